import { bareLetters, endsSentence } from '#shared/text/characters.ts';
import type { Line } from '../lines/lines.ts';

/** Fewer entries may be a coincidence. */
const fewestEntries = 5;
/** Share of the lines that must stand again over an article; a long entry may take a second line. */
const found = 0.6;
/** A table of contents begins within so many lines. */
const latestStart = 12;
/** A head has at most so many lines. */
const longestHead = 8;
/** Lines from one head to the next, at the least, for most of them: text stands between them. */
const leastText = 2;

const number =
  /^\s*(?:[（(]?\d{1,3}\s*[)）.、．:：]|第?\s*[A-H]?\d{1,3}\s*版\s*[:：]?|[A-H]?\d{1,3}\s)\s*(?!\d)/u;
const pageBehind = /[\s.…·⋯]*(?:第?\s*[A-H]?\d{1,3}\s*版?|[Pp]\.?\s?\d{1,3}|[（(]\d{1,3}[)）])\s*$/u;
const heading = /目\s*[录錄次]|要\s*目|导\s*读|導\s*讀|索\s*引|contents/iu;

/**
 * The table of contents that an issue begins with: lines that stand again, in their order, as heads over the
 * text that follows, and the heading over them. Null where there is none.
 */
export function findContents(lines: readonly Line[]): { readonly from: number; readonly to: number } | null {
  // Most papers begin with text at once: nothing is looked up for them.
  const text = lines.findIndex(isText);
  const end = text < 0 ? lines.length : text;
  if (end < fewestEntries) return null;
  const heads = new HeadFinder(lines);
  for (let from = 0; from < Math.min(latestStart, end); from++) {
    const to = heads.positionOf(from, from);
    if (to === null || to - from < fewestEntries || to > end) continue;
    if (!heads.areListed(from, to)) continue;
    let first = from;
    while (first > 0 && heading.test(lines[first - 1]?.text ?? '')) first--;
    return { from: first, to };
  }
  return null;
}

/** A sentence, or a line that breaks off inside one: text may repeat itself. */
const isText = ({ text }: Line): boolean => /[。；]|[，、：]$/u.test(text);

class HeadFinder {
  private readonly lines: readonly Line[];
  private readonly bare: readonly string[];
  private readonly byStart = new Map<string, number[]>();

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.bare = lines.map(({ text }) => bareLetters(text));
    this.bare.forEach((text, index) => {
      const key = text.slice(0, 2);
      const known = this.byStart.get(key);
      if (known) known.push(index);
      else this.byStart.set(key, [index]);
    });
  }

  /** Where a line stands again as a head behind another; the last may be cut off at the margin. */
  positionOf(entry: number, after: number): number | null {
    for (const text of entryForms(this.lines[entry]?.text ?? '')) {
      const places = this.byStart.get(text.slice(0, 2)) ?? [];
      const at = places.find((place) => place > after && this.beginsAnew(place) && this.isHead(text, place));
      if (at !== undefined) return at;
    }
    return null;
  }

  /** A line inside a sentence is no head. */
  private beginsAnew(place: number): boolean {
    const line = this.lines[place];
    const before = this.lines[place - 1];
    if (!line || !before || line.formFeed || line.blankLines > 0) return true;
    return endsSentence(before.text) || !/[，、；：]/u.test(before.text.replace(number, ''));
  }

  private isHead(entry: string, place: number): boolean {
    let head = '';
    for (let at = place; at < place + longestHead && head.length < entry.length; at++) {
      head += this.bare[at] ?? '';
      if (!entry.startsWith(head)) return entry.length >= 6 && head.startsWith(entry);
    }
    return head === entry;
  }

  /** Whether the lines up to the first head are entries of heads that stand apart from one another. */
  areListed(from: number, to: number): boolean {
    let last = to - 1;
    let count = 0;
    let apart = 0;
    for (let entry = from; entry < to; entry++) {
      const at = this.positionOf(entry, last) ?? this.positionOf(entry, to - 1);
      if (at === null) continue;
      count++;
      if (at > last + leastText || entry === from) apart++;
      last = Math.max(last, at);
    }
    return count >= fewestEntries && count >= (to - from) * found && apart >= count * found;
  }
}

/** The entry without its number and page; as it is printed where these may belong to it. */
function entryForms(text: string): string[] {
  const behind = text.replace(pageBehind, '');
  const forms = [text.replace(number, ''), behind.replace(number, ''), text, behind].map(bareLetters);
  return [...new Set(forms)].filter((form) => form.length >= 2);
}
