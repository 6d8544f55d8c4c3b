import { type Box, boxAround, type FacsimilePage, type WordBox } from '#shared/model/facsimile.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { lineHyphens } from '#shared/text/hyphens.ts';

/** A page of an issue with the words on it. */
export interface PageOfIssue {
  readonly page: FacsimilePage;
  readonly words: readonly WordBox[];
}

/** A word of a flow as people read it, at the place where it is printed. */
export interface ReadToken {
  readonly page: number;
  readonly text: string;
  /** Fractions of the page. */
  readonly box: Box;
  /** 0 to 1; 1 where a person corrected it, and where nobody says. */
  readonly confidence: number;
  readonly spaceBefore: boolean;
  /** It is the first of its printed line. */
  readonly beginsLine: boolean;
  /** Of printed words alone: an empty line, or another page, parts it from the one before. */
  readonly beginsBlock?: boolean;
  /** Where it begins in the canonical text. */
  readonly start: number;
}

interface PlacedWord {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly box: Box;
  readonly confidence: number;
}

type Slice = (start: number, end: number) => string;
type OpenToken = { -readonly [K in keyof ReadToken]: ReadToken[K] } & { end: number; word: PlacedWord };

/** A hyphen alone; text recognition reads Fraktur's as an equals sign. */
const loneHyphen = new RegExp(`^[${lineHyphens}=]$`, 'u');

/** The words of an issue's pages by where they stand in its text. */
export class PlacedWords {
  readonly #words: readonly PlacedWord[];
  readonly #slice: Slice;

  constructor(pages: readonly PageOfIssue[], slice: Slice) {
    this.#slice = slice;
    this.#words = pages
      .flatMap(({ page, words }) =>
        words.map(({ start, end, box, confidence = 1 }) => ({
          page: page.number,
          start,
          end,
          box,
          confidence,
        })),
      )
      .toSorted((a, b) => a.start - b.start);
  }

