import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { type FlowIndex, type FlowPart, flowKey } from './passages.ts';
import { toShown, toText } from './softHyphens.ts';

/**
 * The elements that show an issue's flows below one root, and the way between their text nodes and code
 * points. Each flow is one element whose text is exactly `flow.text`, but for soft hyphens put in between
 * its letters, and for wide digits and letters shown narrow, one for one (layout/halfWidth.ts); elements inside it (digits set upright in vertical lines) add and take nothing.
 */
export class FlowElements {
  readonly root: Element;
  readonly index: FlowIndex;
  #order: readonly HTMLElement[] = [];
  #byKey = new Map<string, HTMLElement>();

  constructor(root: Element, index: FlowIndex) {
    this.root = root;
    this.index = index;
  }

  /** The element that shows a flow, or null when it is not on the paper now. */
  elementOf(flow: Flow): HTMLElement | null {
    const known = this.#byKey.get(flowKey(flow));
    if (known?.isConnected) return known;
    this.#read();
    return this.#byKey.get(flowKey(flow)) ?? null;
  }

  /** All flow elements in reading order. */
  order(): readonly HTMLElement[] {
    if (this.#order.length === 0 || !this.#order[0]?.isConnected) this.#read();
    return this.#order;
  }

  flowOf(element: HTMLElement): Flow | undefined {
    return this.index.flowOf(element.dataset.flow ?? '');
  }

  /** Forgets the elements: the paper was rendered anew. */
  refresh(): void {
    this.#order = [];
    this.#byKey.clear();
  }

  #read(): void {
    this.#order = [...this.root.querySelectorAll<HTMLElement>('[data-flow]')];
    this.#byKey = new Map(this.#order.map((element) => [element.dataset.flow ?? '', element]));
  }

  /** Static ranges over everything on the paper that a span covers. */
  rangesOf(span: Span): readonly StaticRange[] {
    return this.index.partsOf(span).flatMap((part) => {
      const ends = this.#endsOf(part);
      return ends ? [new StaticRange(ends)] : [];
    });
  }

  /** The same as live ranges, whose rectangles can be asked. */
  liveRangesOf(span: Span): readonly Range[] {
    return this.index.partsOf(span).flatMap((part) => {
      const ends = this.#endsOf(part);
      if (!ends) return [];
      const range = document.createRange();
      range.setStart(ends.startContainer, ends.startOffset);
      range.setEnd(ends.endContainer, ends.endOffset);
      return [range];
    });
  }

  #endsOf(part: FlowPart): StaticRangeInit | null {
    const element = this.elementOf(part.flow);
    if (!element) return null;
    const { text } = part.flow;
    const points = indexCodePoints(text);
    const shown = element.textContent ?? '';
    const start = pointIn(element, toShown(text, shown, points.toUtf16(part.start), 'start'));
    const end = pointIn(element, toShown(text, shown, points.toUtf16(part.end), 'end'));
    if (!start || !end) return null;
    return {
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    };
  }
}

/** The text node and the offset in it of a UTF-16 offset in an element's own text. */
function pointIn(element: Element, utf16: number): { node: Text; offset: number } | null {
  const only = element.firstChild;
  if (only instanceof Text && !only.nextSibling) return { node: only, offset: Math.min(utf16, only.length) };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let last: Text | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    if (utf16 <= before + node.length) return { node, offset: utf16 - before };
    before += node.length;
    last = node;
  }
  return last ? { node: last, offset: last.length } : null;
}

/** The flow element a node is in, or null. */
export function flowElementAround(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>('[data-flow]') ?? null;
}

/** Offset in code points of the flow's text of a DOM position inside the flow's element. */
export function flowOffset(element: HTMLElement, flow: Flow, container: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  const inText = toText(flow.text, element.textContent ?? '', before.toString().length);
  return indexCodePoints(flow.text).toCodePoint(inText);
}
