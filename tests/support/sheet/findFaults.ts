/** Something on the sheet that no printer would let pass. */
export interface Fault {
  readonly kind: 'start' | 'end' | 'split' | 'clipped' | 'overlap' | 'outside';
  /** The headline of the article, or the part of the paper. */
  readonly where: string;
  /** The letters around it. */
  readonly what: string;
}

/**
 * Looks the issue on screen through, line by line: marks that must not begin or end a line (避头尾), dashes,
 * ellipses and full-width numbers over two lines, text that is clipped, stands on other text or outside its
 * column. Runs in the page, where nothing from outside this function is known. Of more than `mostCharacters`
 * the rest is only looked through for what overlaps.
 */
export function findFaults(mostCharacters: number): Fault[] {
  const faults: Fault[] = [];
  const scroller = document.querySelector<HTMLElement>('.paper-scroller:not([inert])');
  if (!scroller) return faults;
  const vertical = getComputedStyle(scroller).writingMode.startsWith('vertical');
  /** Fractions of a pixel and the sides of slanting letters are no fault. */
  const slack = 2;

  // Each pair of neighbours that must stand on one line.
  const notFirst = '、。，．：；？！）」』】》〉〕］｝”’·・々〻ー％℃‰,.;:?!)\\]}%';
  const notLast = '（「『【《〈〔［｛“‘(\\[{';
  const smallKana = document.querySelector('.paper[lang|="ja"]')
    ? 'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ'
    : '';
  const pairs: readonly (readonly [Fault['kind'], RegExp])[] = [
    ['start', new RegExp(`[^\\s\u00ad](?=[${notFirst}${smallKana}])`, 'gu')],
    ['end', new RegExp(`[${notLast}](?=[^\\s\u00ad])`, 'gu')],
    [
      'split',
      /—(?=—)|…(?=…)|―(?=―)|[０-９](?=[０-９％‰℃])|(?<=[０-９])(?:[．：／]|，(?=[０-９]{3}(?![０-９])))(?=[０-９])|[Ａ-Ｚａ-ｚ](?=[Ａ-Ｚａ-ｚ])/gu,
    ],
  ];

  interface Block {
    readonly element: HTMLElement;
    readonly text: string;
    readonly nodes: readonly { readonly node: Text; readonly start: number }[];
  }
  const blockOf = (element: HTMLElement): Block => {
    const nodes: { node: Text; start: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    return { element, text, nodes };
  };
  const whereIs = (element: Element): string => {
    const article = element.closest('.paper-article');
    if (article)
      return article.querySelector('.paper-headline')?.textContent ?? 'an article without headline';
    return (
      element.closest('.paper-masthead, .paper-notice, .paper-colophon, .paper-page-head')?.className ?? ''
    );
  };
  const report = (kind: Fault['kind'], element: Element, what: string) =>
    faults.push({ kind, where: whereIs(element).slice(0, 40), what });

  const range = document.createRange();
  const boxAt = ({ nodes }: Block, at: number): DOMRect | undefined => {
    const found = nodes.findLast(({ start }) => start <= at);
    if (!found || found.node.parentElement?.closest('.paper-upright')) return undefined;
    range.setStart(found.node, at - found.start);
    range.setEnd(found.node, at - found.start + 1);
    return range.getClientRects()[0];
  };
  const apart = (a: DOMRect, b: DOMRect): boolean => {
    if (a.width === 0 || b.width === 0 || a.height === 0 || b.height === 0) return false;
    const line = vertical ? Math.abs(a.left + a.right - b.left - b.right) : Math.abs(a.bottom - b.bottom) * 2;
    const size = vertical ? Math.min(a.width, b.width) : Math.min(a.height, b.height);
    const before = vertical ? b.top < a.top - slack : b.left < a.left - slack;
    return line > size || before;
  };

  /** Whether marks and digits that hold together are longer than a line, so that it had to be broken. */
  const isTooLong = ({ element, text }: Block, at: number, em: number): boolean => {
    const together = /[\p{P}\p{S}\p{N}Ａ-Ｚａ-ｚ]/u;
    let [start, end] = [at, at];
    while (start > 0 && together.test(text[start - 1] ?? '')) start--;
    while (end < text.length && together.test(text[end] ?? '')) end++;
    const fragment = element.getClientRects()[0];
    // Of seven characters no line holds a number with its unit and a mark.
    if (fragment && (vertical ? fragment.height : fragment.width) < 8 * em) return true;
    // The letter before the first mark belongs to them.
    return fragment !== undefined && (end - start + 1) * em > (vertical ? fragment.height : fragment.width);
  };

  interface Line {
    readonly block: Block;
    readonly node: Text;
    readonly box: DOMRect;
    /** The part that is surely inked: an em along the middle of the line. */
    readonly ink: {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    };
  }
  const lines: Line[] = [];
  const shown = '[data-flow], .paper-derived, .paper-page-head, .paper-follow';
  let characters = 0;
  for (const element of scroller.querySelectorAll<HTMLElement>(shown)) {
    if (element.parentElement?.closest(shown) || !element.checkVisibility({ opacityProperty: true }))
      continue;
    const block = blockOf(element);
    if (block.text.trim() === '') continue;
    const em = Number.parseFloat(getComputedStyle(element).fontSize);
    characters += block.text.length;
    if (characters <= mostCharacters) {
      for (const [kind, pattern] of pairs) {
        for (const { index, 0: first } of block.text.matchAll(pattern)) {
          const a = boxAt(block, index + first.length - 1);
          const b = boxAt(block, index + first.length);
          if (a && b && apart(a, b) && !isTooLong(block, index, em)) {
            report(
              kind,
              element,
              `${block.text.slice(Math.max(0, index - 6), index + 1)}|${block.text.slice(index + 1, index + 7)}`,
            );
          }
        }
      }
    }
    for (const { node } of block.nodes) {
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        const middle = vertical ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2;
        const ink = vertical
          ? { left: middle - em * 0.4, right: middle + em * 0.4, top: box.top, bottom: box.bottom }
          : { left: box.left, right: box.right, top: middle - em * 0.4, bottom: middle + em * 0.4 };
        lines.push({ block, node, box, ink });
      }
    }
  }

  interface Edges {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  const acrossIn = (box: Edges, of: Edges) => box.left >= of.left - slack && box.right <= of.right + slack;
  const downIn = (box: Edges, of: Edges) => box.top >= of.top - slack && box.bottom <= of.bottom + slack;
  /** Whether a line runs no further than a column. */
  const along = vertical ? downIn : acrossIn;
  /** A mark at the end of a line may hang, and one at its beginning stands with its empty half outside. */
  const hanging = /[、。，．：；？！”’）」』】》〉〕］｝]/u;
  const outdented = /[（「『【《〈〔［｛“‘]/u;
  const inkOf = (letter: string, { left, right, top, bottom }: DOMRect): Edges => ({
    left: !vertical && outdented.test(letter) ? (left + right) / 2 : left,
    right: !vertical && hanging.test(letter) ? left : right,
    top,
    bottom,
  });
  /** Whether letters of a node stand where they must not; wide spaces at a line's end hang over it unseen. */
  const isInked = (node: Text, isOut: (box: Edges) => boolean): boolean => {
    for (let at = 0; at < node.length; at++) {
      if (/\s/u.test(node.data[at] ?? ' ')) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      if (boxes.some((box) => isOut(inkOf(node.data[at] ?? '', box)))) return true;
    }
    return false;
  };
  const clippers = new Map<Element, DOMRect | null>();
  // What says that more follows (…) is cut off on purpose.
  const isCutOff = (element: Element): boolean =>
    element.closest('.paper-running-words') !== null ||
    getComputedStyle(element).textOverflow.includes('ellipsis');
  const clipperOf = (element: Element | null): DOMRect | null => {
    if (!element || element === scroller) return null;
    const known = clippers.get(element);
    if (known !== undefined) return known;
    const { overflowX, overflowY } = getComputedStyle(element);
    const clips = overflowX !== 'visible' || overflowY !== 'visible';
    const found = clips ? element.getBoundingClientRect() : clipperOf(element.parentElement);
    clippers.set(element, found);
    return found;
  };
  const fragmentsOf = new Map<Element, DOMRect[]>();
  const sheet = scroller.firstElementChild?.getBoundingClientRect() ?? scroller.getBoundingClientRect();
  const told = new Set<Element>();
  for (const { block, node, ink } of lines) {
    const { element, text } = block;
    if (told.has(element)) continue;
    const holder =
      getComputedStyle(element).display === 'inline' ? (element.parentElement ?? element) : element;
    const fragments = fragmentsOf.get(holder) ?? [...holder.getClientRects()];
    fragmentsOf.set(holder, fragments);
    const clipper = clipperOf(element);
    const isClipped = (box: Edges) => clipper !== null && !(acrossIn(box, clipper) && downIn(box, clipper));
    const isOutside = (box: Edges) =>
      !along(box, sheet) || !fragments.some((fragment) => along(box, fragment));
    if (isClipped(ink) && !isCutOff(node.parentElement ?? element))
      report('clipped', element, text.slice(0, 24));
    else if (isOutside(ink) && isInked(node, isOutside)) report('outside', element, text.slice(0, 24));
    else continue;
    told.add(element);
  }
  const across = vertical
    ? scroller.scrollHeight - scroller.clientHeight
    : scroller.scrollWidth - scroller.clientWidth;
  if (across > 1) report('outside', scroller, `the paper is ${across} px too large for its desk`);

  const sorted = lines.toSorted((a, b) => a.ink.top - b.ink.top);
  let open: Line[] = [];
  for (const line of sorted) {
    open = open.filter((other) => other.ink.bottom > line.ink.top + slack);
    for (const other of open) {
      if (other.block === line.block) continue;
      if (Math.min(other.ink.right, line.ink.right) - Math.max(other.ink.left, line.ink.left) <= slack)
        continue;
      if (told.has(line.block.element) || told.has(other.block.element)) continue;
      told.add(line.block.element);
      report(
        'overlap',
        line.block.element,
        `${line.block.text.slice(0, 16)} on ${other.block.text.slice(0, 16)}`,
      );
    }
    open.push(line);
  }
  return faults;
}
