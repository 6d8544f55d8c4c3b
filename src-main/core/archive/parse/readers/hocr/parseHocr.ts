import type { DropReason } from '#shared/model/issue.ts';
import { type HtmlElement, type HtmlNode, isHtmlElement, parseHtml } from '../html/dom.ts';
import { confidenceOf, noBox, pageSize, type RawBox, toFractions } from '../pages/geometry.ts';
import { languageTag } from '../pages/language.ts';
import {
  completeOrder,
  type LineBreak,
  mostFrequent,
  type PrintedLine,
  type PrintedPage,
  type PrintedRegion,
} from '../pages/printedPage.ts';
import { roleOf } from '../pages/roles.ts';
import type { BlockRole } from '../reader.ts';

const lineClasses: ReadonlySet<string> = new Set([
  'ocr_line',
  'ocrx_line',
  'ocr_header',
  'ocr_footer',
  'ocr_caption',
  'ocr_textfloat',
]);
const wordClasses: ReadonlySet<string> = new Set(['ocrx_word', 'ocr_word']);
const regionClasses: ReadonlySet<string> = new Set([
  'ocr_par',
  'ocrx_par',
  'ocr_carea',
  'ocrx_block',
  'ocr_block',
  'ocr_column',
  'ocr_title',
  'ocr_author',
  'ocr_blockquote',
  'ocr_pageno',
]);
/** Classes that say what a part is; `ocr_title` is a heading of the page. */
const roleClasses = /^ocrx?_(title|author|caption|header|footer|blockquote)$/u;

/**
 * Reads hOCR 1.x as tesseract, ABBYY's converters and libraries' pipelines write it. Parsed as HTML, so that
 * malformed entities, comments and processing instructions are read as browsers read them. See
 * docs/formats/hocr.md.
 */
export function parseHocr(text: string): PrintedPage[] {
  const root = parseHtml(mend(text));
  return Array.from(pagesIn(root), (page) => readPage(page, root.attributes.lang ?? null));
}

/** The pages of a document in its order; one inside another is a part of that. */
function* pagesIn(element: HtmlElement): Generator<HtmlElement> {
  if (classesOf(element).includes('ocr_page')) yield element;
  else for (const child of element.children) if (isHtmlElement(child)) yield* pagesIn(child);
}

