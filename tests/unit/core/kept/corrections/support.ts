import type { Article, Issue, Notice, Paragraph } from '#shared/model/issue.ts';
import type { Flow, FlowPiece } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';

/** A made-up issue of some lines; an empty line ends an article, `* ` begins a notice. */
export function issueOf(
  lines: readonly string[],
  pieces: (line: number) => readonly number[] = () => [],
): Issue {
  const text = lines.join('\n');
  const { slice, length } = indexCodePoints(text);
  const articles: Article[] = [];
  const notices: Notice[] = [];
  let at = 0;
  let open: { headline: Flow; paragraphs: Paragraph[] } | null = null;
  const close = () => {
    if (open) articles.push(articleOf(`a${articles.length}`, open.headline, open.paragraphs));
    open = null;
  };
  for (const [index, line] of lines.entries()) {
    const size = [...line].length;
    const cuts = [at, ...pieces(index).map((cut) => at + cut), at + size];
    // Between two pieces one character belongs to nobody: a line break of the layout.
    const parts = cuts.slice(1).map(
      (end, part): FlowPiece => ({
        start: (cuts[part] ?? at) + (part === 0 ? 0 : 1),
        end,
        glue: part === 0 ? '' : ' ',
      }),
    );
    if (line === '') close();
    else if (line.startsWith('* ')) {
      close();
      const flow = makeFlow([{ start: at + 2, end: at + size, glue: '' }], slice);
      notices.push({ ...flow, id: `n${notices.length}`, kind: 'filler', page: 1 });
    } else if (open === null) open = { headline: makeFlow(parts, slice), paragraphs: [] };
    else (open as { paragraphs: Paragraph[] }).paragraphs.push({ ...makeFlow(parts, slice), kind: 'body' });
    at += size + 1;
  }
  close();
  return {
    id: 'issue',
    source: { path: 'a.txt', format: 'text', encoding: 'utf-8', size: 0, contentHash: '', normalForm: 'NFC' },
    publication: 'Gazette',
    date: null,
    edition: null,
    issueNumber: null,
    pageCount: 1,
    language: 'en',
    masthead: { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] },
    imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
    pages: [{ number: 1, name: null, start: 0, end: length }],
    articles,
    notices,
    text,
    dropped: [],
    warnings: [],
  };
}

function articleOf(id: string, headline: Flow, paragraphs: readonly Paragraph[]): Article {
  return {
    id,
    start: headline.start,
    end: paragraphs.at(-1)?.end ?? headline.end,
    headline,
    kicker: null,
    deck: null,
    bylineLine: null,
    bylines: [],
    creditLine: null,
    page: 1,
    section: null,
    paragraphs,
    continuedOn: null,
    continuedFrom: null,
    continuationMarks: [],
    confidence: 1,
    decisions: [],
  };
}

/** Where words stand in an issue's text. */
export function spanOf(issue: Issue, words: string): { start: number; end: number } {
  const at = issue.text.indexOf(words);
  if (at < 0) throw new Error(`${words} is not in the issue.`);
  const start = [...issue.text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}
