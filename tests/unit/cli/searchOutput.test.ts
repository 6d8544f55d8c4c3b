import { describe, expect, it } from 'vitest';
import type { SearchResult } from '#shared/model/search.ts';
import { contextLines } from '#shared/text/contextLines.ts';
import { csvText } from '#shared/text/csv.ts';
import { timelineRows } from '#shared/text/searchTables.ts';
import { contextTable, timelineTable } from '../../../src-main/cli/searchOutput.ts';
import { searchHit } from '../core/search/searchHit.ts';

const hit = searchHit({
  publication: 'The Daily',
  date: '1998-03-09',
  page: 1,
  headline: 'The fire',
  headlineSnippet: { text: 'The fire', matches: [{ start: 4, end: 8 }] },
  snippets: [{ text: '𠮷野家fire\nout', matches: [{ start: 3, end: 7 }] }],
});

describe('keyword in context', () => {
  it('takes every match with what stands left and right of it', () => {
    expect(contextLines([hit]).map(({ before, match, after }) => [before, match, after])).toEqual([
      ['The ', 'fire', ''],
      ['𠮷野家', 'fire', ' out'],
    ]);
  });

  it('sets the matches below one another, wide characters counted as two', () => {
    const [latin = '', chinese = ''] = contextTable(contextLines([hit]), 60);
    expect(latin).toBe(`1998-03-09  ${' '.repeat(14)}The [fire]`);
    expect(chinese).toBe(`1998-03-09  ${' '.repeat(12)}𠮷野家[fire] out`);
  });
});

describe('CSV', () => {
  it('quotes what needs it, and lets no cell be a formula', () => {
    expect(csvText([['a', 'b "c", d', '=1+1', null, 3]])).toBe('a,"b ""c"", d",\'=1+1,,3\r\n');
  });
});

describe('the timeline', () => {
  const result = {
    timeline: [
      { value: '1998', count: 1, of: 7 },
      { value: '1999', count: 2, of: 2 },
    ],
  } as unknown as SearchResult;

  it('is a table and rows', () => {
    expect(timelineRows(result.timeline ?? [])).toEqual([
      ['time', 'hits', 'of'],
      ['1998', 1, 7],
      ['1999', 2, 2],
    ]);
    const [first = '', second = ''] = timelineTable(result, 50);
    expect(first).toContain('1 of 7');
    expect(second.split('█')).toHaveLength(21);
  });
});
