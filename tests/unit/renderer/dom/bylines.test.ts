import { describe, expect, it } from 'vitest';
import { nameAt } from '../../../../src-renderer/dom/bylines.ts';

describe('the name at a place of a byline', () => {
  const byline = '本报记者 贺一鸣 林晓舟';
  const names = ['贺一鸣', '林晓舟'];

  it('is the one that stands there, else the first', () => {
    expect(nameAt(byline, names, 6)).toBe('贺一鸣');
    expect(nameAt(byline, names, 11)).toBe('林晓舟');
    expect(nameAt(byline, names, 1)).toBe('贺一鸣');
    expect(nameAt(byline, [], 1)).toBeNull();
  });
});
