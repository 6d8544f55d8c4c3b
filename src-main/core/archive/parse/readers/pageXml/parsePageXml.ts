import type { DropReason, Warning } from '#shared/model/issue.ts';
import { breakMarks } from '#shared/text/hyphens.ts';
import {
  boxAroundPoints,
  confidenceOf,
  noBox,
  pageSize,
  type RawBox,
  toFractions,
} from '../pages/geometry.ts';
import { languageTag } from '../pages/language.ts';
import {
  completeOrder,
  mostFrequent,
  type PrintedLine,
  type PrintedPage,
  type PrintedRegion,
  type PrintedWord,
} from '../pages/printedPage.ts';
import { dropReasonOf, firstNamed, roleOf } from '../pages/roles.ts';
import type { BlockRole } from '../reader.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantsOf,
  entityWarnings,
  parseXml,
  textOf,
  type XmlElement,
} from '../xml/parseXml.ts';

/**
 * Reads PAGE XML of every version (2010 to 2019), as Transkribus, OCR-D, LAREX and Aletheia write it. Throws
 * XmlError. See docs/formats/page-xml.md.
 */
export function parsePageXml(
  path: string,
  text: string,
): { readonly pages: PrintedPage[]; readonly warnings: Warning[] } {
  const entities = new Set<string>();
  const root = parseXml(text, (name) => entities.add(name));
  return { pages: childrenOf(root, 'Page').map(readPage), warnings: entityWarnings(path, entities) };
}

interface RawRegion {
  readonly id: string | null;
  readonly around: readonly string[];
  readonly role: BlockRole | null;
  readonly furniture: DropReason | null;
  readonly raw: RawBox;
  readonly language: string | null;
  readonly lines: readonly RawLine[];
  readonly article: string | null;
}

interface RawLine {
  readonly id: string | null;
  readonly raw: RawBox;
  readonly words: readonly {
    readonly id: string | null;
    readonly text: string;
    readonly raw: RawBox;
    readonly spaceBefore: boolean;
    readonly confidence?: number | undefined;
  }[];
  readonly article: string | null;
}

function readPage(page: XmlElement): PrintedPage {
  const regions: RawRegion[] = [];
  collectRegions(page, [], regions);
  const size = pageSize(
    { width: Number(attributeOf(page, 'imageWidth')), height: Number(attributeOf(page, 'imageHeight')) },
    regions.flatMap((region) =>
      region.lines.flatMap((line) => [line.raw, ...line.words.map(({ raw }) => raw)]),
    ),
  );
  const languages = new Map<string, number>();
  for (const { language, lines } of regions) {
    const tag = language === null ? null : languageTag(language);
    if (tag) languages.set(tag, (languages.get(tag) ?? 0) + lines.length);
  }
  const stated = languageTag(attributeOf(page, 'primaryLanguage') ?? '');
  return {
    id: attributeOf(page, 'id') ?? null,
    label: null,
    ...size,
    imageName: attributeOf(page, 'imageFilename'),
    language: stated ?? mostFrequent(languages),
    regions: regions.map((region) => finishRegion(region, size)),
    order: completeOrder(regions.length, readingOrder(page, regions)),
    ...(regions.length === 0 && marksText(page) ? { lacksText: true } : {}),
  };
}

/** Whether a page says where text stands. */
function marksText(page: XmlElement): boolean {
  for (const { name } of descendantsOf(page)) {
    if (name === 'TextRegion' || name === 'TableRegion' || name === 'TextLine') return true;
  }
  return false;
}

/** Regions with text of their own; a table's cells and regions inside regions count as regions. */
function collectRegions(parent: XmlElement, around: readonly string[], regions: RawRegion[]): void {
  for (const element of childrenOf(parent)) {
    if (!element.name.endsWith('Region')) continue;
    const id = attributeOf(element, 'id');
    const custom = attributeOf(element, 'custom') ?? '';
    const lines = readLines(element);
    if (lines.length > 0) {
      regions.push({
        id,
        around,
        role: firstNamed(namesOf(element, custom), roleOf),
        furniture: firstNamed(namesOf(element, custom), dropReasonOf),
        raw: boxOf(element),
        language: attributeOf(element, 'primaryLanguage'),
        lines,
        article: articleIn(custom),
      });
    }
    collectRegions(element, id === null ? around : [id, ...around], regions);
  }
}

