import type { MastheadField } from '#shared/model/issue.ts';
import { findHanDate } from '../../dates/dates.ts';
import { findLatinDate } from '../../dates/latinDates.ts';
import type { DecodedText } from '../../decode/decode.ts';
import { type BlockLine, CanonicalText, collapse } from '../blocks/canonicalText.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';
import { decodeHtml } from './charset.ts';
import { elementsOf, type HtmlElement, isHtmlElement, parseHtml, textBelow } from './dom.ts';
import { isDateLine, isPageLabel, pageNumberOf, splitByline, splitTitle } from './lineKinds.ts';
import { type PageData, readPageData } from './metadata.ts';
import { readableTexts } from './readable.ts';
import { articleHeadings, type PlacedBlock, placeArticle, placeEdition } from './structure.ts';
import { type VisualBlock, visualBlocks } from './visualBlocks.ts';

/** Larger pages are no articles, and a tree of them would not fit into the memory of the reading thread. */
const maximumSize = 24 * 1024 * 1024;

/**
 * Saved article pages and digital editions. Several files of one source are read in their order into one
 * issue. Nothing of a page runs and nothing it names is fetched.
 */
export const htmlReader: SourceReader = {
  format: 'html',
  matches: ({ decoded, bytes }) =>
    // Pages in an encoding that only their declaration tells are recognised by their markup.
    isHtml(decoded?.text ?? Buffer.from(bytes.subarray(0, sniffSize)).toString('latin1')),
  read: async ({ source, path, bytes, decoded }) => {
    const pages: HtmlPage[] = [];
    const others = source.files.filter((file) => file.path !== path && htmlName.test(file.path));
    pages.push(readPage(path, bytes, decoded));
    for (const file of others) pages.push(readPage(file.path, await source.bytes(file.path), null));
    return [joinPages(pages)];
  },
};

const htmlName = /\.(?:x?html?|xht)$/iu;
/** Said by files of other formats that are written in HTML. */
const otherFormats = /class\s*=\s*["'][^"']*\bocr_page\b|name\s*=\s*["']ocr-system["']/iu;

/** Characters looked at to tell whether a file is a page. */
const sniffSize = 65_536;

function isHtml(text: string): boolean {
  const head = text.slice(0, 8192).replace(/^\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)+/u, '');
  return (
    /^<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|article[\s>])/iu.test(head) &&
    !otherFormats.test(text.slice(0, sniffSize))
  );
}

/** One page of a source, read and with its blocks in their places. */
export interface HtmlPage {
  readonly decoded: DecodedText;
  readonly data: PageData;
  /** The title in the head of the file. */
  readonly title: string;
  readonly placed: readonly PlacedBlock[];
}

/** Reads one page. Throws UnreadableFileError where there is nothing to read. */
export function readPage(path: string, bytes: Uint8Array, decoded: DecodedText | null): HtmlPage {
  if (bytes.length > maximumSize) {
    throw new UnreadableFileError(
      'tooLarge',
      `${path} is too large for a web page (${Math.round(bytes.length / 1024 / 1024)} MB); save the articles one by one.`,
    );
  }
  const text = decodeHtml(bytes, decoded);
  if (!text) throw new UnreadableFileError('binary', `${path} is not text; save the page again as HTML.`);
  const root = parseHtml(text.text);
  const body = root.children.filter(isHtmlElement).find((child) => child.name === 'body') ?? root;
  const blocks = visualBlocks(body);
  if (blocks.length === 0) throw new UnreadableFileError('empty', `${path} is a web page without text.`);
  const data = readPageData(root);
  const starts = articleHeadings(blocks, data);
  const placed =
    starts.size > 0 ? placeEdition(blocks, starts) : placeArticle(blocks, readableTexts(root), data);
  return { decoded: text, data, title: headTitle(root), placed };
}

function headTitle(root: HtmlElement): string {
  for (const element of elementsOf(root)) if (element.name === 'title') return collapse(textBelow(element));
  return '';
}

/** Writes pages of one issue into one canonical text. */
export function joinPages(pages: readonly HtmlPage[], format = 'html'): ReadResult {
  const canonical = new CanonicalText();
  pages.forEach((page, index) => {
    if (index > 0) canonical.breakPage();
    writePage(canonical, page, pages.length > 1 ? `${index + 1}.` : '');
  });
  const first = pages[0];
  const truncated = pages.some((page) => page.decoded.truncated);
  const damaged = pages.reduce((sum, page) => sum + page.decoded.damaged, 0);
  const warnings = first ? decodeWarnings({ ...first.decoded, truncated, damaged }, null) : [];
  const result = canonical.toResult({
    format,
    encoding: first?.decoded.encoding ?? 'utf-8',
    fields: fieldsOf(pages),
    warnings,
  });
  const language = pages
    .map((page) => page.data.language)
    .find((tag) => tag !== null && isPlausible(tag, result));
  return language ? { ...result, language } : result;
}

