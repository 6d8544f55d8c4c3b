import { isCaption, isDashDeck } from '../heads/hanHeads.ts';
import { hanForm } from './hanForms.ts';

/** A stretch of passages that is one paragraph although columns broke it. */
export interface Unit {
  /** Index of its first passage. */
  readonly first: number;
  readonly text: string;
}

/** Characters at either end of a long unit that evidence is taken from. */
const keptEnds = 300;

/**
 * Puts the parts of broken paragraphs together, so that a torn sentence is not taken for a line of its own.
 * Only running text can be broken: it has some length or holds a sentence already.
 */
export function unitsOf(texts: readonly string[], isBoundary: (index: number) => boolean): Unit[] {
  const units: Unit[] = [];
  let first = 0;
  let parts: string[] = [];
  const flush = () => {
    if (parts.length > 0) units.push({ first, text: ends(parts) });
    parts = [];
  };
  texts.forEach((text, index) => {
    if (parts.length === 0 || isBoundary(index) || !goesOnAfter(parts, text)) {
      flush();
      first = index;
    }
    parts.push(text);
  });
  flush();
  return units;
}

function ends(parts: readonly string[]): string {
  const [first = ''] = parts;
  if (parts.length === 1) return first;
  const last = parts.at(-1) ?? '';
  return parts.length === 2 && first.length + last.length < 2 * keptEnds
    ? first + last
    : `${first.slice(0, keptEnds)}${last.slice(-keptEnds)}`;
}

/** Whether running text without its end goes on in the next line. */
function goesOnAfter(parts: readonly string[], text: string): boolean {
  const last = parts.at(-1) ?? '';
  if (/^(?:[，。、；：！？”）》」』]|’(?![\d０-９]))/u.test(text)) return true;
  const running = parts.length > 1 || last.length > 100 || (last.length > 24 && /[。；]/u.test(last));
  if (!running || !isTorn(last)) return false;
  const form = hanForm(text);
  if (isDashDeck(text) || isCaption(parts[0] ?? '')) return false;
  return !form.credit && form.names !== 'role' && !form.bracketed && !form.item;
}

/** Ends in the middle of a sentence. */
function isTorn(text: string): boolean {
  const tail = text.slice(-40);
  if (/[，、]$/u.test(tail)) return true;
  if (/[；：]$|[—－―]{2,3}\p{Script=Han}{0,6}$/u.test(tail)) return false;
  if (/(?:[。！？!?…：:]|[—－]{2}|\.)["”’」』）)》〉】]*$/u.test(tail)) return false;
  return !/[）)】]$/u.test(tail) || /[（(][^（()）]*$/u.test(tail);
}
