let followers = 0;

/**
 * Copies what is printed where other characters are shown, until the answer is called; many parts of the window may ask
 * for it.
 */
export function followCopies(): () => void {
  if (followers === 0) document.addEventListener('copy', copyAsPrinted);
  followers++;
  return () => {
    followers--;
    if (followers === 0) document.removeEventListener('copy', copyAsPrinted);
  };
}

/**
 * Copies what is printed where other characters are shown: an element with `data-printed` has that text in place of its
 * own, character for character of the same length. What no such element shows is copied as the browser does.
 */
function copyAsPrinted(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (event.defaultPrevented || !event.clipboardData || !selection || selection.isCollapsed) return;
  const text = withPrinted(selection.toString(), shownPieces(selection.getRangeAt(0)));
  if (text === selection.toString()) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
}

/** A stretch of text as it is shown, and as it is printed. */
export interface ShownPiece {
  readonly shown: string;
  readonly printed: string;
}

/** A text with the printed letters in place of those that are shown, piece after piece in its order. */
export function withPrinted(text: string, pieces: readonly ShownPiece[]): string {
  let printed = '';
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece.shown, from);
    // White space that the browser set otherwise.
    if (at < 0) continue;
    printed += text.slice(from, at) + piece.printed;
    from = at + piece.shown.length;
  }
  return printed + text.slice(from);
}

/** The text nodes of a range that lie in elements with `data-printed`. */
function shownPieces(range: Range): readonly ShownPiece[] {
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: ShownPiece[] = [];
  for (
    let node: Node | null = root instanceof Text ? root : walker.nextNode();
    node;
    node = walker.nextNode()
  ) {
    const element = node.parentElement?.closest<HTMLElement>('[data-printed]');
    if (!element || !range.intersectsNode(node)) continue;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, 0);
    const offset = before.toString().length;
    const letters = node.textContent ?? '';
    const start = node === range.startContainer ? range.startOffset : 0;
    const end = node === range.endContainer ? range.endOffset : letters.length;
    if (start >= end) continue;
    pieces.push({
      shown: letters.slice(start, end),
      printed: (element.dataset.printed ?? '').slice(offset + start, offset + end),
    });
  }
  return pieces;
}
