import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import { readPdf } from '#core/archive/parse/readers/pdf/document.ts';
import { bodySize } from '#core/archive/parse/readers/pdf/lines.ts';
import type { Article } from '#shared/model/issue.ts';
import { type Counts, f1, type Row, recall } from './rows.ts';

/** A title with the page that it was printed on, in the order of the file. */
interface Label {
  readonly title: string;
  readonly page: number;
}

/** What is printed between a head and its text, read off the drawn text by size alone. */
interface Printed {
  /** The line of names, without spaces; null where there is none. */
  readonly byline: string | null;
  /** The name in the brackets of the credit line. */
  readonly reporter: string | null;
  readonly paragraphs: readonly string[];
}

const set = 'rmrb-2025 PDF';
const file = '2025-10-20';

/** A paper put together as one PDF, one column, every article on pages of its own. */
export async function rows(samples: string): Promise<Row[]> {
  const folder = join(samples, 'rmrb-2025');
  const bytes = new Uint8Array(await readFile(join(folder, `${file}.pdf`)));
  const labels: unknown = JSON.parse(await readFile(join(folder, `${file}.titles.json`), 'utf8'));
  const { articles } = labels as { readonly articles: readonly Label[] };
  const path = `${file}.pdf`;
  const [issue] = await parseSource({
    path,
    files: [{ path, size: bytes.length }],
    bytes: async () => bytes,
  });
  if (!issue) throw new Error(`${path} gave no issue.`);
  const matched = match(articles, issue.articles);
  return [
    titlesRow(articles, matched, issue),
    pagesRow(articles, matched),
    ...(await printedRows(bytes, matched, issue)),
    spacesRow(issue),
    paperRow(issue),
  ];
}

const bare = (text: string): string => text.replace(/\s/gu, '');
const oneSpace = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Each label's article: the next one whose headline has the same characters. */
function match(labels: readonly Label[], articles: readonly Article[]): (Article | null)[] {
  let from = 0;
  return labels.map(({ title }) => {
    const at = articles.findIndex(
      ({ headline }, index) => index >= from && headline !== null && bare(headline.text) === bare(title),
    );
    if (at < 0) return null;
    from = at + 1;
    return articles[at] ?? null;
  });
}

function titlesRow(
  labels: readonly Label[],
  matched: readonly (Article | null)[],
  issue: ComposedIssue,
): Row {
  const isExact = (label: Label, index: number) =>
    oneSpace(matched[index]?.headline?.text ?? '') === oneSpace(label.title);
  return {
    set,
    measure: 'titles exact',
    value: f1({
      found: issue.articles.length,
      expected: labels.length,
      right: labels.filter(isExact).length,
    }),
    reach: 97 / 99,
    worst: [
      ...labels.flatMap((label, index) =>
        isExact(label, index)
          ? []
          : [`not exact: ${label.title} (${matched[index]?.headline?.text ?? 'none'})`],
      ),
      ...issue.articles
        .filter((article) => !matched.includes(article))
        .map(({ headline, paragraphs }) => `no article: ${headline?.text ?? paragraphs[0]?.text}`),
    ],
  };
}

function pagesRow(labels: readonly Label[], matched: readonly (Article | null)[]): Row {
  const wrong = labels.filter(({ page }, index) => matched[index]?.page !== page);
  return {
    set,
    measure: 'pages as printed',
    value: 1 - wrong.length / labels.length,
    reach: 1,
    worst: wrong.map(({ title, page }) => `page ${page}: ${title}`),
  };
}

const paperLine = /《[^》]+》（.*第\s*\d+\s*版）/u;
const staff = /^(?:本报|新华社|人民网)记者/u;

async function printedRows(
  bytes: Uint8Array,
  matched: readonly (Article | null)[],
  issue: ComposedIssue,
): Promise<Row[]> {
  const printed = await readPrinted(bytes);
  const worst: string[] = [];
  let expected = 0;
  let right = 0;
  printed.forEach(({ byline, reporter }, index) => {
    if (byline === null && reporter === null) return;
    expected++;
    const article = matched[index];
    const names = article?.bylines.map(({ name }) => name).join('') ?? '';
    const isLine = byline === null || bare(article?.bylineLine?.text ?? '') === byline;
    if (isLine && names === (reporter ?? byline?.replace(staff, ''))) right++;
    else
      worst.push(`${byline ?? reporter}: ${article?.bylineLine?.text ?? 'no line'}, ${names || 'no name'}`);
  });
  const paragraphs = printed.flatMap((one) => one.paragraphs);
  const found = issue.articles.flatMap((article) => article.paragraphs.map(({ text }) => bare(text)));
  const counts = sameTexts(found, paragraphs);
  return [
    {
      set,
      measure: 'bylines',
      value: recall({ found: expected, expected, right }),
      reach: 62 / 65,
      worst,
    },
    { set, measure: 'paragraphs F1', value: f1(counts.counts), reach: 0.99, worst: counts.worst },
  ];
}

