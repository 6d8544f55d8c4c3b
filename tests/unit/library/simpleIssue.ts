import { createHash } from 'node:crypto';
import type { ComposedIssue } from '#core/library/facts.ts';
import { UnreadableFileError } from '#core/readers/reader.ts';
import type { Article } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';

/**
 * A parser for made-up issue files: the first line is `publication|date|edition|number` (empty: null),
 * each line after it an article whose headline is its first word. The real one is tested elsewhere.
 */
export function parseSimple(path: string, bytes: Uint8Array): ComposedIssue {
  if (bytes.includes(0)) throw new UnreadableFileError('binary', `${path} is a binary file.`);
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new UnreadableFileError('empty', `${path} is empty.`);
  const points = indexCodePoints(text);
  const flow = (start: number, end: number): Flow => makeFlow([{ start, end, glue: '' }], points.slice);
  const [first = '', ...lines] = text.split('\n');
  const names = first.split('|').map((name) => (name === '' ? null : name));
  const articles: Article[] = [];
  let at = codePointLength(first) + 1;
  for (const [index, line] of lines.entries()) {
    const length = codePointLength(line);
    if (line.trim() !== '') {
      const headline = codePointLength(line.split(' ')[0] ?? '');
      articles.push({
        id: `a-${index}`,
        start: at,
        end: at + length,
        headline: flow(at, at + headline),
        kicker: null,
        deck: null,
        bylineLine: null,
        bylines: [],
        creditLine: null,
        page: null,
        section: null,
        paragraphs: headline < length ? [{ ...flow(at + headline, at + length), kind: 'body' }] : [],
        continuedOn: null,
        continuedFrom: null,
        continuationMarks: [],
        confidence: 1,
        decisions: [],
      });
    }
    at += length + 1;
  }
  return {
    source: {
      path,
      format: 'simple',
      encoding: 'utf-8',
      size: bytes.length,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
      normalForm: 'NFC',
    },
    publication: names[0] ?? null,
    date: names[1] ?? null,
    edition: names[2] ?? null,
    issueNumber: names[3] ?? null,
    pageCount: null,
    language: 'en',
    masthead: {
      title: names[0] ?? null,
      dateText: names[1] ?? null,
      lunarDate: null,
      weekday: null,
      price: null,
      parts: [{ ...flow(0, codePointLength(first)), field: 'title', value: names[0] ?? '' }],
    },
    imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
    pages: [],
    articles,
    notices: [],
    text,
    dropped: [],
    warnings: [],
  };
}
