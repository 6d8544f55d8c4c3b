import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import { parseAlto } from '#core/archive/parse/readers/alto/parseAlto.ts';
import { readSource } from '#core/archive/parse/readers/index.ts';
import { assemble, passagesOfPages } from '#core/archive/parse/readers/pages/assemble.ts';
import type { ReadResult, Source } from '#core/archive/parse/readers/reader.ts';
import type { Box, FacsimilePage } from '#shared/model/facsimile.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { altoTexts, essence } from './plainTags.ts';
import { xmlTexts } from './plainXml.ts';
import type { Row } from './rows.ts';

/**
 * The measures of issue 3 over page formats: DIDL, PAGE XML, IIIF, lost characters
 * and the speed of ALTO. What is expected is read from the files with patterns, not with the readers.
 */
export async function rows(samples: string): Promise<Row[]> {
  const mets = join(samples, 'mets-alto');
  return [
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