/** What a region is called: by `type`, by the structure that Transkribus keeps in `custom`, by its own name. */
function namesOf(element: XmlElement, custom: string): string[] {
  const structure = /\bstructure\s*\{[^}]*\btype\s*:\s*([^;}]+)/u.exec(custom)?.[1];
  return [attributeOf(element, 'type'), structure?.trim(), advertRegion(element)].flatMap(
    (name) => name ?? [],
  );
}

const advertRegion = ({ name }: XmlElement): string | null =>
  name === 'AdvertRegion' ? 'advertisement' : name === 'TableRegion' ? 'table' : null;

/** Transkribus marks articles as `structure {id:a12; type:article;}`. */
function articleIn(custom: string): string | null {
  const structure = /\bstructure\s*\{([^}]*\btype\s*:\s*article\b[^}]*)\}/u.exec(custom)?.[1];
  return (structure && /\bid\s*:\s*([^;}\s]+)/u.exec(structure)?.[1]) ?? null;
}

/** The lines of a region; a region that has only its whole text gives the lines of that. */
function readLines(region: XmlElement): RawLine[] {
  const elements = childrenOf(region, 'TextLine');
  const indexed = elements.every((line) => attributeOf(line, 'index') !== null);
  const ordered = indexed
    ? [...elements].sort((a, b) => Number(attributeOf(a, 'index')) - Number(attributeOf(b, 'index')))
    : elements;
  const lines = ordered.map(readLine).filter(({ words }) => words.length > 0);
  if (lines.length > 0) return lines;
  const raw = boxOf(region);
  return (equivalentOf(region) ?? '')
    .split(/[\n\r]+/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({
      id: null,
      raw,
      article: null,
      words: [{ id: null, text, raw: noBox, spaceBefore: false }],
    }));
}

function readLine(line: XmlElement): RawLine {
  const raw = boxOf(line);
  const own = fold(equivalentOf(line));
  const words = childrenOf(line, 'Word').flatMap((word) => {
    const text = fold(equivalentOf(word) ?? glyphsOf(word));
    const confidence = confidenceIn(word);
    return text === ''
      ? []
      : [{ id: attributeOf(word, 'id'), text, raw: boxOf(word), spaceBefore: true, confidence }];
  });
  const about = {
    id: attributeOf(line, 'id'),
    raw,
    article: articleIn(attributeOf(line, 'custom') ?? ''),
  };
  if (own === '') return { ...about, words };
  return { ...about, words: alignWords(own, words) ?? [{ id: null, text: own, raw, spaceBefore: false }] };
}

/**
 * The words with the spaces of the line's own text. Null where words and line differ: the line was corrected
 * after the words, and is the better text.
 */
function alignWords(own: string, words: RawLine['words']): RawLine['words'] | null {
  let at = 0;
  const aligned: RawLine['words'][number][] = [];
  for (const word of words) {
    const spaceBefore = own.startsWith(' ', at);
    if (spaceBefore) at++;
    if (!own.startsWith(word.text, at)) return null;
    aligned.push({ ...word, spaceBefore });
    at += word.text.length;
  }
  return words.length > 0 && at === own.length ? aligned : null;
}

/** Of several readings of an element the first by index. */
function bestReading(element: XmlElement): XmlElement | undefined {
  const readings = childrenOf(element, 'TextEquiv');
  const index = (reading: XmlElement) => Number(attributeOf(reading, 'index') ?? 0);
  return [...readings].sort((a, b) => index(a) - index(b))[0];
}

function confidenceIn(element: XmlElement): number | undefined {
  const best = bestReading(element);
  return best ? confidenceOf(attributeOf(best, 'conf')) : undefined;
}

