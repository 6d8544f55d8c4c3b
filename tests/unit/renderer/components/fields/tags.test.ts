import { describe, expect, it } from 'vitest';
import { addTags } from '../../../../../src-renderer/components/fields/tags.ts';

describe('tags', () => {
  it('end at commas of either script, are trimmed and come once', () => {
    expect(addTags(['人大'], ' 联络站，人大、 city hall ;x')).toEqual(['人大', '联络站', 'city hall', 'x']);
    expect(addTags(['a'], ' ，, ')).toEqual(['a']);
  });
});
