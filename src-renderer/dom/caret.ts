import { type FlowElements, flowElementAround, flowOffset } from './flowElements.ts';

/** What stands around a caret on the paper, as it is printed or corrected. */
export interface CaretPlace {
  /** At most `reach` characters each, of the caret's own paragraph or line. */
  readonly before: string;
  readonly after: string;
  /** The character at the caret, for something to stand beside. */
  readonly range: Range;
}

/** As far as a word may reach from a caret, in code points. */
const reach = 60;

/** Reads where a caret stands; null for a selection, or a caret outside this paper's text. */
export function readCaret(selection: Selection | null, elements: FlowElements): CaretPlace | null {
  if (!selection?.isCollapsed || !selection.focusNode) return null;
  const element = flowElementAround(selection.focusNode);
  const flow = element && elements.root.contains(element) ? elements.flowOf(element) : undefined;
  if (!element || !flow) return null;
  const offset = flowOffset(element, flow, selection.focusNode, selection.focusOffset);
  const characters = [...flow.text];
  return {
    before: characters.slice(Math.max(0, offset - reach), offset).join(''),
    after: characters.slice(offset, offset + reach).join(''),
    range: selection.getRangeAt(0).cloneRange(),
  };
}
