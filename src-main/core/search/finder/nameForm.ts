import { isUnspaced } from '#shared/text/characters.ts';
import { normalText } from '../text/normalForm.ts';

/** A letter or digit of a script that sets spaces between words. */
const wordLetter = 1;
/** A character of a script that sets none: Han, kana. */
const unspaced = 2;
/** Parts words as a space does. */
const nothing = 3;
/** Stands in a word and is often left out: People’s is Peoples. */
const apostrophe = 4;

const letterOrNumber = /^[\p{L}\p{M}\p{N}]$/u;
const apostrophes = "'’ʼ";

/** By UTF-16 unit; 0 where that is not known yet. */
const classes = new Uint8Array(0x10000);

function classify(character: string): number {
  if (apostrophes.includes(character)) return apostrophe;
  if (isUnspaced(character)) return unspaced;
  return letterOrNumber.test(character) ? wordLetter : nothing;
}

/** The class of the character that begins at a UTF-16 offset of a text. */
function classAt(text: string, at: number): number {
  const point = text.codePointAt(at);
  if (point === undefined) return nothing;
  if (point > 0xffff) return classify(String.fromCodePoint(point));
  const known = classes[point];
  if (known) return known;
  const found = classify(String.fromCharCode(point));
  classes[point] = found;
  return found;
}

/**
 * The form in which names and what is typed for them are compared: the normal form of search without
 * punctuation, one space between its parts, which are words and runs of characters that are set without spaces.
 */
export function nameForm(text: string): string {
  const normal = normalText(text);
  let form = '';
  let before = nothing;
  let isParted = false;
  for (let at = 0; at < normal.length; ) {
    const next = at + ((normal.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    const found = classAt(normal, at);
    if (found === nothing) isParted = true;
    else if (found !== apostrophe) {
      // Punctuation inside a headline parts words and no run: 人大“代表”工作 is typed without its marks.
      const isNext = found === unspaced ? before === wordLetter : before === unspaced || isParted;
      if (isNext && form !== '') form += ' ';
      form += normal.slice(at, next);
      before = found;
      isParted = false;
    }
    at = next;
  }
  return form === normal ? normal : form;
}

/** A word, or a run of characters that are set without spaces. */
export interface NamePart {
  readonly text: string;
  readonly isRun: boolean;
}

/** The parts of a form, in order. */
export function partsOfName(form: string): readonly NamePart[] {
  if (form === '') return [];
  return form.split(' ').map((text) => ({ text, isRun: isRunAt(text, 0) }));
}

/** Whether the part of a form that begins at a UTF-16 offset is a run. */
export const isRunAt = (form: string, at: number): boolean => classAt(form, at) === unspaced;