function equivalentOf(element: XmlElement): string | null {
  const best = bestReading(element);
  const content = best ? (childOf(best, 'Unicode') ?? childOf(best, 'PlainText')) : null;
  const text = content ? textOf(content) : '';
  return text.trim() === '' ? null : text;
}

function glyphsOf(word: XmlElement): string {
  return childrenOf(word, 'Glyph')
    .map((glyph) => equivalentOf(glyph) ?? '')
    .join('');
}

const fold = (text: string | null): string => (text ?? '').replace(/[\s]+/gu, ' ').trim();

/** Points as an attribute since 2013, as elements before. */
function boxOf(element: XmlElement): RawBox {
  const coords = childOf(element, 'Coords');
  if (!coords) return noBox;
  const points = attributeOf(coords, 'points');
  if (points !== null) return boxAroundPoints(points);
  return boxAroundPoints(
    childrenOf(coords, 'Point')
      .map((point) => `${attributeOf(point, 'x')},${attributeOf(point, 'y')}`)
      .join(' '),
  );
}

/** Indexes of regions as the groups of ReadingOrder list them, nested ones in their place. */
function readingOrder(page: XmlElement, regions: readonly RawRegion[]): number[] {
  const order = childOf(page, 'ReadingOrder');
  if (!order) return customOrder(page, regions);
  const members = (id: string | null): number[] =>
    regions.flatMap((region, index) =>
      id !== null && (region.id === id || region.around.includes(id)) ? [index] : [],
    );
  const walk = (group: XmlElement): number[] =>
    [...childrenOf(group)]
      .sort((a, b) => indexOf(a) - indexOf(b))
      .flatMap((child) => [...members(attributeOf(child, 'regionRef')), ...walk(child)]);
  return walk(order);
}

/** Elements without an index keep their place: sorting is stable. */
const indexOf = (element: XmlElement): number => Number(attributeOf(element, 'index') ?? 0);

/** Without ReadingOrder: the order that Transkribus keeps in `custom`. */
function customOrder(page: XmlElement, regions: readonly RawRegion[]): number[] {
  const positions = new Map<string, number>();
  for (const element of descendantsOf(page)) {
    const position = /\breadingOrder\s*\{\s*index\s*:\s*(\d+)/u.exec(
      attributeOf(element, 'custom') ?? '',
    )?.[1];
    const id = attributeOf(element, 'id');
    if (element.name.endsWith('Region') && position !== undefined && id !== null)
      positions.set(id, Number(position));
  }
  return regions
    .map((region, index) => ({ index, position: positions.get(region.id ?? '') }))
    .filter(({ position }) => position !== undefined)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ index }) => index);
}

function finishRegion(
  region: RawRegion,
  page: { readonly width: number; readonly height: number },
): PrintedRegion {
  return {
    ids: region.id === null ? region.around : [region.id, ...region.around],
    role: region.role,
    ...(region.furniture === null ? {} : { furniture: region.furniture }),
    box: toFractions(region.raw, page),
    lines: region.lines.map((line) => finishLine(line, page)),
    ...(region.article === null ? {} : { article: region.article }),
  };
}

const breakMark = new RegExp(`[${breakMarks}]$`, 'u');

/** A not sign (Transkribus) or a soft hyphen at the end of a line says that the word goes on; any other hyphen says nothing. */
function finishLine(line: RawLine, page: { readonly width: number; readonly height: number }): PrintedLine {
  const words = line.words.map(
    ({ id, text, raw, spaceBefore, confidence }): PrintedWord => ({
      id,
      text,
      spaceBefore,
      box: toFractions(raw, page),
      ...(confidence === undefined ? {} : { confidence }),
    }),
  );
  const last = words.at(-1);
  const hyphen = last && last.text.length > 1 ? (breakMark.exec(last.text)?.[0] ?? null) : null;
  if (last && hyphen !== null) words[words.length - 1] = { ...last, text: last.text.slice(0, -1) };
  return {
    id: line.id,
    box: toFractions(line.raw, page),
    fontSize: null,
    ending: hyphen === null ? null : { hyphen, isRead: false, word: null },
    openingWord: null,
    words,
    ...(line.article === null ? {} : { article: line.article }),
  };
}
