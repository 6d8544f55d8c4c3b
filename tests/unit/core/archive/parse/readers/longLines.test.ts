import { describe, expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { csvReader } from '#core/archive/parse/readers/csv/csv.ts';
import { markdownReader } from '#core/archive/parse/readers/markdown/markdown.ts';

const million = 1_000_000;
const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

describe('a file that has lost its line ends', () => {
  it.each([
    ['Chinese sentences', filled('市里昨日召开会议，讨论铁路工程。', 2 * million)],
    ['English sentences', filled('The ship came in with the tide. It left again at noon. ', 2 * million)],
    ['no sentence at all', filled('word ', 2 * million)],
    ['no space at all', filled('字', million)],
    ['characters of two units', filled('𠮷', million)],
  ])('is read in parts that end with a sentence, which is said: %s', (_, text) => {
    const issue = parseIssueFile('a.txt', Buffer.from(text));
    const lengths = issue.articles.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ pieces }) => pieces.map(({ start, end }) => end - start)),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(32_768);
    expect(issue.warnings).toContainEqual(
      expect.objectContaining({
        code: 'longLines',
        message: expect.stringMatching(/^A line of [\d,]+ char.*\.$/u),
      }),
    );
    expect(coverage(issue)).toEqual({ lost: [], doubled: [] });
  });

  it('is taken for no table, however long its line is', () => {
    const text = '字'.repeat(40 * million);
    const input = {
      path: 'a.txt',
      bytes: new Uint8Array(),
      decoded: { text, encoding: 'utf-8', truncated: false, damaged: 0 },
    };
    const source = { path: 'a.txt', files: [], bytes: async () => input.bytes };
    expect(csvReader.matches({ ...input, source })).toBe(false);
    expect(markdownReader.matches(input)).toBe(false);
  });

  it('ends its parts where sentences end', () => {
    const issue = parseIssueFile('a.txt', Buffer.from(filled('市里昨日召开会议，讨论铁路工程。', 300_000)));
    const paragraphs = issue.articles.flatMap((article) => article.paragraphs);
    expect(paragraphs.length).toBeGreaterThan(8);
    expect(paragraphs.every(({ text }) => text.endsWith('。'))).toBe(true);
  });

  it('leaves long paragraphs as they are', () => {
    const issue = parseIssueFile('a.txt', Buffer.from(filled('市里昨日召开会议，讨论铁路工程。', 60_000)));
    expect(issue.warnings.map(({ code }) => code)).not.toContain('longLines');
    expect(issue.articles.flatMap((article) => article.paragraphs)).toHaveLength(1);
  });
});
