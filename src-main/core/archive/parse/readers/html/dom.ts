import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

/** An element as HTML parsing (WHATWG) finds it. Names and attribute names are in lower case. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export interface HtmlText {
  readonly text: string;
}

export type HtmlNode = HtmlElement | HtmlText;

export const isHtmlElement = (node: HtmlNode): node is HtmlElement => 'name' in node;

/**
 * Elements deeper than this are hung on their ancestor at this level, as browsers do, so that whoever walks
 * the tree may recurse.
 */
const deepest = 400;

/**
 * Parses any text as HTML and gives its root element. Nothing runs and nothing is fetched: what comes out is
 * a tree of names and strings. Comments and processing instructions are left out; the contents of
 * `template` are its children.
 */
export function parseHtml(text: string): HtmlElement {
  const document = parse(text, { scriptingEnabled: false });
  const root: Growing = { name: 'html', attributes: {}, children: [] };
  const html = document.childNodes.find(defaultTreeAdapter.isElementNode);
  if (!html) return root;
  const found = grow(html);
  const open: {
    readonly from: readonly DefaultTreeAdapterTypes.ChildNode[];
    readonly to: Growing;
    at: number;
  }[] = [{ from: html.childNodes, to: found, at: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.from[top.at++];
    if (!node) open.pop();
    else if (defaultTreeAdapter.isTextNode(node)) top.to.children.push({ text: node.value });
    else if (defaultTreeAdapter.isElementNode(node)) {
      const child = grow(node);
      top.to.children.push(child);
      const from = 'content' in node ? node.content.childNodes : node.childNodes;
      open.push({ from, to: open.length < deepest ? child : top.to, at: 0 });
    }
  }
  return found;
}

interface Growing extends HtmlElement {
  readonly children: HtmlNode[];
}

const grow = (element: DefaultTreeAdapterTypes.Element): Growing => ({
  name: element.tagName,
  attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
  children: [],
});

/** Every element below and including `root`, in document order. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  const open = [root];
  // Not by a generator within a generator: each element would come up through all that it is in.
  for (let element = open.pop(); element; element = open.pop()) {
    yield element;
    for (const child of element.children.toReversed()) if (isHtmlElement(child)) open.push(child);
  }
}

/** All text below a node, as it stands, scripts and styles left out. */
export function textBelow(node: HtmlNode): string {
  if (!isHtmlElement(node)) return node.text;
  if (node.name === 'script' || node.name === 'style') return '';
  return node.children.map(textBelow).join('');
}
