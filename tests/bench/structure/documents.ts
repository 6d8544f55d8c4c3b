import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import type { Source } from '#core/archive/parse/readers/reader.ts';
import { column, pdf } from '../../unit/core/archive/parse/readers/pdf/pdfFile.ts';
import { plainXml, xmlText, xmlTexts } from './plainXml.ts';
import type { Row } from './rows.ts';

/**
 * The measures of issue 3 over the documents of other people's samples: newswire, TEI, saved pages, tables,
 * the markup edition of 晶報 and PDF. What is expected is read from the files by means of its own, without
 * the readers.
 */
export async function rows(samples: string): Promise<Row[]> {
  return [
    ...(await exactRows('newswire', filesIn(join(samples, 'newswire'), '.xml'), newswireLabels)),
    ...(await exactRows('tei', filesIn(join(samples, 'tei'), '.xml'), teiLabels)),
    await appledailyRow(filesIn(join(samples, 'appledaily-tw'), '.htm')),
    ...(await shenbaoRows(filesIn(join(samples, 'shenbao'), '.csv'))),
    ...(await jingbaoRows(join(samples, 'jingbao-1939'))),
    await lostRow(samples),
    ...longPdfRows(),
  ];
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

function sourceOf(...paths: readonly string[]): Source {
  return {
    path: paths[0] ?? '',
    files: paths.map((path) => ({ path, size: statSync(path).size })),
    bytes: async (path) => new Uint8Array(readFileSync(path)),
  };
}

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/u, '');

interface Labels {
  readonly headlines: readonly string[];
  readonly bylines: readonly string[];
  readonly date: string | null;
}

function newswireLabels(text: string): Labels {
  const isNitf = /<nitf[\s>]/u.test(text);
  const stamp = isNitf
    ? (/date\.publication="([^"]+)"/u.exec(text) ?? /<date\.issue\s+norm="([^"]+)"/u.exec(text))?.[1]
    : (xmlText(text, 'firstCreated') ?? xmlText(text, 'contentCreated') ?? undefined);
  const day = /^(\d{4})-?(\d{2})-?(\d{2})/u.exec(stamp ?? '');
  const bylines = xmlTexts(text, isNitf ? 'byline' : 'by');
  return {
    headlines: xmlTexts(text, isNitf ? 'hl1' : 'headline'),
    bylines: bylines.filter((byline) => byline !== ''),
    date: day ? `${day[1]}-${day[2]}-${day[3]}` : null,
  };
}

function teiLabels(text: string): Labels {
  const [header = '', body = ''] = text.split(/<\/teiHeader>/u);
  const source = /<sourceDesc>[\s\S]*<\/sourceDesc>/u.exec(header)?.[0] ?? '';
  const printed = body.replace(/<facsimile>[\s\S]*<\/facsimile>/u, '');
  const divisions = printed.split(/<div1?[\s>]/u).slice(1);
  const headlines = divisions.flatMap((division) => {
    const heads = [...division.matchAll(/<head(?![^>]*type="sub")[^>]*>([\s\S]*?)<\/head>/gu)];
    // Heads behind the first paragraph are subheads.
    const first = heads[0];
    const before = first && !/<p[\s>]/u.test(division.slice(0, first.index));
    return before ? [plainXml(first[1] ?? '')] : [];
  });
  const runIn = /<p><hi[^>]*>([\s\S]*?)<\/hi>/u.exec(printed)?.[1];
  const title = xmlTexts(source, 'title')[0] ?? '';
  const isRunIn = headlines.length === 0 && runIn !== undefined && plainXml(runIn) === title;
  return {
    headlines: isRunIn ? [title] : headlines.filter((head) => head !== ''),
    bylines: xmlTexts(printed, 'byline'),
    date: /<date[^>]*\bwhen="(\d{4}-\d{2}-\d{2})"/u.exec(source)?.[1] ?? null,
  };
}

/** Shares of headlines, bylines and dates that are exactly what the file says. */
async function exactRows(
  set: string,
  files: readonly string[],
  labelsOf: (text: string) => Labels,
): Promise<Row[]> {
  const wrong = { headline: [] as string[], byline: [] as string[], date: [] as string[] };
  const total = { headline: 0, byline: 0, date: 0 };
  const compare = (
    measure: keyof typeof wrong,
    file: string,
    expected: readonly string[],
    found: readonly string[],
  ) => {
    const count = Math.max(expected.length, found.length);
    total[measure] += count;
    for (let index = 0; index < count; index++) {
      if (expected[index] !== found[index])
        wrong[measure].push(`${basename(file)}: “${found[index] ?? '–'}” for “${expected[index] ?? '–'}”`);
    }
  };
  for (const file of files) {
    const labels = labelsOf(read(file));
    const issues = await parseSource(sourceOf(file));
    const articles = issues.flatMap((issue) => issue.articles);
    compare(
      'headline',
      file,
      labels.headlines,
      articles.flatMap((article) => article.headline?.text ?? []),
    );
    compare(
      'byline',
      file,
      labels.bylines,
      articles.flatMap((article) => article.bylineLine?.text ?? []),
    );
    compare(
      'date',
      file,
      labels.date === null ? [] : [labels.date],
      issues.flatMap((issue) => issue.date ?? []),
    );
  }
  return (['headline', 'byline', 'date'] as const).map((measure) => ({
    set,
    measure: `${measure} exact`,
    value: total[measure] === 0 ? 1 : 1 - wrong[measure].length / total[measure],
    reach: 1,
    worst: wrong[measure],
  }));
}

