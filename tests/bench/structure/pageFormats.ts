import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import { parseAlto } from '#core/archive/parse/readers/alto/parseAlto.ts';
import { readSource } from '#core/archive/parse/readers/index.ts';
import { assemble, passagesOfPages } from '#core/archive/parse/readers/pages/assemble.ts';
import type { ReadResult, Source } from '#core/archive/parse/readers/reader.ts';
import type { Box, FacsimilePage } from '#shared/model/facsimile.ts';
import type { Article } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { altoTexts, essence, type PlainTag, plainTags } from './plainTags.ts';
import { xmlTexts } from './plainXml.ts';
import { f1, type Row } from './rows.ts';

/**
 * The measures of issue 3 over page formats: METS with a logical map, DIDL, PAGE XML, IIIF, lost characters
 * and the speed of ALTO. What is expected is read from the files with patterns, not with the readers.
 */
export async function rows(samples: string): Promise<Row[]> {
  const mets = join(samples, 'mets-alto');
  return [
    ...(await metsRows('luxemburger-zeitung-1858', join(mets, 'luxemburger-zeitung-1858'))),
    ...(await metsRows('british-library-1824', join(mets, 'british-library-1824'))),
    await articleTextRow(join(mets, 'kb-delpher-1813')),
    ...(await pageXmlRows(join(samples, 'page-xml'))),
    ...(await iiifRows(join(samples, 'iiif'))),
    ...(await lostRows(samples)),
    speedRow(samples),
  ];
}

const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/u, '');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** A source of all files of a folder, named by one of them. */
function sourceOf(naming: string, folder: string): Source {
  const paths = [naming, ...filesBelow(folder).filter((path) => path !== naming)];
  return {
    path: relative(folder, naming),
    files: paths.map((path) => ({ path: relative(folder, path), size: statSync(path).size })),
    bytes: async (path) => new Uint8Array(readFileSync(join(folder, path))),
  };
}

function fileIn(folder: string, ending: RegExp): string {
  const found = filesBelow(folder).find((path) => ending.test(path));
  if (found === undefined) throw new Error(`${folder} has no file like ${ending}.`);
  return found;
}

async function issueOf(naming: string, folder: string): Promise<ComposedIssue> {
  const [issue] = await parseSource(sourceOf(naming, folder));
  if (!issue) throw new Error(`${naming} gave no issue.`);
  return issue;
}

/** The whole text of an article in the order of the canonical text. */
function articleText(article: Article, text: string): string {
  const index = indexCodePoints(text);
  const flows: (Flow | null)[] = [
    article.kicker,
    article.headline,
    article.deck,
    article.bylineLine,
    ...article.paragraphs,
    ...article.continuationMarks,
  ];
  return flows
    .flatMap((flow) => flow?.pieces ?? [])
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => index.slice(start, end))
    .join(' ');
}

interface MapArticle {
  readonly name: string;
  readonly text: string;
  readonly headline: string | null;
}

interface OpenDivision {
  readonly id: string;
  readonly type: string;
  readonly label: string;
}

