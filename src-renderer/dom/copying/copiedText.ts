import { type FlowElements, flowElementAround, shownPart } from '../flowElements.ts';
import { toText } from '../softHyphens.ts';

/** A passage as it goes to the clipboard. */
export interface CopiedPassage {
  readonly text: string;
  readonly html: string;
  /** Whether it is on screen in other letters than these. */
  readonly differs: boolean;
}

/**
 * A selected passage in the letters of its text: without the soft hyphens that only serve the lines on screen,
 * with digits as wide as they are written. Headings and paragraphs, nothing that is drawn beside them.
 */
export function copiedPassage(range: Range, elements: FlowElements): CopiedPassage {
  const copied = document.createElement('div');
  copied.append(range.cloneContents());
  for (const drawn of copied.querySelectorAll('button, [role="img"], .paper-derived, .paper-rule'))
    drawn.remove();
  const around = flowElementAround(range.commonAncestorContainer);
  const copies = around ? [copied] : [...copied.querySelectorAll<HTMLElement>('[data-flow]')];
  let text = '';
  let differs = false;
  let before: HTMLElement | null = null;
  for (const copy of copies) {
    const { flow: key, from: cut } = (around ?? copy).dataset;
    const flow = elements.index.flowOf(key ?? '');
    if (!flow) continue;
    const original = around ?? elements.elementsOf(flow).find(({ dataset }) => dataset.from === cut) ?? null;
    const shown = original?.textContent ?? '';
    const at = original?.contains(range.startContainer) ? unitsBefore(original, range) : 0;
    const part = original ? shownPart(original, flow) : { from: 0, to: flow.text.length };
    if (print(copy, flow.text.slice(part.from, part.to), shown, at)) differs = true;
    if (before && before.dataset.flow === key && part.from > 0) {
      // A paragraph that goes on in another place is one paragraph.
      text += copy.textContent;
      before.append(...copy.childNodes);
      copy.remove();
      differs = true;
      continue;
    }
    text += (text === '' ? '' : copy.tagName === 'SPAN' ? ' ' : '\n\n') + copy.textContent;
    before = copy;
  }
  for (const element of copied.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
  }
  return { text, html: copied.innerHTML, differs };
}

/** UTF-16 units of an element's text before a range's start. */
function unitsBefore(element: Element, range: Range): number {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().length;
}

/** Puts the letters of a flow's text into a copy of what is shown of it from a unit on; whether they were others. */
function print(copy: Element, text: string, shown: string, from: number): boolean {
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  let at = from;
  let differs = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const end = at + node.length;
    const printed = text.slice(toText(text, shown, at), toText(text, shown, end));
    if (printed !== node.data) differs = true;
    node.data = printed;
    at = end;
  }
  return differs;
}