  /** What is read of a flow, word by word; what stands at no known place goes with the word before it. */
  tokensOf(flow: Flow): readonly ReadToken[] {
    const reader = new FlowReader(this.#slice, (start, end) => this.#between(start, end));
    const { pieces } = flow;
    for (let at = 0; at < pieces.length; ) {
      const unit = [pieces[at] as FlowPiece];
      while (pieces[at + unit.length]?.replacement === '') unit.push(pieces[at + unit.length] as FlowPiece);
      reader.add(unit);
      at += unit.length;
    }
    return reader.finish();
  }

  /** The words that reach into some spans, whole and as they are printed. */
  printedIn(spans: readonly Span[]): readonly ReadToken[] {
    const words = new Set(spans.flatMap(({ start, end }) => this.#between(start, end)));
    let before: PlacedWord | null = null;
    return [...words]
      .toSorted((a, b) => a.start - b.start)
      .map((word): ReadToken => {
        const gap = before ? this.#slice(before.end, word.start) : '\n\n';
        const isElsewhere = before?.page !== word.page;
        before = word;
        return {
          page: word.page,
          text: this.#slice(word.start, word.end),
          box: word.box,
          confidence: word.confidence,
          spaceBefore: /\s/u.test(gap),
          beginsLine: isElsewhere || /[\n\r\f]/u.test(gap),
          beginsBlock: isElsewhere || /\n\s*\n|\f/u.test(gap),
          start: word.start,
        };
      });
  }

  /** The words that reach into a span. */
  #between(start: number, end: number): readonly PlacedWord[] {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const found: PlacedWord[] = [];
    for (let at = low; at < this.#words.length; at++) {
      const word = this.#words[at];
      if (!word || word.start >= end) break;
      found.push(word);
    }
    return found;
  }
}

class FlowReader {
  readonly #tokens: OpenToken[] = [];
  readonly #slice: Slice;
  readonly #between: (start: number, end: number) => readonly PlacedWord[];
  /** A space was read since the last word. */
  #space = false;
  /** Text that was read before the first word. */
  #early = '';

  constructor(slice: Slice, between: (start: number, end: number) => readonly PlacedWord[]) {
    this.#slice = slice;
    this.#between = between;
  }

  /** A piece, or one that a person replaced with those that belong to it. */
  add(unit: readonly FlowPiece[]): void {
    const [piece] = unit;
    if (!piece) return;
    if (piece.glue === ' ') this.#space = true;
    if (piece.replacement === undefined) this.#addPrinted(piece);
    else this.#addReplacement(unit, piece.replacement);
  }

  finish(): readonly ReadToken[] {
    return this.#tokens.map(({ end: _, word: __, ...token }) => token);
  }

  #addPrinted({ start, end }: FlowPiece): void {
    let at = start;
    for (const word of this.#between(start, end)) {
      const from = Math.max(word.start, at);
      const to = Math.min(word.end, end);
      if (from >= to) continue;
      this.#addLoose(this.#slice(at, from));
      this.#put(word, from, to, this.#slice(from, to), word.confidence);
      at = to;
    }
    this.#addLoose(this.#slice(at, end));
  }

  /** As many words as are printed take their places one by one; any other number shares the place of them all. */
  #addReplacement(unit: readonly FlowPiece[], replacement: string): void {
    const printed = unit.flatMap(({ start, end }) =>
      this.#between(start, end).map((word) => ({
        word,
        from: Math.max(word.start, start),
        to: Math.min(word.end, end),
      })),
    );
    const [first] = printed;
    if (!first) {
      this.#addLoose(replacement);
      return;
    }
    const length = printed.reduce((sum, { from, to }) => sum + to - from, 0);
    const texts = replacement.split(/(?=\s)/u);
    if (texts.length === printed.length) {
      for (const [index, { word, from, to }] of printed.entries())
        this.#putSpaced(word, from, to, texts[index] ?? '');
    } else if (!/\s/u.test(replacement) && codePointLength(replacement) === length) {
      const points = Array.from(replacement);
      let at = 0;
      for (const { word, from, to } of printed) {
        this.#put(word, from, to, points.slice(at, at + to - from).join(''), 1);
        at += to - from;
      }
    } else this.#putTogether(printed, texts);
  }

  /** Words at the place of others, each as wide as it is long; those of further lines are left empty. */
  #putTogether(
    printed: readonly { readonly word: PlacedWord; readonly from: number; readonly to: number }[],
    texts: readonly string[],
  ): void {
    const [first] = printed;
    if (!first) return;
    const line = [first];
    for (const next of printed.slice(1)) {
      const before = line.at(-1) ?? first;
      if (next.word.page !== first.word.page || this.#breaksLine(before.to, next.from)) break;
      line.push(next);
    }
    const parts = line.map(({ word, from, to }) => partOf(word, from, to));
    const whole = parts.reduce(boxAround);
    const last = line.at(-1) ?? first;
    const total = texts.reduce((sum, text) => sum + codePointLength(text.trim()), 0);
    const isVertical = whole.height > whole.width * 2 && parts.length > 1;
    let at = 0;
    for (const text of texts) {
      const share = codePointLength(text.trim()) / Math.max(1, total);
      const box = cut(whole, at, at + share, isVertical);
      at += share;
      const word = { ...first.word, box, start: first.from, end: last.to };
      this.#putSpaced(word, first.from, last.to, text);
    }
  }

  #putSpaced(word: PlacedWord, from: number, to: number, text: string): void {
    if (/^\s/u.test(text)) this.#space = true;
    this.#put(word, from, to, text.trim(), 1);
  }

  #put(word: PlacedWord, from: number, to: number, text: string, confidence: number): void {
    if (text === '') return;
    const last = this.#tokens.at(-1);
    const box = partOf(word, from, to);
    if (last && last.word === word && !this.#space) {
      last.text += text;
      last.box = boxAround(last.box, box);
      last.confidence = Math.min(last.confidence, confidence);
      last.end = to;
      return;
    }
    const beginsLine = !last || last.page !== word.page || this.#breaksLine(last.end, from);
    if (last && beginsLine && !this.#space) last.text += this.#hyphenAfter(last, from);
    this.#tokens.push({
      page: word.page,
      text: this.#early + text,
      box,
      confidence,
      spaceBefore: this.#space && last !== undefined,
      beginsLine,
      start: from,
      end: to,
      word,
    });
    this.#early = '';
    this.#space = false;
  }

  /** Text without a place of its own. */
  #addLoose(text: string): void {
    const read = text.trim();
    const last = this.#tokens.at(-1);
    if (read === '') {
      if (text !== '') this.#space = true;
      return;
    }
    const space = last && (this.#space || /^\s/u.test(text)) ? ' ' : '';
    if (last) {
      last.text += space + read;
      last.end += space === '' ? codePointLength(read) : 0;
    } else this.#early += read;
    this.#space = /\s$/u.test(text);
  }

  /** The hyphen that the line end put behind a word, which nobody reads. */
  #hyphenAfter(last: OpenToken, next: number): string {
    if (next <= last.end || next - last.end > 200_000) return '';
    const head = /^[^\s]*/u.exec(this.#slice(last.end, Math.min(next, last.end + 4)))?.[0] ?? '';
    return loneHyphen.test(head) ? head : '';
  }

  #breaksLine(end: number, next: number): boolean {
    return next < end || /[\n\r\f\u2028\u2029]/u.test(this.#slice(end, next));
  }
}

/** The part of a word's box that some of its characters take. */
function partOf({ box, start, end }: PlacedWord, from: number, to: number): Box {
  if (from === start && to === end) return box;
  const length = Math.max(1, end - start);
  const isVertical = box.height > box.width * 1.5;
  return cut(box, (from - start) / length, (to - start) / length, isVertical);
}

const cut = ({ left, top, width, height }: Box, from: number, to: number, isVertical: boolean): Box =>
  isVertical
    ? { left, top: top + height * from, width, height: height * (to - from) }
    : { left: left + width * from, top, width: width * (to - from), height };