/** A whole tag of an element that hOCR is written with; a `<` before anything else is a character that was not escaped. */
const tagOrComment =
  /<(?:\/?(?:html|head|body|title|meta|link|style|script|div|p|span|br|hr|b|i|u|em|strong|s|sup|sub|small|big|font|a|img|table|thead|tbody|tr|td|th|ul|ol|li|h[1-6]|center|pre|code|abbr|del|ins|blockquote|section|article)(?:(?:\s+|(?<=["']))[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*\s*\/?>|!doctype\b[^>]*>|\?xml[\s-][^>]*>|!--(?:(?!-->|<\/span>)[\s\S])*-->)/iuy;

/**
 * OCR yields `<` as it yields any other noise, and not every exporter escapes it. Browsers would take what
 * follows for a tag, a comment or an instruction and swallow words up to the next `>`: only whole tags that
 * hOCR is written with, and comments that are closed before the next tag of a word ends, stay markup.
 */
function mend(text: string): string {
  return text.replace(/</gu, (mark, at: number) => {
    tagOrComment.lastIndex = at;
    return tagOrComment.test(text) ? mark : '&lt;';
  });
}

interface RawLine {
  readonly id: string | null;
  readonly raw: RawBox;
  readonly fontSize: number | null;
  readonly words: {
    readonly id: string | null;
    readonly text: string;
    readonly raw: RawBox;
    readonly spaceBefore: boolean;
    readonly confidence: number | undefined;
  }[];
}

interface RawRegion {
  readonly id: string | null;
  readonly role: BlockRole | null;
  readonly furniture: DropReason | null;
  readonly raw: RawBox;
  readonly language: string | null;
  readonly lines: RawLine[];
}

function readPage(page: HtmlElement, documentLanguage: string | null): PrintedPage {
  const title = properties(page);
  const bounds = boxOf(title);
  const walk = new PageWalk();
  walk.children(page, null);
  const regions = walk.regions.filter(({ lines }) => lines.some(({ words }) => words.length > 0));
  const boxes = regions.flatMap(({ lines }) =>
    lines.flatMap(({ raw, words }) => [raw, ...words.map((word) => word.raw)]),
  );
  // The page's own box may begin anywhere; all others count from the same corner.
  const size = pageSize({ width: bounds.left + bounds.width, height: bounds.top + bounds.height }, boxes);
  const languages = new Map<string, number>();
  for (const { language, lines } of regions) {
    const tag = languageTag(language ?? title.get('ocrp_lang') ?? documentLanguage ?? '');
    if (tag) languages.set(tag, (languages.get(tag) ?? 0) + lines.length);
  }
  return {
    id: page.attributes.id ?? null,
    label: title.get('lpageno')?.replace(/^["']|["']$/gu, '') ?? null,
    ...size,
    imageName: (title.get('image') ?? title.get('x_source'))?.replace(/^["']|["']$/gu, '') ?? null,
    language: mostFrequent(languages),
    regions: regions.map((region) => finishRegion(region, size)),
    order: completeOrder(regions.length, []),
  };
}

/** Collects the regions, lines and words below a page; text outside all of them makes lines of its own. */
class PageWalk {
  readonly regions: RawRegion[] = [];
  private region: RawRegion | null = null;
  private line: RawLine | null = null;
  private space = false;

  children(element: HtmlElement, role: BlockRole | null): void {
    for (const child of element.children) this.node(child, role);
  }

  private node(node: HtmlNode, role: BlockRole | null): void {
    if (!isHtmlElement(node)) {
      this.text(node.text);
      return;
    }
    if (node.name === 'script' || node.name === 'style') return;
    const classes = classesOf(node);
    const stated = classes.map((name) => roleClasses.exec(name)?.[1]).find((name) => name !== undefined);
    const ownRole = (stated === undefined ? null : roleOf(stated)) ?? role;
    if (classes.some((name) => wordClasses.has(name))) this.word(node);
    else if (classes.some((name) => lineClasses.has(name))) this.openLine(node, ownRole);
    else if (classes.some((name) => regionClasses.has(name))) this.openRegion(node, ownRole);
    else {
      if (node.name === 'br') this.space = true;
      this.children(node, ownRole);
    }
  }

  private openRegion(element: HtmlElement, role: BlockRole | null): void {
    const outer = this.region;
    this.region = newRegion(element, role, outer);
    this.regions.push(this.region);
    this.line = null;
    this.children(element, role);
    // What follows inside the outer block, behind the inner one, stays in its place by a region of its own.
    this.region = outer ? { ...outer, lines: [] } : null;
    if (this.region) this.regions.push(this.region);
    this.line = null;
  }

  private openLine(element: HtmlElement, role: BlockRole | null): void {
    const title = properties(element);
    const size = Number(title.get('x_size') ?? title.get('x_fsize') ?? Number.NaN);
    const region =
      this.region && this.region.role === role ? this.region : newRegion(element, role, this.region);
    if (region !== this.region) this.regions.push(region);
    this.line = {
      id: element.attributes.id ?? null,
      raw: boxOf(title),
      fontSize: size > 0 ? size : null,
      words: [],
    };
    region.lines.push(this.line);
    this.space = false;
    this.children(element, role);
    this.line = null;
  }

  private word(element: HtmlElement): void {
    const text = textBelow(element);
    const trimmed = text.replace(/\s+/gu, ' ').trim();
    if (/^\s/u.test(text)) this.space = true;
    const title = properties(element);
    if (trimmed !== '') {
      this.add(trimmed, boxOf(title), element.attributes.id ?? null, confidenceOf(title.get('x_wconf'), 100));
    }
    if (/\s$/u.test(text)) this.space = true;
  }

  private text(text: string): void {
    const trimmed = text.replace(/\s+/gu, ' ').trim();
    if (/^\s/u.test(text)) this.space = true;
    if (trimmed === '') return;
    this.add(trimmed, this.line?.words.length === 0 ? this.line.raw : noBox, null);
    if (/\s$/u.test(text)) this.space = true;
  }

  private add(text: string, raw: RawBox, id: string | null, confidence?: number): void {
    if (!this.line) {
      if (!this.region) {
        this.region = { id: null, role: null, furniture: null, raw: noBox, language: null, lines: [] };
        this.regions.push(this.region);
      }
      this.line = { id: null, raw: noBox, fontSize: null, words: [] };
      this.region.lines.push(this.line);
    }
    const spaceBefore = this.space && this.line.words.length > 0;
    this.line.words.push({ id, text, raw, spaceBefore, confidence });
    this.space = false;
  }
}

function newRegion(element: HtmlElement, role: BlockRole | null, outer: RawRegion | null): RawRegion {
  return {
    id: element.attributes.id ?? null,
    role,
    furniture: classesOf(element).includes('ocr_pageno') ? 'pageNumber' : null,
    raw: boxOf(properties(element)),
    language: element.attributes.lang ?? outer?.language ?? null,
    lines: [],
  };
}

function finishRegion(
  region: RawRegion,
  page: { readonly width: number; readonly height: number },
): PrintedRegion {
  return {
    ids: region.id === null ? [] : [region.id],
    role: region.role,
    ...(region.furniture === null ? {} : { furniture: region.furniture }),
    box: toFractions(region.raw, page),
    lines: region.lines.map((line) => finishLine(line, page)),
  };
}

/** A soft hyphen at the end of a line says that the word goes on; any other hyphen says nothing. */
function finishLine(line: RawLine, page: { readonly width: number; readonly height: number }): PrintedLine {
  const words = line.words.map(({ id, text, raw, spaceBefore, confidence }) => ({
    id,
    text,
    spaceBefore,
    box: toFractions(raw, page),
    ...(confidence === undefined ? {} : { confidence }),
  }));
  const last = words.at(-1);
  let ending: LineBreak | null = null;
  if (last && last.text.length > 1 && last.text.endsWith('\u00ad')) {
    words[words.length - 1] = { ...last, text: last.text.slice(0, -1) };
    ending = { hyphen: '\u00ad', isRead: false, word: null };
  }
  return {
    id: line.id,
    words,
    box: toFractions(line.raw, page),
    fontSize: line.fontSize,
    ending,
    openingWord: null,
  };
}

const classesOf = ({ attributes }: HtmlElement): string[] => (attributes.class ?? '').split(/\s+/u);

/** The properties in `title`: `bbox 0 0 10 20; x_size 12` by their names. */
function properties({ attributes }: HtmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of (attributes.title ?? '').split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/u)) {
    const [name, ...rest] = part.trim().split(/\s+/u);
    if (name) found.set(name, rest.join(' '));
  }
  return found;
}

function boxOf(title: ReadonlyMap<string, string>): RawBox {
  const [left, top, right, bottom] = (title.get('bbox') ?? '').split(/\s+/u).map(Number);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return noBox;
  return { left, top, width: right - left, height: bottom - top };
}

function textBelow(node: HtmlNode): string {
  return isHtmlElement(node) ? node.children.map(textBelow).join('') : node.text;
}
