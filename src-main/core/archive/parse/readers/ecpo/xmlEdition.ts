import type { MastheadField } from '#shared/model/issue.ts';
import { type BlockLine, type BlockMarks, CanonicalText, hasInk } from '../blocks/canonicalText.ts';
import { writeOutCharacterEntities } from '../blocks/characterEntities.ts';
import { type MixedBlock, mixedBlocks, rootName, type Vocabulary } from '../blocks/mixedContent.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { type BlockRole, type SourceReader, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attributeOf, childrenOf, parseXmlFile, textOf, type XmlElement } from '../xml/parseXml.ts';

/**
 * The markup of the ECPO editions of Chinese newspapers (root `fold`): pages, heads, articles and
 * advertisements as `div` with a type, printed lines ended by `lb`. One fold holds two pages; the folds of an
 * issue are files of one source. Source: https://github.com/exc-asia-and-europe/ecpo, ecpo.rng.
 */
export const xmlEditionReader: SourceReader = {
  format: 'ecpo',
  matches: ({ decoded }) =>
    decoded !== null &&
    rootName(decoded.text) === 'fold' &&
    /<div[^>]*\bmode=|type="(?:page|article|advert)"/u.test(decoded.text),
  read: async ({ source, path, bytes, decoded: found }) => {
    const decoded = decodeXml(bytes, found);
    if (!decoded) throw new UnreadableFileError('binary', `${path} is not text.`);
    const folds = [parseXmlFile(path, readable(decoded.text))];
    for (const file of source.files) {
      if (file.path === path || !/\.xml$/iu.test(file.path)) continue;
      const other = decodeXml(await source.bytes(file.path));
      if (other && rootName(other.text) === 'fold') folds.push(parseXmlFile(file.path, readable(other.text)));
    }
    const canonical = new CanonicalText();
    const pages = folds
      .flatMap(pagesOf)
      .map((page, index) => ({ ...page, index }))
      .sort((a, b) => (a.number ?? a.index) - (b.number ?? b.index) || a.index - b.index);
    const articles = { count: 0 };
    for (const { parts, number } of pages) {
      canonical.breakPage();
      for (const part of parts) writePart(canonical, part, number, articles);
    }
    if (canonical.isEmpty) throw new UnreadableFileError('empty', `${path} is an edition without text.`);
    const fields = fieldsOf(path, folds);
    const result = canonical.toResult({ format: 'ecpo', encoding: decoded.encoding, fields });
    return [{ ...result, warnings: decodeWarnings(decoded, result.text) }];
  },
};

/**
 * Characters that were not in any font are written as one of the private use area; what printers set for
 * them is 〓.
 */
const readable = (text: string): string => writeOutCharacterEntities(text).replace(privateUse, '〓');

const privateUse = /[\ue000-\uf8ff]|&#x(?:e[0-9a-f]{3}|f[0-8][0-9a-f]{2});/giu;

interface EditionPage {
  readonly number: number | null;
  /** The page's own element and what stands beside it in the fold: the margins. */
  readonly parts: readonly XmlElement[];
}

/** The pages of a fold: the `div`s that say so, each with what follows it. A fold without any is one page. */
function pagesOf(fold: XmlElement): EditionPage[] {
  const children = childrenOf(fold);
  if (!children.some(isPage)) return [{ number: null, parts: [fold] }];
  const pages: { number: number | null; parts: XmlElement[] }[] = [];
  const before: XmlElement[] = [];
  for (const child of children) {
    const last = pages.at(-1);
    if (isPage(child)) pages.push({ number: Number(attributeOf(child, 'n')) || null, parts: [child] });
    else if (last) last.parts.push(child);
    else before.push(child);
  }
  pages[0]?.parts.push(...before);
  return pages;
}

const isPage = (element: XmlElement): boolean =>
  attributeOf(element, 'type') === 'page' || attributeOf(element, 'page') !== null;

const vocabulary: Vocabulary = {
  kind: ({ name }) =>
    name === 'lb'
      ? 'line'
      : name === 'div' || name === 'p' || name === 'fold'
        ? 'block'
        : name === 'pb'
          ? 'line'
          : 'inline',
};