/** Templates say `en` of any page: a tag that the script belies is no evidence. */
export function isPlausible(tag: string, { text }: ReadResult): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > letters * 0.3 === /^(?:zh|ja|yue|wuu|lzh|cmn)\b/iu.test(tag);
}

function writePage(canonical: CanonicalText, { placed, title, data }: HtmlPage, prefix: string): void {
  const label = placed.find(({ block }) => isPageLabel(block.lines.join(' ')));
  const page = pageNumberOf(label?.block.lines.join(' ') ?? data.page ?? '');
  // A page may carry its headline in its title only.
  const untitled = !placed.some(({ role }) => role === 'headline');
  const { headline, site } = splitTitle(title);
  if (untitled && placed.some(({ role }) => role === 'paragraph')) {
    canonical.addBlock([{ text: headline }], { role: 'headline', article: `${prefix}1`, page });
    if (site !== null) canonical.drop(title.slice(headline.length).trim(), 'markup');
  } else canonical.drop(title, 'markup');
  for (const { block, role, article, subhead } of placed) {
    if (role === null) {
      canonical.drop(block.lines.join('\n'), 'markup');
      continue;
    }
    const marks = {
      role,
      page,
      ...(article === null ? {} : { article: prefix + article }),
      ...(subhead
        ? { paragraphKind: 'subhead' as const }
        : role === 'caption'
          ? { paragraphKind: 'caption' as const }
          : {}),
    };
    if (role === 'byline') {
      const { byline, rest } = splitByline(block.lines.join(' '));
      canonical.addBlock([{ text: byline }], marks);
      canonical.drop(rest, 'markup');
    } else for (const lines of paragraphsOf(block, role === 'paragraph')) canonical.addBlock(lines, marks);
  }
}

/** Ends of sentences, with the marks that may follow them. */
const sentenceEnd = /[。！？!?.…；;：:][”’」』"')）】]*$/u;

/** A line break inside a paragraph's element parts paragraphs where a sentence has ended before it. */
function paragraphsOf(block: VisualBlock, isParagraph: boolean): BlockLine[][] {
  const paragraphs: BlockLine[][] = [];
  let previous: string | null = null;
  for (const line of block.lines) {
    const open = paragraphs.at(-1);
    if (open && previous !== null && !(isParagraph && sentenceEnd.test(previous))) open.push({ text: line });
    else paragraphs.push([{ text: line }]);
    previous = line;
  }
  return paragraphs;
}

function fieldsOf(pages: readonly HtmlPage[]): Partial<Record<MastheadField, string>> {
  const fields: Partial<Record<MastheadField, string>> = {};
  const date = first(pages, ({ data, placed }) => cleanDate(data.date) ?? printedDate(placed));
  const title = first(
    pages,
    ({ data, placed, title: head }) => data.publication ?? printedTitle(placed) ?? splitTitle(head).site,
  );
  if (date !== null) fields.date = date;
  if (title !== null) fields.title = title;
  return fields;
}

function first<T>(pages: readonly HtmlPage[], pick: (page: HtmlPage) => T | null): T | null {
  for (const page of pages) {
    const found = pick(page);
    if (found !== null) return found;
  }
  return null;
}

/** `2015/05/17/`, `2020-12-14T07:00:00+08:00`, `20201214` as an ISO date; what is printed otherwise stays. */
function cleanDate(date: string | null): string | null {
  if (date === null) return null;
  const match =
    /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?!\d)/u.exec(date) ?? /^(\d{4})(\d{2})(\d{2})/u.exec(date);
  const [, year, month, day] = match ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The first line about a date that stands outside the text. */
function dateLine(placed: readonly PlacedBlock[]): string | null {
  const line = placed.find(
    ({ block, role }) =>
      (role === null || role === 'masthead' || role === 'byline') && isDateLine(block.lines.join(' ')),
  );
  return line?.block.lines.join(' ') ?? null;
}

function printedDate(placed: readonly PlacedBlock[]): string | null {
  const line = dateLine(placed);
  return line === null ? null : ((findHanDate(line) ?? findLatinDate(line))?.text ?? null);
}

/** `人民日报 2020年12月14日 星期一`: the paper before its date. */
function printedTitle(placed: readonly PlacedBlock[]): string | null {
  return /^《?(\p{Script=Han}{1,12}[报報])》?\s*(?=[（(\d])/u.exec(dateLine(placed) ?? '')?.[1] ?? null;
}