/** The articles of a logical map with their texts, in its order, by the tags of the METS alone. */
function mapArticles(metsPath: string): MapArticle[] {
  const tags = plainTags(read(metsPath));
  const folder = join(metsPath, '..');
  const pages = new Map(
    tags.flatMap((tag, index) => {
      const location = tags.slice(index + 1, index + 2)[0];
      if (tag.name !== 'file' || tag.isClosing || location?.name !== 'FLocat') return [];
      const path = join(folder, (location.attributes.href ?? '').replace(/^file:\/+/u, ''));
      const exists = filesBelow(folder).includes(path) && path.endsWith('.xml');
      return exists ? [[tag.attributes.ID ?? '', altoTexts(read(path)).byId] as const] : [];
    }),
  );
  const found = new Map<string, { label: string; areas: string[]; heads: string[] }>();
  const textOf = (area: PlainTag): string => {
    const texts = pages.get(area.attributes.FILEID ?? '');
    const { BEGIN: begin = '', END: end } = area.attributes;
    if (!texts) return '';
    if (end === undefined || end === begin) return texts.get(begin) ?? '';
    const ids = [...texts.keys()];
    const words = ids.slice(ids.indexOf(begin), ids.indexOf(end) + 1).filter((id) => /^word/u.test(id));
    return words.map((id) => texts.get(id) ?? '').join(' ');
  };
  const open: OpenDivision[] = [];
  const areas = new Map<string, { readonly label: string; readonly texts: string[] }>();
  for (const tag of tags) {
    const { attributes } = tag;
    if (tag.name === 'div') {
      if (tag.isClosing) open.pop();
      else {
        const division = {
          id: attributes.ID ?? '',
          type: (attributes.TYPE ?? '').toUpperCase(),
          label: attributes.LABEL ?? '',
        };
        if (division.type === 'ARTICLE') found.set(division.id, { label: division.id, areas: [], heads: [] });
        if (!tag.isEmpty) open.push(division);
      }
    }
    if (tag.name === 'area' && attributes.BEGIN !== undefined) {
      const article = open.findLast((division) => division.type === 'ARTICLE');
      const text = textOf(tag);
      const entry = article ? found.get(article.id) : undefined;
      entry?.areas.push(text);
      const isTitle = open.some((one) => one.type === 'HEADING') && open.some((one) => one.type === 'TITLE');
      if (isTitle) entry?.heads.push(text);
      const area = open.at(-1);
      if (area) {
        const known = areas.get(area.id) ?? { label: area.label, texts: [] };
        known.texts.push(text);
        areas.set(area.id, known);
      }
    }
  }
  // Articles without areas of their own are linked to areas of pages, group by group.
  for (const group of read(metsPath)
    .split(/<(?:\w+:)?smLinkGrp[\s>]/u)
    .slice(1)) {
    const ids = [...group.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1] ?? '');
    const entry = found.get(ids[0] ?? '');
    let isBegun = false;
    for (const id of ids.slice(1)) {
      const area = areas.get(id);
      if (!entry || !area) continue;
      entry.areas.push(...area.texts);
      if (area.label !== 'Headline') isBegun = true;
      else if (!isBegun) entry.heads.push(...area.texts);
    }
  }
  return [...found.values()]
    .filter((article) => article.areas.length > 0)
    .map(({ label, areas: texts, heads }) => ({
      name: label,
      text: essence(texts.join(' ')),
      headline: heads.length > 0 ? essence(heads.join(' ')) : null,
    }));
}

/** Articles by their whole text, headings, and whether the articles follow each other as in the map. */
async function metsRows(set: string, folder: string): Promise<Row[]> {
  const metsPath = fileIn(folder, /mets\.xml$/u);
  const expected = mapArticles(metsPath);
  const issue = await issueOf(metsPath, join(metsPath, '..'));
  const found = issue.articles.map((article) => ({
    text: essence(articleText(article, issue.text)),
    headline: article.headline ? essence(article.headline.text) : null,
  }));
  const texts = found.map((article) => article.text);
  const missed = expected.filter((article) => !texts.includes(article.text));
  const wrongHeads = expected.filter(
    (article) => found.find((one) => one.text === article.text)?.headline !== article.headline,
  );
  // Articles of noise alone have the same text: each one is looked for behind the one before it first.
  const positions: number[] = [];
  for (const { text } of expected) {
    const next = texts.indexOf(text, (positions.at(-1) ?? -1) + 1);
    positions.push(next < 0 ? texts.indexOf(text) : next);
  }
  const disordered = expected.filter(
    (_, index) => index > 0 && (positions[index] ?? 0) <= (positions[index - 1] ?? 0),
  );
  const counts = { found: found.length, expected: expected.length, right: expected.length - missed.length };
  const share = (wrong: number) => 1 - wrong / Math.max(1, expected.length);
  const names = (articles: readonly MapArticle[]) =>
    articles.map(({ name, headline }) => `${name} ${headline ?? ''}`);
  return [
    { set, measure: 'articles as in the map, F1', value: f1(counts), reach: 1, worst: names(missed) },
    {
      set,
      measure: 'headings as in the map',
      value: share(wrongHeads.length),
      reach: 1,
      worst: names(wrongHeads),
    },
    {
      set,
      measure: 'order as in the map',
      value: share(disordered.length),
      reach: 1,
      worst: names(disordered),
    },
  ];
}

async function articleTextRow(folder: string): Promise<Row> {
  const didl = fileIn(folder, /didl\.xml$/u);
  const issue = await issueOf(didl, join(didl, '..'));
  const units = [
    ...issue.articles.map((article) => ({
      start: article.start,
      text: [article.headline, ...article.paragraphs].flatMap((flow) => flow?.text ?? []).join(' '),
    })),
    ...issue.notices.map(({ start, text }) => ({ start, text })),
  ];
  let errors = 0;
  let length = 0;
  const worst: string[] = [];
  for (const path of filesBelow(folder).filter((name) => /articletext\.xml$/u.test(name))) {
    const text = read(path);
    const expected = [...xmlTexts(text, 'title'), ...xmlTexts(text, 'p')]
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const distances = units.map((unit) => editDistance(expected, unit.text.replace(/\s+/gu, ' ').trim()));
    const distance = Math.min(expected.length, ...distances);
    errors += distance;
    length += expected.length;
    if (distance > 0) worst.push(`${relative(folder, path)}: ${distance} of ${expected.length} characters`);
  }
  return {
    set: 'kb-delpher-1813',
    measure: 'article text, character accuracy',
    value: 1 - errors / length,
    reach: 0.995,
    worst,
  };
}