/** The pages' drawn text in lines: size tells heads, bylines and text, an indent a paragraph. */
async function readPrinted(bytes: Uint8Array): Promise<Printed[]> {
  const { pages } = await readPdf(file, bytes);
  const body = bodySize(pages.flatMap(({ runs }) => runs));
  const found: { byline: string | null; reporter: string | null; paragraphs: string[] }[] = [];
  let flush = Number.POSITIVE_INFINITY;
  for (const { runs } of pages)
    for (const { left, size } of runs) if (size === body) flush = Math.min(flush, left);
  for (const page of pages) {
    const lines: { text: string; left: number; size: number; top: number }[] = [];
    for (const { text, left, size, bottom } of page.runs) {
      const last = lines.at(-1);
      if (last && Math.abs(last.top - bottom) < size * 0.6) last.text += text;
      else lines.push({ text, left, size, top: bottom });
    }
    const at = lines.findIndex(({ text }) => paperLine.test(text));
    if (at >= 0) {
      const byline = lines.slice(0, at).find(({ size }) => size < body);
      const opening = bare(
        lines
          .slice(at + 1, at + 4)
          .map(({ text }) => text)
          .join(''),
      );
      found.push({
        byline: byline ? bare(byline.text) : null,
        reporter: /^.{0,24}电（(?:人民网)?记者(\p{Script=Han}{2,4})）/u.exec(opening)?.[1] ?? null,
        paragraphs: [],
      });
    }
    const open = found.at(-1)?.paragraphs;
    if (!open) continue;
    for (const { text, left, size } of lines.slice(at + 1)) {
      if (/^\s*第\s*\d+\s*页\s*$/u.test(text) || bare(text) === '') continue;
      if (Math.abs(size - body) > body * 0.1) {
        if (size < body * 1.3) open.push(bare(text));
      } else if (left > flush + body || open.length === 0) open.push(bare(text));
      else open.push((open.pop() ?? '') + bare(text));
    }
  }
  return found;
}

function sameTexts(
  found: readonly string[],
  expected: readonly string[],
): { readonly counts: Counts; readonly worst: readonly string[] } {
  const left = new Map<string, number>();
  for (const text of expected) left.set(text, (left.get(text) ?? 0) + 1);
  let right = 0;
  const worst: string[] = [];
  for (const text of found) {
    const count = left.get(text) ?? 0;
    if (count > 0) {
      right++;
      left.set(text, count - 1);
    } else worst.push(`no paragraph: ${text.slice(0, 40)}`);
  }
  for (const [text, count] of left) if (count > 0) worst.push(`not found: ${text.slice(0, 40)}`);
  return { counts: { found: found.length, expected: expected.length, right }, worst };
}

/** Spaces that nobody printed: put between two full-width characters where lines were joined. */
function spacesRow(issue: ComposedIssue): Row {
  const characters = Array.from(issue.text);
  const isFullWidth = (character = '') => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’]/u.test(character);
  const worst: string[] = [];
  for (const { kicker, deck, bylineLine, paragraphs } of issue.articles) {
    for (const flow of [kicker, deck, bylineLine, ...paragraphs]) {
      for (const [index, { start, glue }] of (flow?.pieces ?? []).entries()) {
        const before = characters[(flow?.pieces[index - 1]?.end ?? 0) - 1];
        if (glue !== '' && isFullWidth(before) && isFullWidth(characters[start]))
          worst.push(characters.slice(start - 8, start + 8).join(''));
      }
    }
  }
  return { set, measure: 'false spaces', value: worst.length, reach: 0, atMost: true, worst };
}

function paperRow({ publication, date }: ComposedIssue): Row {
  const isRight = publication === '人民日报' && date === file;
  return {
    set,
    measure: 'paper and date',
    value: isRight ? 1 : 0,
    reach: 1,
    worst: isRight ? [] : [`${publication} ${date}`],
  };
}
