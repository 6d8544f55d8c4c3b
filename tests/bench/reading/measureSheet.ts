/** What is counted on one sheet; all are counts, so that sheets add up. */
export interface SheetFigures {
  /** Lines of Chinese that run to the column's edge, those set solid, and those opened by more than 0.1 and 0.25 em. */
  readonly hanLines: number;
  readonly solid: number;
  readonly loose: number;
  readonly veryLoose: number;
  /** Gaps between Latin words in justified lines, and those over three times their natural width. */
  readonly wordGaps: number;
  readonly wideGaps: number;
  /** Lines beside a neighbouring article, and those that stand on a line of it. */
  readonly neighbouring: number;
  readonly level: number;
  /** Paragraphs and headlines of several lines, and those whose last line is one character. */
  readonly paragraphs: number;
  readonly stranded: number;
  /** Columns of articles, each band's by itself, and those that are taller than the window. */
  readonly legs: number;
  readonly tallLegs: number;
}

/**
 * Measures the made-up sheet that is on screen. Runs in the page, where nothing from outside this function
 * is known. A line is justified where another one of its paragraph follows in the same column or the next.
 */
export function measureSheet(mostCharacters: number): SheetFigures {
  const figures = {
    hanLines: 0,
    solid: 0,
    loose: 0,
    veryLoose: 0,
    wordGaps: 0,
    wideGaps: 0,
    neighbouring: 0,
    level: 0,
    paragraphs: 0,
    stranded: 0,
    legs: 0,
    tallLegs: 0,
  };
  const han = /\p{Script=Han}/u;
  const canvas = document.createElement('canvas').getContext('2d');
  const spaceOf = (style: CSSStyleDeclaration): number => {
    if (!canvas) throw new Error('The browser gives no canvas to measure with.');
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return canvas.measureText('a a').width - canvas.measureText('aa').width;
  };
  interface Letter {
    readonly letter: string;
    readonly box: DOMRect;
  }
  const linesOf = (element: Element): Letter[][] => {
    const lines: Letter[][] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let last: DOMRect | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let at = 0; at < text.length; ) {
        const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
        range.setStart(node, at);
        range.setEnd(node, at + letter.length);
        at += letter.length;
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        const isNew = last === null || Math.abs(box.bottom - last.bottom) > box.height * 0.6;
        if (isNew || box.left < (last?.left ?? 0) - 2) lines.push([]);
        lines.at(-1)?.push({ letter, box });
        last = box;
      }
    }
    return lines;
  };
  // A character behind a digit has what opens before it in its own box, so that its gap would count twice.
  const latin = /[0-9A-Za-z.%]/u;
  const measureHan = (line: readonly Letter[], em: number): void => {
    const gaps = line.flatMap(({ letter, box }, index) => {
      const after = line[index + 1];
      if (latin.test(line[index - 1]?.letter ?? '')) return [];
      return after && han.test(letter) && han.test(after.letter)
        ? [(after.box.left - box.left - em) / em]
        : [];
    });
    if (gaps.length < 3) return;
    const widest = Math.max(...gaps);
    figures.hanLines++;
    if (widest <= 0.02) figures.solid++;
    if (widest > 0.1) figures.loose++;
    if (widest > 0.25) figures.veryLoose++;
  };
  const measureLatin = (line: readonly Letter[], space: number): void => {
    for (const [index, { letter, box }] of line.entries()) {
      if (letter !== ' ' || index === 0 || index === line.length - 1) continue;
      figures.wordGaps++;
      if (box.width > 3 * space) figures.wideGaps++;
    }
  };

  const windowHeight = document.querySelector('.paper-scroller')?.clientHeight ?? 0;
  // Lines of one column follow one another; where more than a line and a half is between them another band begins.
  const measureLeg = (bottoms: readonly number[]): void => {
    const sorted = bottoms.toSorted((a, b) => a - b);
    const steps = sorted.slice(1).map((bottom, index) => bottom - (sorted[index] ?? bottom));
    const line = steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0;
    let from = sorted[0] ?? 0;
    for (const [index, bottom] of sorted.entries()) {
      const step = steps[index];
      if (step !== undefined && step < line * 1.5) continue;
      figures.legs++;
      if (bottom - from + line > windowHeight) figures.tallLegs++;
      from = sorted[index + 1] ?? bottom;
    }
  };

  const columns = new Map<Element, Map<number, number[]>>();
  let characters = 0;
  for (const article of document.querySelectorAll('.paper-article[data-placed], .paper-rest')) {
    if (characters > mostCharacters) break;
    const legs = new Map<number, number[]>();
    for (const paragraph of article.querySelectorAll(':scope > .paper-body > .paper-paragraph')) {
      const text = paragraph.textContent ?? '';
      characters += text.length;
      const style = getComputedStyle(paragraph);
      const em = Number.parseFloat(style.fontSize);
      const lines = linesOf(paragraph);
      for (const [index, line] of lines.entries()) {
        const first = line[0]?.box;
        if (!first) continue;
        // A bracket at the beginning of a line stands half outside its column.
        const column = [...legs.keys()].find(
          (left) => first.left >= left - 0.6 * em && first.left < left + 4 * em,
        );
        const leg =
          column ?? Math.round(first.left - (index === 0 ? Number.parseFloat(style.textIndent) : 0));
        // The foot of a line's box is as far from its baseline in every line of one face and size.
        if (em === Number.parseFloat(getComputedStyle(paragraph.parentElement ?? paragraph).fontSize)) {
          legs.set(leg, [...(legs.get(leg) ?? []), first.bottom]);
        }
        if (index === lines.length - 1 || style.textAlign !== 'justify') continue;
        if (han.test(text)) measureHan(line, em);
        else measureLatin(line, spaceOf(style));
      }
      if (lines.length > 1) {
        figures.paragraphs++;
        if ((lines.at(-1)?.filter(({ letter }) => /[\p{L}\p{N}]/u.test(letter)).length ?? 2) < 2)
          figures.stranded++;
      }
    }
    const headline = article.querySelector(':scope > .paper-head > .paper-headline');
    const headLines = headline ? linesOf(headline) : [];
    if (headLines.length > 1) {
      figures.paragraphs++;
      if ((headLines.at(-1)?.length ?? 2) < 2) figures.stranded++;
    }
    columns.set(article, legs);
    for (const leg of legs.values()) measureLeg(leg);
  }

  const articles = [...columns];
  for (const [left, leftLegs] of articles) {
    const a = left.getBoundingClientRect();
    for (const [right, rightLegs] of articles) {
      const b = right.getBoundingClientRect();
      if (b.left < a.right || b.left > a.right + 60 || b.top > a.bottom || b.bottom < a.top) continue;
      const lastLeg = leftLegs.get(Math.max(...leftLegs.keys())) ?? [];
      const firstLeg = rightLegs.get(Math.min(...rightLegs.keys())) ?? [];
      const top = Math.max(Math.min(...lastLeg), Math.min(...firstLeg));
      const foot = Math.min(Math.max(...lastLeg), Math.max(...firstLeg));
      const line = Number.parseFloat(getComputedStyle(left).getPropertyValue('--line'));
      for (const bottom of lastLeg.filter((at) => at >= top - 1 && at <= foot + 1)) {
        const nearest = Math.min(...firstLeg.map((at) => Math.abs(at - bottom)));
        // Beside the gap between two bands, or a subhead of another size, there is no line to stand level with.
        if (nearest > line * 0.75) continue;
        figures.neighbouring++;
        if (nearest <= 0.6) figures.level++;
      }
    }
  }
  return figures;
}

/** Headlines that are wholly to be seen in the window, and those of the first page. Runs in the page. */
export function headlinesInSight(): { readonly seen: number; readonly ofFirstPage: number } {
  const all = [...document.querySelectorAll('.paper-headline')];
  const seen = all.filter((headline) => {
    const { top, bottom, width } = headline.getBoundingClientRect();
    const desk = headline.closest('.paper-scroller')?.getBoundingClientRect();
    return width > 0 && desk !== undefined && top >= desk.top && bottom <= desk.bottom;
  });
  const first = document.querySelector('.paper-section')?.querySelectorAll('.paper-headline');
  return { seen: seen.length, ofFirstPage: first?.length ?? 0 };
}