/** Levenshtein distance, by code units, with one row of memory. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > Math.max(a.length, b.length) / 2) return Math.max(a.length, b.length);
  let row = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

interface PlacedLine {
  readonly text: string;
  /** left, top, right, bottom in the page's own unit. */
  readonly corners: readonly number[];
}

/** How many expected lines stand in their place of the text, and how many have their box. */
function lineRows(set: string, expected: readonly PlacedLine[], result: ReadResult): Row[] {
  const index = indexCodePoints(result.text);
  const printed = [
    ...result.blocks.map(({ start, end, box, page }) => ({ start, end, box, page })),
    ...result.dropped
      .filter(({ reason }) => reason !== 'lineEndHyphen')
      .map(({ start, end }) => ({ start, end, box: null, page: null })),
  ]
    .filter(({ start, end }) => essence(index.slice(start, end)) !== '')
    .sort((a, b) => a.start - b.start);
  const outOfOrder: string[] = [];
  const misplaced: string[] = [];
  let at = 0;
  for (const line of expected) {
    const text = essence(line.text);
    const found = printed.findIndex(
      (one, position) => position >= at && essence(index.slice(one.start, one.end)) === text,
    );
    const block = printed[found];
    if (!block || found !== at) outOfOrder.push(line.text);
    if (!block) continue;
    at = found + 1;
    const box = block.box ?? boxAt(result.facsimile ?? [], block.start, block.end);
    const page = pageOf(result.facsimile ?? [], block.start) ?? result.facsimile?.[0];
    if (!box || !page || !isSame(box, page, line.corners)) misplaced.push(line.text);
  }
  const share = (wrong: readonly string[]) => 1 - wrong.length / Math.max(1, expected.length);
  return [
    { set, measure: 'reading order', value: share(outOfOrder), reach: 1, worst: outOfOrder.slice(0, 5) },
    { set, measure: 'zones', value: share(misplaced), reach: 1, worst: misplaced.slice(0, 5) },
  ];
}

function boxAt(pages: readonly FacsimilePage[], start: number, end: number): Box | null {
  for (const { words } of pages) {
    const found = words.filter((word) => word.start >= start && word.end <= end);
    if (found.length === 1) return found[0]?.box ?? null;
  }
  return null;
}

const pageOf = (pages: readonly FacsimilePage[], start: number): FacsimilePage | undefined =>
  pages.find(({ words }) => words.some((word) => word.start <= start && word.end > start));

/** Equal to a unit of the page. */
function isSame(box: Box, page: FacsimilePage, corners: readonly number[]): boolean {
  const own = [
    box.left * page.width,
    box.top * page.height,
    (box.left + box.width) * page.width,
    (box.top + box.height) * page.height,
  ];
  return own.every((value, index) => Math.abs(value - (corners[index] ?? Number.NaN)) <= 1);
}

async function firstResult(naming: string, folder: string): Promise<ReadResult> {
  const [result] = await readSource(sourceOf(naming, folder));
  if (!result) throw new Error(`${naming} gave nothing.`);
  return result;
}

async function pageXmlRows(folder: string): Promise<Row[]> {
  const path = fileIn(folder, /\.xml$/u);
  const text = read(path);
  const order = [...text.matchAll(/regionRef="([^"]+)"/gu)].map((match) => match[1] ?? '');
  const regions = new Map<string, PlacedLine[]>();
  for (const region of text.split(/(?=<TextRegion[\s>])/u).slice(1)) {
    const id = /\bid="([^"]+)"/u.exec(region)?.[1] ?? '';
    regions.set(
      id,
      region
        .split(/(?=<TextLine[\s>])/u)
        .slice(1)
        .map((line) => ({
          text: lineTextOf(line),
          corners: cornersOf(/<Coords[^>]*points="([^"]*)"/u.exec(line)?.[1] ?? ''),
        }))
        .filter((line) => essence(line.text) !== ''),
    );
  }
  const expected = order.flatMap((id) => regions.get(id) ?? []);
  return lineRows('page-xml', expected, await firstResult(path, folder));
}

/** A line's own text stands behind those of its words. */
const lineTextOf = (line: string): string =>
  xmlTexts(line.slice(0, line.indexOf('</TextLine>')), 'Unicode').at(-1) ?? '';