/** Share of the clean text that the article's text holds, in its order. */
async function appledailyRow(files: readonly string[]): Promise<Row> {
  const shares: { readonly name: string; readonly share: number }[] = [];
  for (const file of files) {
    const clean = bare(read(file.replace(/\.htm$/u, '.txt')));
    const [issue] = await parseSource(sourceOf(file));
    const [article] = issue?.articles ?? [];
    const found = bare(
      [article?.headline, article?.deck, article?.bylineLine, ...(article?.paragraphs ?? [])]
        .map((flow) => flow?.text ?? '')
        .join(''),
    );
    shares.push({ name: basename(file), share: longestCommon(clean, found) / clean.length });
  }
  const worst = shares
    .filter(({ share }) => share < 0.99)
    .map(({ name, share }) => `${name}: ${share.toFixed(4)}`);
  return {
    set: 'appledaily-tw',
    measure: 'text of the .txt, in order',
    value: shares.reduce((sum, { share }) => sum + share, 0) / shares.length,
    reach: 0.99,
    worst,
  };
}

const bare = (text: string): string => text.replace(/\s+/gu, '');

/** Length of the longest common subsequence. */
function longestCommon(a: string, b: string): number {
  let row = new Uint32Array(b.length + 1);
  for (const character of a) {
    const next = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at++)
      next[at] = b[at - 1] === character ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Every row with a date stands in the issue of its day and page, under its title. */
/** Whether a title is the headline; one too long for a headline begins the article. */
function holdsTitle({ headline, paragraphs }: ComposedIssue['articles'][number], title: string): boolean {
  if (headline?.text === title) return true;
  const bare = (text: string) => text.replace(/\s/gu, '');
  const printed = [headline?.text ?? '', ...paragraphs.map(({ text }) => text)].join('');
  return title.length > 150 && bare(printed).startsWith(bare(title));
}

async function shenbaoRows(files: readonly string[]): Promise<Row[]> {
  const wrong: string[] = [];
  let total = 0;
  for (const file of files) {
    const issues = await parseSource(sourceOf(file));
    for (const match of read(file).matchAll(
      /^\w+,\d+,\d+,[^\n]*?日期：(\d{4}-\d{2}-\d{2}) 版次\/卷期：(\d+) 版[^,\n]*,(?:https?:[^,\n]*|),([^,\n"]+),/gmu,
    )) {
      const [, date, page, title = ''] = match;
      total++;
      const found = issues.some(
        (issue) =>
          issue.date === date &&
          issue.articles.some(
            (article) => article.page === Number(page) && holdsTitle(article, title.trim()),
          ),
      );
      if (!found) wrong.push(`${date}: ${title}`);
    }
  }
  return [
    {
      set: 'shenbao',
      measure: 'rows in the issue of their date and page',
      value: 1 - wrong.length / Math.max(1, total),
      reach: 1,
      worst: wrong,
    },
  ];
}

interface JingbaoLabels {
  readonly issue: string;
  readonly blocks: readonly { readonly type: string; readonly title_lines: readonly string[] }[];
}

/** The markup edition against the labels of its text: articles and their headlines. */
async function jingbaoRows(folder: string): Promise<Row[]> {
  const missing: string[] = [];
  let total = 0;
  for (const file of filesIn(join(folder, 'labels'), '.json')) {
    const labels: JingbaoLabels = JSON.parse(read(file));
    const folds = filesIn(join(folder, 'xml'), '.xml').filter((path) =>
      basename(path).startsWith(labels.issue),
    );
    const issues: readonly ComposedIssue[] = await parseSource(sourceOf(...folds));
    const heads = new Set(
      issues.flatMap(({ articles }) => articles.map(({ headline }) => bare(headline?.text ?? ''))),
    );
    for (const { type, title_lines: lines } of labels.blocks) {
      if (type !== 'article' || lines.length === 0) continue;
      total++;
      if (!heads.has(bare(lines.join('')))) missing.push(`${labels.issue}: ${lines.join(' ')}`);
    }
  }
  return [
    {
      set: 'jingbao-1939 xml',
      measure: 'headlines of labelled articles',
      value: 1 - missing.length / Math.max(1, total),
      reach: 0.95,
      worst: missing,
    },
  ];
}

/** Characters of the documents that no issue holds, over all sets. */
async function lostRow(samples: string): Promise<Row> {
  const worst: string[] = [];
  let lost = 0;
  const check = async (paths: readonly string[], expected: (text: string) => string) => {
    const issues = await parseSource(sourceOf(...paths));
    const gaps = issues.reduce((sum, issue) => sum + coverage(issue).lost.length, 0);
    const missing = missingInk(
      paths.map((path) => expected(read(path))).join(''),
      issues.map(({ text }) => text).join(''),
    );
    if (missing.length + gaps === 0) return;
    lost += missing.length + gaps;
    worst.push(
      `${basename(paths[0] ?? '')}: ${missing.length} characters (${missing.slice(0, 20)}), ${gaps} gaps`,
    );
  };
  for (const path of filesIn(join(samples, 'tei'), '.xml'))
    await check([path], (text) =>
      plainXml(/<text>[\s\S]*<\/text>/u.exec(text.replace(/[\s\S]*<\/teiHeader>/u, ''))?.[0] ?? ''),
    );
  for (const path of filesIn(join(samples, 'newswire'), '.xml'))
    await check([path], (text) =>
      plainXml((/<body>[\s\S]*<\/body>/u.exec(text)?.[0] ?? '') + xmlTexts(text, 'headline').join('')),
    );
  for (const path of filesIn(join(samples, 'appledaily-tw'), '.htm'))
    await check([path], (text) =>
      plainXml(text.replace(/<(script|style)[\s\S]*?<\/\1>/giu, '').replace(/^[\s\S]*<body>/u, '')),
    );
  for (const path of filesIn(join(samples, 'shenbao'), '.csv'))
    await check([path], (text) => text.replace(/[",]/gu, ''));
  for (const path of filesIn(join(samples, 'jingbao-1939', 'xml'), '.xml'))
    await check([path], (text) =>
      plainXml(text.replace(/<!DOCTYPE[\s\S]*?\]>/u, '').replaceAll('&gaiji;', '〓')),
    );
  const newsletter = join(samples, 'pdf', 'sample-color-newsletter.pdf');
  const drawn = await drawnText(newsletter);
  await check([newsletter], () => drawn);
  return {
    set: 'tei, newswire, html, csv, ecpo, pdf',
    measure: 'lost characters',
    value: lost,
    reach: 0,
    unit: 'characters',
    atMost: true,
    worst,
  };
}

/** All text that a PDF draws, in the order of the file. */
async function drawnText(path: string): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await document.loadingTask.destroy();
  return text;
}

function missingInk(expected: string, actual: string): string {
  const counts = new Map<string, number>();
  for (const character of actual) counts.set(character, (counts.get(character) ?? 0) + 1);
  let missing = '';
  for (const character of expected.replace(/[\s\u00a0\u200b\ufeff]/gu, '')) {
    const left = counts.get(character) ?? 0;
    if (left === 0) missing += character;
    else counts.set(character, left - 1);
  }
  return missing;
}

/** A PDF of 500 pages in three columns, read in a process of its own. */
function longPdfRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  try {
    const path = join(folder, 'long.pdf');
    const lines = (page: number, part: number) =>
      Array.from({ length: 60 }, (_, index) => `Page ${page} column ${part} line ${index} of it`);
    const pages = Array.from({ length: 500 }, (_, page) =>
      [1, 2, 3].flatMap((part) => column(40 + part * 130, 790, lines(page, part), 8)),
    );
    writeFileSync(path, pdf(pages));
    const script = `
      const { readFileSync } = await import('node:fs');
      const { parseSource } = await import(${JSON.stringify(new URL('../../../src-main/core/archive/parse/parse.ts', import.meta.url).href)});
      const path = ${JSON.stringify(path)};
      const bytes = new Uint8Array(readFileSync(path));
      const start = performance.now();
      const [issue] = await parseSource({ path, files: [{ path, size: bytes.length }], bytes: async () => bytes });
      console.log(JSON.stringify({ pages: issue.facsimile.length, seconds: (performance.now() - start) / 1000, memory: process.resourceUsage().maxRSS / 1024 }));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    const measured: { pages: number; seconds: number; memory: number } | null =
      stdout === '' ? null : JSON.parse(stdout);
    const worst = measured ? [] : [stderr.trim().split('\n').at(-1) ?? 'no output'];
    return [
      {
        set: 'PDF of 500 pages',
        measure: 'memory',
        value: measured?.memory ?? null,
        reach: 1024,
        unit: 'MB',
        atMost: true,
        worst,
      },
      {
        set: 'PDF of 500 pages',
        measure: 'time',
        value: measured?.seconds ?? null,
        reach: 60,
        unit: 's',
        atMost: true,
        worst,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
