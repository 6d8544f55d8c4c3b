import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { type FlowIndex, type FlowPart, flowKey } from './passages.ts';
import { offsetInText, rangeInShown, type ShownPart } from './shownPart.ts';

/**
 * The elements that show an issue's flows below one root, and the way between their text nodes and code
 * points. Each flow is one element whose text is exactly `flow.text`, but for soft hyphens put in between
 * its letters, and for characters shown in place of others, one for one (layout/lines/shownText.ts); elements inside it
 * (digits set upright in vertical lines) add and take nothing. A flow that goes on in another place is shown by
 * several elements in turn, each with its part of the text.
 */
export class FlowElements {
  readonly root: Element;
  readonly index: FlowIndex;
  #order: readonly HTMLElement[] = [];
  #byKey = new Map<string, readonly HTMLElement[]>();
  /** The paper was read in this turn: what was not there then is not there. */
  #isRead = false;

  constructor(root: Element, index: FlowIndex) {
    this.root = root;
    this.index = index;
  }

  /** The elements that show a flow, in turn; none when it is not on the paper now. */
  elementsOf(flow: Flow): readonly HTMLElement[] {
    const known = this.#byKey.get(flowKey(flow));
    if (known && showWhole(known, flow)) return known;
    // Thousands of marks may lie on text that is not written yet.
    if (!this.#isRead) this.#read();
    return this.#byKey.get(flowKey(flow)) ?? [];
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
    this.#isRead = false;
  }

  #read(): void {
    this.#order = [...this.root.querySelectorAll<HTMLElement>('[data-flow]')];
    this.#byKey = Map.groupBy(this.#order, (element) => element.dataset.flow ?? '');
    this.#isRead = true;
    queueMicrotask(() => {
      this.#isRead = false;
    });
  }

  /** Static ranges over everything on the paper that a span covers. */
  rangesOf(span: Span): readonly StaticRange[] {
    return this.#endsOf(span).map((ends) => new StaticRange(ends));
  }

  /** The same as live ranges, whose rectangles can be asked. */
  liveRangesOf(span: Span): readonly Range[] {
    return this.#endsOf(span).map((ends) => {
      const range = document.createRange();
      range.setStart(ends.startContainer, ends.startOffset);
      range.setEnd(ends.endContainer, ends.endOffset);
      return range;
    });
  }

  #endsOf(span: Span): readonly StaticRangeInit[] {
    return this.index
      .partsOf(span)
      .flatMap((part) => this.elementsOf(part.flow).flatMap((element) => endsIn(element, part)));
  }
}

/** Whether elements are on the paper and show a flow from its start to its end. */
function showWhole(elements: readonly HTMLElement[], flow: Flow): boolean {
  let shown = 0;
  for (const element of elements) {
    const { from, to } = shownPart(element, flow);
    if (!element.isConnected || from !== shown) return false;
    shown = to;
  }
  return shown === flow.text.length;
}

/** The part of a flow's text that an element shows, in UTF-16 units. */
export function shownPart(element: HTMLElement, flow: Flow): ShownPart {
  const { from, to } = element.dataset;
  return { from: Number(from ?? 0), to: Number(to ?? flow.text.length) };
}

/** The same in code points. */
export function shownCodePoints(element: HTMLElement, flow: Flow): Span {
  const { from, to } = shownPart(element, flow);
  const { toCodePoint } = indexCodePoints(flow.text);
  return { start: toCodePoint(from), end: toCodePoint(to) };
}

/** Where a part of a flow begins and ends in an element; nothing where the element shows none of it. */
function endsIn(element: HTMLElement, part: FlowPart): readonly StaticRangeInit[] {
  const { text } = part.flow;
  const { toUtf16 } = indexCodePoints(text);
  const shown = element.textContent ?? '';
  const range = rangeInShown(
    text,
    shownPart(element, part.flow),
    shown,
    toUtf16(part.start),
    toUtf16(part.end),
  );
  const start = range && pointIn(element, range.start);
  const end = range && pointIn(element, range.end);
  if (!start || !end) return [];
  return [
    {
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    },
  ];
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
  const shown = element.textContent ?? '';
  const inText = offsetInText(flow.text, shownPart(element, flow), shown, before.toString().length);
  return indexCodePoints(flow.text).toCodePoint(inText);
}
