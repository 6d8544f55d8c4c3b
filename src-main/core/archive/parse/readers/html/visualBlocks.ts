import { collapse, hasInk } from '../blocks/canonicalText.ts';
import { type HtmlElement, type HtmlText, isHtmlElement } from './dom.ts';

/** A block as a browser would set it: the text between two block boundaries, one entry a line (`br`). */
export interface VisualBlock {
  readonly lines: readonly string[];
  /** The text nodes that it is made of. */
  readonly texts: readonly HtmlText[];
  /** The block-level element that it stands in, and the elements around it, outermost first. */
  readonly path: readonly HtmlElement[];
  /** 1 to 6 inside a heading. */
  readonly heading: number | null;
  /** Number of characters that stand inside links. */
  readonly linked: number;
  /** Nobody sees it: `hidden`, `display: none`, form controls, a navigation, … */
  readonly apart: boolean;
  /** A caption of a picture. */
  readonly caption: boolean;
  /** The words of class, id, itemprop and rel of its innermost elements, parted by spaces. */
  readonly hints: string;
}

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose text is no part of the page. */
const silent = new Set(['script', 'style', 'template', 'iframe']);
/** Elements whose text is a part of the page, but not of what it publishes. */
const apart = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'select',
  'textarea',
  'noscript',
  'dialog',
  'menu',
  'svg',
  'object',
  'canvas',
]);

/** The blocks of a page in document order; together they hold all text of its body that is not program. */
export function visualBlocks(body: HtmlElement): VisualBlock[] {
  const walk = new Walk();
  walk.element(body, []);
  walk.close([]);
  return walk.blocks;
}

class Walk {
  readonly blocks: VisualBlock[] = [];
  private lines: string[] = [''];
  private texts: HtmlText[] = [];
  private linked = 0;
  private hints = new Set<string>();
  private breaks = 0;

  element(element: HtmlElement, path: readonly HtmlElement[]): void {
    if (silent.has(element.name)) return;
    const inside = [...path, element];
    const isInline = inline.has(element.name);
    if (!isInline) this.close(path);
    if (element.name === 'br') {
      this.breakLine(path);
      return;
    }
    for (const child of element.children) {
      if (isHtmlElement(child)) this.element(child, inside);
      else this.text(child, inside);
    }
    if (!isInline) this.close(inside);
  }

  close(path: readonly HtmlElement[]): void {
    const lines = this.lines.map((line) => collapse(line)).filter(hasInk);
    if (lines.length > 0) {
      const heading = path.map((element) => /^h([1-6])$/u.exec(element.name)?.[1]).find(Boolean);
      this.blocks.push({
        lines,
        texts: this.texts,
        path,
        heading: heading === undefined ? null : Number(heading),
        linked: this.linked,
        apart: path.some(standsApart),
        caption: path.some((element) => element.name === 'figcaption' || element.name === 'caption'),
        hints: [...this.hints, ...path.slice(-2).map(hintsOf)].join(' '),
      });
      this.texts = [];
    }
    this.lines = [''];
    this.linked = 0;
    this.breaks = 0;
    this.hints = new Set();
  }

  /** Two breaks in a row part paragraphs as surely as `p` does. */
  private breakLine(path: readonly HtmlElement[]): void {
    this.breaks++;
    if (this.breaks > 1 && hasInk(this.lines.join(''))) this.close(path);
    else this.lines.push('');
  }

  private text(node: HtmlText, path: readonly HtmlElement[]): void {
    const last = this.lines.length - 1;
    this.lines[last] = `${this.lines[last] ?? ''}${node.text}`;
    if (!hasInk(node.text)) return;
    this.breaks = 0;
    this.texts.push(node);
    if (path.some((element) => element.name === 'a')) this.linked += node.text.trim().length;
    const element = path.at(-1);
    if (element && inline.has(element.name)) this.hints.add(hintsOf(element));
  }
}

function standsApart(element: HtmlElement): boolean {
  const { hidden, style = '', role = '' } = element.attributes;
  return (
    apart.has(element.name) ||
    (hidden !== undefined && hidden !== 'until-found') ||
    element.attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style) ||
    /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu)$/u.test(role)
  );
}

const hintsOf = ({ name, attributes }: HtmlElement): string =>
  [name, attributes.class, attributes.id, attributes.itemprop, attributes.rel, attributes.property]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
