import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type HtmlElement, type HtmlText, isHtmlElement } from './dom.ts';

/** Name of the element that carries the number of a text through Readability. */
const carrier = 'data-broadsheet-text';
/** Attributes that Readability weighs; others (addresses, handlers, styles) never reach its document. */
const weighed = new Set([
  'class',
  'id',
  'role',
  'itemprop',
  'itemtype',
  'rel',
  'hidden',
  'aria-hidden',
  'type',
  'title',
]);

interface Carrier {
  getAttribute(name: string): string | null;
}
/** What is used of the elements that Readability hands over; the zone has no types of the DOM. */
interface Tree {
  querySelectorAll(selector: string): Iterable<Carrier>;
}

const program = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'canvas',
  'link',
  'base',
]);
/** What Readability takes out where it holds nothing, looking at each through all that is in it. */
const needsContent = new Set('div section header h1 h2 h3 h4 h5 h6'.split(' '));
const empty = new Set('area br col embed hr img input meta source track wbr'.split(' '));

/**
 * The text nodes that Mozilla's Readability takes for the article of a page; null where it finds none. It
 * works on a document written anew from the parsed tree, without scripts, addresses and pictures.
 */
export function readableTexts(root: HtmlElement): ReadonlySet<HtmlText> | null {
  const texts: HtmlText[] = [];
  const source = `<!doctype html>${write(root, texts)}`;
  if (texts.length > mostTexts) return null;
  const { document } = parseHTML(source);
  const reader = new Readability<readonly Carrier[]>(document, {
    charThreshold: 120,
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node: unknown) => Array.from((node as Tree).querySelectorAll(`[${carrier}]`)),
  });
  const found = new Set<HtmlText>();
  for (const element of carriersOf(reader)) {
    const text = texts[Number(element.getAttribute(carrier))];
    if (text) found.add(text);
  }
  return found.size === 0 ? null : found;
}

/** Pages with more pieces of text are lists, and weighing them would take minutes. */
const mostTexts = 20_000;

/** Readability stumbles over some pages that are no articles; for these it finds nothing. */
function carriersOf(reader: Readability<readonly Carrier[]>): readonly Carrier[] {
  try {
    return reader.parse()?.content ?? [];
  } catch {
    return [];
  }
}

function write(element: HtmlElement, texts: HtmlText[]): string {
  if (program.has(element.name)) return '';
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => weighed.has(name))
    .map(([name, value]) => ` ${name}="${quote(value)}"`)
    .join('');
  const link = element.name === 'a' && element.attributes.href !== undefined ? ' href="#x"' : '';
  if (empty.has(element.name)) return element.name === 'meta' ? '' : `<${element.name}${attributes}>`;
  const parts = element.children.map((child) => {
    if (isHtmlElement(child)) return write(child, texts);
    if (element.name === 'title' || child.text.trim() === '') return quote(child.text);
    texts.push(child);
    return `<span ${carrier}="${texts.length - 1}">${quote(child.text)}</span>`;
  });
  const inside = parts.join('');
  if (inside === '' && needsContent.has(element.name)) return '';
  return `<${element.name}${attributes}${link}>${inside}</${element.name}>`;
}

const quote = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
