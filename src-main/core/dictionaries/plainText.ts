import { type HtmlNode, isHtmlElement, parseHtml } from '#core/archive/parse/readers/html/dom.ts';

/** What begins a line of its own, in HTML and in XDXF. */
const blocks = new Set(
  'p div br li ul ol dl dt dd tr table h1 h2 h3 h4 h5 h6 hr blockquote section def ex deftext'.split(' '),
);
const unseen = new Set(['script', 'style', 'head', 'title', 'object', 'iframe']);

/** The text of an entry in HTML, XDXF or Pango markup: lines without tags, trimmed, none of them empty. */
export function plainText(markup: string): string {
  let text = '';
  const visit = (node: HtmlNode): void => {
    if (!isHtmlElement(node)) {
      text += node.text.replace(/[^\S\n]+/g, ' ');
      return;
    }
    if (unseen.has(node.name)) return;
    const isBlock = blocks.has(node.name);
    if (isBlock) text += '\n';
    for (const child of node.children) visit(child);
    if (isBlock && node.name !== 'br') text += '\n';
  };
  visit(parseHtml(markup));
  return trimmedLines(text).join('\n');
}

/** The lines of a text, trimmed, none of them empty. */
export const trimmedLines = (text: string): readonly string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
