import { basename, join } from 'node:path';
import { draftFlows } from '#core/archive/parse/compose/articles/draftedArticle.ts';
import type { ComposedIssue } from '#core/archive/parse/parse.ts';
import type { Article } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { fileLike, filesBelow, type ReadFolderSource, read, readFolder } from './issueFiles.ts';
import { type MapArticle, metsLabels } from './metsLabels.ts';
import { essence } from './plainTags.ts';
import { xmlTexts } from './plainXml.ts';
import { f1, type Row } from './rows.ts';

/**
 * METS, DIDL and their kin as a library reads them: one issue a folder, with articles, headings, pages, title and date as
 * their files give them. What is expected is read with patterns, not with the readers.
 */
export async function rows(samples: string): Promise<Row[]> {
  const all: Row[] = [];
  for (const { set, ...labels } of sets)
    all.push(...(await setRows(set, join(samples, 'mets-alto', set), labels)));
  return all;
}

interface SetLabels {
  /** Which file has the map of the articles; null where none has. */
  readonly map: RegExp | null;
  /** Issues that the folder holds. */
  readonly issues: number;
  /** Titles in order, as the records give them: a pattern over the file that has them, null where none has. */
  readonly title: { readonly file: RegExp; readonly pattern: RegExp } | 'printed' | null;
}

const sets: readonly ({ readonly set: string } & SetLabels)[] = [
  {
    set: 'luxemburger-zeitung-1858',
    map: /mets\.xml$/u,
    issues: 1,
    title: { file: /mets\.xml$/u, pattern: /MODSMD_PRINT_TI1[\s\S]*?<(?:\w+:)?title>([^<]+)/u },
  },
  {
    set: 'british-library-1824',
    map: /mets\.xml$/u,
    issues: 1,
    title: { file: /mets\.xml$/u, pattern: /<(?:\w+:)?title>([^<]+)/u },
  },
  { set: 'gallica-oeuvre-1915', map: /toc\/[^/]+\.xml$/u, issues: 1, title: 'printed' },
  { set: 'rero-bundner-landbote-1845', map: /METS\.xml$/u, issues: 1, title: null },
  {
    set: 'kb-delpher-1813',
    map: null,
    issues: 1,
    title: { file: /didl\.xml$/u, pattern: /<dc:title[^>]*>([^<]+)/u },
  },
  {
    set: 'danish-1795',
    map: null,
    issues: 3,
    title: { file: /edition\.xml$/u, pattern: /<mods:title>([^<]+)/u },
  },
  {
    set: 'ndnp-park-record-1935',
    map: null,
    issues: 1,
    title: { file: /\d{10}\.xml$/u, pattern: /LABEL="([^("]+?)\s*\(/u },
  },
];

/** The rows of one folder; also for other issues of the same archives. */
export async function setRows(set: string, folder: string, labels: SetLabels): Promise<Row[]> {
  const sources = (await readFolder(folder)).filter(({ path }) => !path.endsWith('.pdf'));
  const issues = sources.flatMap((source) => source.issues);
  const [issue] = issues;
  if (!issue) return [{ set, measure: 'issues', value: 0, reach: 1, worst: [`${folder} gave nothing`] }];
  const mapPath = labels.map === null ? null : fileLike(folder, labels.map);
  return [
    issuesRow(set, sources, labels.issues),
    ...(mapPath === null
      ? await unmappedRows(set, folder, issues)
      : mapRows(set, metsLabels(mapPath).articles, issue)),
    titleRow(set, folder, issues, mapPath, labels),
    dateRow(set, folder, issues),
  ];
}

const share = (wrong: number, all: number): number => (all === 0 ? 1 : 1 - wrong / all);

/** Every source is an issue, and there are as many as there should be. */
function issuesRow(set: string, sources: readonly ReadFolderSource[], expected: number): Row {
  const worst = sources.flatMap(({ path, problem }) => (problem === null ? [] : [`${path}: ${problem}`]));
  const count = sources.length;
  if (count !== expected) worst.push(`${count} sources: ${sources.map(({ path }) => path).join(', ')}`);
  return {
    set,
    measure: 'issues, nothing else',
    value: expected / Math.max(count, expected),
    reach: 1,
    worst,
  };
}

/** The whole text of an article in the order of the canonical text. */
function articleText(article: Article, text: string): string {
  const index = indexCodePoints(text);
  return draftFlows(article)
    .flatMap(({ pieces }) => pieces)
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => index.slice(start, end))
    .join(' ');
}