function writePart(
  canonical: CanonicalText,
  part: XmlElement,
  number: number | null,
  articles: { count: number },
): void {
  const keys = new Map<XmlElement, string>();
  const started = new Set<string>();
  const bodies = new Set<string>();
  for (const blocks of byUnit(mixedBlocks(part, vocabulary))) {
    const { unit, type } = blocks;
    if (!unit || (type !== 'article' && type !== 'advert')) {
      writeOther(
        canonical,
        blocks.own.flatMap(({ lines }) => lines),
        type,
        number,
      );
      continue;
    }
    const key = keys.get(unit) ?? String(++articles.count);
    keys.set(unit, key);
    for (const block of blocks.own) {
      const role =
        type === 'advert' ? 'advertisement' : articleRole(block, unit, started.has(key), bodies.has(key));
      started.add(key);
      if (role === 'paragraph') bodies.add(key);
      canonical.addBlock(role === 'paragraph' ? block.lines : apart(block.lines), marksOf(role, number, key));
    }
  }
}

/** Heads of the paper, and what stands in margins and between articles. */
function writeOther(
  canonical: CanonicalText,
  lines: MixedBlock['lines'],
  type: string | null,
  page: number | null,
): void {
  const text = lines.map((line) => line.text).join('\n');
  if (type === 'margin' && lines.length === 1 && pageMark.test(text)) canonical.drop(text, 'runningHead');
  else canonical.addBlock(apart(lines), { role: type === 'head' ? 'masthead' : 'notice', page });
}

/** The running head in a page's margin: `中華民國二十八年四月廿一日　晶報　星期五　第四版`. */
const pageMark = /第\s?[一二三四五六七八九十\d]{1,3}\s?[版頁张張]\s*$/u;

interface UnitBlocks {
  readonly unit: XmlElement | null;
  readonly type: string | null;
  readonly own: MixedBlock[];
}

/** Blocks that follow each other in one unit of the page. */
function byUnit(blocks: readonly MixedBlock[]): UnitBlocks[] {
  const groups: UnitBlocks[] = [];
  for (const block of blocks) {
    const unit = block.path.find((element) => unitType(element) !== null) ?? null;
    const last = groups.at(-1);
    if (last && last.unit === unit) last.own.push(block);
    else groups.push({ unit, type: unit && unitType(unit), own: [block] });
  }
  return groups;
}

const unitType = (element: XmlElement): string | null => {
  const type = attributeOf(element, 'type');
  return type === 'page' ? null : type;
};

/** Stacked lines of headlines and advertisements are read one by one. */
const apart = (lines: MixedBlock['lines']): BlockLine[] => lines.map((line) => ({ ...line, glue: ' ' }));

const marksOf = (role: BlockRole, page: number | null, article: string): BlockMarks => ({
  role,
  page,
  article,
  ...(role === 'subhead' || role === 'caption' ? { paragraphKind: role } : {}),
});

/**
 * The text of an article stands in `p`; what stands before the first `p` outside of any is its headline. A
 * short line without `p` between paragraphs is a subhead; an article without any `p` is its own headline
 * block and its text.
 */
function articleRole(
  { path, lines }: MixedBlock,
  unit: XmlElement,
  isStarted: boolean,
  hasBody: boolean,
): BlockRole {
  const hasParagraphs = holds(unit, 'p');
  if (path.some(({ name }) => name === 'p')) return 'paragraph';
  if (!hasParagraphs) return isStarted ? 'paragraph' : 'headline';
  if (hasBody) return 'subhead';
  if (!isStarted) return 'headline';
  return namesAuthor(lines) ? 'byline' : 'deck';
}

/** `（知止）`, `約翰耿脫著` over `亦　朋　譯`: names in brackets, or with what they did behind them. */
const namesAuthor = (lines: MixedBlock['lines']): boolean =>
  lines.every(({ text }) => /^\p{Script=Han}[\p{Script=Han}·\s]{0,10}[著譯作輯編述繪攝]$/u.test(text)) ||
  (lines.length === 1 &&
    lines.every(({ text }) =>
      /^[（(](?![〇一二三四五六七八九十百]+[)）])\p{Script=Han}{2,5}[)）]$/u.test(text),
    ));

const holds = (element: XmlElement, name: string): boolean =>
  childrenOf(element).some((child) => (child.name === name && hasInk(textOf(child))) || holds(child, name));

/** The edition's own identifier carries number and date: `jb_3795_1939-04-21_0001+0004`. */
function fieldsOf(path: string, folds: readonly XmlElement[]): Partial<Record<MastheadField, string>> {
  const identifier = folds.map((fold) => attributeOf(fold, 'id')).find((id) => id !== null) ?? path;
  const match = /_(\d{1,6})_(\d{4}-\d{2}-\d{2})(?:_|$)/u.exec(identifier);
  return match ? { issueNumber: match[1] ?? '', date: match[2] ?? '' } : {};
}
