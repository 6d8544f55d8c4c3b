import { describe, expect, it } from 'vitest';
import { issueDescription } from '#shared/contract/calls/library.ts';
import { patchOf, saidBy } from '../../../../../src-renderer/state/library/describe.ts';
import { summary } from '../../support.ts';

describe('what a person fills in', () => {
  it('becomes a patch of what was typed and taken back, and of nothing else', () => {
    const patch = patchOf({ title: '  晶報 ', pageCount: '4', edition: null, place: ' ' });
    expect(patch).toEqual({ title: '晶報', pageCount: 4, edition: null });
    expect(issueDescription.safeParse(patch).success).toBe(true);
  });

  it('asks for nothing where nothing was typed', () => {
    expect(patchOf({ title: ' ', date: '' })).toBeNull();
  });

  it('stands beside what the issues say already', () => {
    const issues = [
      summary({ id: 'a', publication: '晶報', edition: 'A', language: 'und' }),
      summary({ id: 'b', publication: '晶報', edition: 'B', language: 'und' }),
    ];
    expect(saidBy(issues, 'title')).toEqual({ kind: 'one', value: '晶報' });
    expect(saidBy(issues, 'edition')).toEqual({ kind: 'several' });
    expect(saidBy(issues, 'language')).toEqual({ kind: 'none' });
  });
});