/** Articles by their whole text, their headings and pages, and whether they follow each other as in the map. */
function mapRows(set: string, expected: readonly MapArticle[], issue: ComposedIssue): Row[] {
  const found = issue.articles.map((article) => ({
    text: essence(articleText(article, issue.text)),
    headline: article.headline ? essence(article.headline.text) : null,
    page: article.page,
  }));
  const texts = found.map((article) => article.text);
  const wanted = expected.map((article) => article.text);
  const missed = expected.filter((article) => !texts.includes(article.text));
  const extra = found.filter((article) => !wanted.includes(article.text));
  // Articles of noise alone have the same text: each one is looked for behind the one before it first.
  const positions: number[] = [];
  for (const { text } of expected) {
    const next = texts.indexOf(text, (positions.at(-1) ?? -1) + 1);
    positions.push(next < 0 ? texts.indexOf(text) : next);
  }
  const match = (index: number) => found[positions[index] ?? -1];
  const wrongHeads = expected.filter(({ headline }, index) => match(index)?.headline !== headline);
  const wrongPages = expected.filter(({ page }, index) => match(index)?.page !== page);
  const disordered = expected.filter(
    (_, index) => index > 0 && (positions[index] ?? 0) <= (positions[index - 1] ?? 0),
  );
  const counts = { found: found.length, expected: expected.length, right: expected.length - missed.length };
  const names = (articles: readonly MapArticle[]) =>
    articles.map(({ name, headline, text }) => `${name} ${headline ?? ''} (${text.slice(0, 40)})`);
  const row = (measure: string, wrong: readonly MapArticle[]): Row => ({
    set,
    measure,
    value: share(wrong.length, expected.length),
    reach: 1,
    worst: names(wrong),
  });
  return [
    {
      set,
      measure: 'articles as in the map, F1',
      value: f1(counts),
      reach: 1,
      worst: [...names(missed), ...extra.map(({ text }) => `not in the map: ${text.slice(0, 60)}`)],
    },
    row('headings as in the map', wrongHeads),
    row('pages as in the map', wrongPages),
    row('order as in the map', disordered),
  ];
}

/** Without a map: headings as article texts mark them, and every page that is there with an article on a page. */
async function unmappedRows(set: string, folder: string, issues: readonly ComposedIssue[]): Promise<Row[]> {
  const wrong = issues.flatMap((issue) => {
    const numbers = new Set(issue.pages.map(({ number }) => number));
    const count = issue.facsimile?.length ?? 0;
    const lost = issue.articles.filter(({ page }) => page === null || !numbers.has(page));
    return [
      ...(numbers.size === count && count === issue.pageCount
        ? []
        : [`${issue.source.path}: ${numbers.size} of ${count} pages`]),
      ...lost.map(({ id }) => `${issue.source.path}: ${id} is on no page`),
    ];
  });
  const total = issues.reduce((sum, issue) => sum + issue.articles.length + 1, 0);
  const pages: Row = {
    set,
    measure: 'pages of articles',
    value: share(wrong.length, total),
    reach: 1,
    worst: wrong,
  };
  const texts = filesBelow(folder).filter((path) => path.endsWith('_articletext.xml'));
  if (texts.length === 0) return [pages];
  const titles = texts.flatMap((path) => xmlTexts(read(path), 'title').filter((title) => title !== ''));
  const heads = new Set(
    issues.flatMap((issue) => issue.articles.map(({ headline }) => essence(headline?.text ?? ''))),
  );
  const missing = titles.filter((title) => !heads.has(essence(title)));
  return [
    pages,
    {
      set,
      measure: 'headings of article texts',
      value: share(missing.length, titles.length),
      reach: 1,
      worst: missing,
    },
  ];
}

function titleRow(
  set: string,
  folder: string,
  issues: readonly ComposedIssue[],
  mapPath: string | null,
  { title }: SetLabels,
): Row {
  const file = title !== null && title !== 'printed' ? fileLike(folder, title.file) : null;
  const expected =
    title === 'printed'
      ? (mapPath && metsLabels(mapPath).printedTitle) || null
      : title === null || file === null
        ? null
        : (title.pattern.exec(read(file))?.[1] ?? null);
  const wrong = issues.filter((issue) =>
    expected === null
      ? issue.masthead.title !== null
      : essence(issue.publication ?? '') !== essence(expected.replace(/&amp;/gu, '&')),
  );
  return {
    set,
    measure: expected === null ? 'no title invented' : 'title',
    value: share(wrong.length, issues.length),
    reach: 1,
    worst: wrong.map(({ publication }) => `“${publication ?? '–'}” for “${expected ?? '–'}”`),
  };
}

/** The day that the folder or the file of each issue is called by, or its record gives. */
function dateRow(set: string, folder: string, issues: readonly ComposedIssue[]): Row {
  const wrong = issues.filter(({ date, source }) => {
    const day = date?.replaceAll('-', '') ?? 'none';
    const inPath = source.path.replace(/[-/]/gu, '').includes(day);
    const inFile = () =>
      filesBelow(folder)
        .filter((path) => path.endsWith(source.path.split('/').at(-1) ?? ''))
        .some((path) => read(path).includes(`>${date}<`));
    return !inPath && !inFile();
  });
  return {
    set,
    measure: 'date',
    value: share(wrong.length, issues.length),
    reach: 1,
    worst: wrong.map(({ date, source }) => `${date ?? 'no date'}: ${basename(source.path)}`),
  };
}