function cornersOf(points: string): number[] {
  const pairs = points
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split(',').map(Number));
  const xs = pairs.map(([x = Number.NaN]) => x);
  const ys = pairs.map(([, y = Number.NaN]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

interface PlainAnnotation {
  readonly body: { readonly value: string };
  readonly target: { readonly selector: { readonly value: string } };
}

/** The annotations of the sample are its lines: measured with ALTO beside them and without. */
async function iiifRows(folder: string): Promise<Row[]> {
  const manifest = fileIn(folder, /manifest\.json$/u);
  const expected = filesBelow(folder)
    .filter((path) => /anno_p\d+\.json$/u.test(path))
    .flatMap((path) => (JSON.parse(read(path)) as { items: PlainAnnotation[] }).items)
    .map(({ body, target }): PlacedLine => {
      const [left = 0, top = 0, width = 0, height = 0] = target.selector.value
        .replace('xywh=', '')
        .split(',')
        .map(Number);
      return { text: body.value, corners: [left, top, left + width, top + height] };
    })
    .filter(({ text }) => essence(text) !== '');
  const whole = sourceOf(manifest, folder);
  const [withoutAlto] = await readSource({
    ...whole,
    files: whole.files.filter(({ path }) => !path.includes('alto')),
  });
  return [
    ...lineRows('iiif, ALTO beside', expected, await firstResult(manifest, folder)),
    ...(withoutAlto ? lineRows('iiif, annotations', expected, withoutAlto) : []),
  ];
}

const pageFile = /<(?:\w+:)?alto[\s>]|<PcGts|class=["']ocr_page/u;

/** Every character of every page file, read alone. */
async function lostRows(samples: string): Promise<Row[]> {
  const worst: string[] = [];
  let lost = 0;
  for (const path of filesBelow(samples).filter((name) => /\.(?:xml|html|hocr)$/u.test(name))) {
    const text = read(path);
    if (!pageFile.test(text.slice(0, 20_000)) || /<(?:\w+:)?(?:mets|TEI)[\s>]/u.test(text)) continue;
    const expected = ink(contentOf(text));
    const result = await firstResult(path, join(path, '..')).catch(() => null);
    const [alone] = await readSource({
      path: 'page',
      files: [{ path: 'page', size: statSync(path).size }],
      bytes: async () => new Uint8Array(readFileSync(path)),
    }).catch(() => []);
    const have = ink((alone ?? result)?.text ?? '');
    const missing = missingFrom(expected, have);
    lost += missing;
    if (missing > 0) worst.push(`${relative(samples, path)}: ${missing} characters`);
  }
  return [{ set: 'page files', measure: 'lost characters', value: lost, reach: 0, atMost: true, worst }];
}

function contentOf(text: string): string {
  if (/<(?:\w+:)?alto[\s>]/u.test(text.slice(0, 20_000))) return altoTexts(text).all;
  if (text.includes('<PcGts'))
    return text
      .split(/(?=<TextLine[\s>])/u)
      .slice(1)
      .map(lineTextOf)
      .join(' ');
  const words = [...text.matchAll(/<span class=['"]ocrx_word['"][^>]*>([\s\S]*?)<\/span>/gu)];
  return words
    .map((match) => decodeEntities((match[1] ?? '').replace(/<\/?(?:strong|em|b|i)>/gu, '')))
    .join(' ');
}

const decodeEntities = (text: string): string =>
  text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/gu, '&');

function ink(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.replace(/\s/gu, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

function missingFrom(expected: ReadonlyMap<string, number>, have: ReadonlyMap<string, number>): number {
  let missing = 0;
  for (const [character, count] of expected) missing += Math.max(0, count - (have.get(character) ?? 0));
  return missing;
}

/** From the text of the file to canonical text, blocks and word boxes, by the time of the processor. */
function speedRow(samples: string): Row {
  const texts = filesBelow(samples)
    .filter((path) => path.endsWith('.xml'))
    .map(read)
    .filter((text) => /<(?:\w+:)?alto[\s>]/u.test(text.slice(0, 2000)));
  const run = (): void => {
    for (const text of texts) {
      const pages = parseAlto('page', text).pages.map((printed, index) => ({
        number: index + 1,
        label: null,
        name: null,
        image: null,
        printed,
      }));
      assemble(pages, passagesOfPages(pages)).text.toResult({ format: 'alto', encoding: 'utf-8' });
    }
  };
  run();
  const bytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
  const start = process.cpuUsage();
  const seconds = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  let rounds = 0;
  while (seconds() < 2) {
    run();
    rounds++;
  }
  return {
    set: 'all ALTO files',
    measure: 'ALTO parsed',
    value: (bytes * rounds) / 1e6 / seconds(),
    reach: 15,
    unit: 'MB/s',
    worst: [],
  };
}
