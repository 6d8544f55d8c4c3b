import { isRunAt, type NamePart, nameForm, partsOfName } from './nameForm.ts';
import { beginsAlmost } from './oneWrong.ts';

/** What is typed, taken apart. */
export interface TypedName {
  readonly form: string;
  readonly parts: readonly NamePart[];
}

/** The shortest part in which a letter may be wrong. */
export const shortestTolerant = 4;

/** How good an answer is: the lower the better; every wrong letter adds one to `apart`. Pinyin stands between. */
export const quality = { exact: 0, begins: 1, contains: 2, apart: 3 } as const;

export function typedName(text: string): TypedName {
  // What is typed with a space between is looked for on its own, even in scripts without spaces.
  const parts = text.split(/\s+/u).flatMap((piece) => partsOfName(nameForm(piece)));
  return { form: nameForm(text), parts };
}

/**
 * How well a name's form answers what is typed: equal to it, beginning with it, containing it, or containing
 * each of its parts somewhere, words from their beginning on; null where it does not.
 */
export function exactQuality(form: string, { form: typed, parts }: TypedName): number | null {
  if (form.startsWith(typed)) return form.length === typed.length ? quality.exact : quality.begins;
  const [first, ...others] = parts;
  if (!first) return null;
  if (others.length === 0) return containsPart(form, first) ? quality.contains : null;
  if (containsPart(form, { text: typed, isRun: first.isRun })) return quality.contains;
  return parts.every((part) => containsPart(form, part)) ? quality.apart : null;
}

/** The same for names that answer only with a letter wrong: one in each part of four letters or more. */
export function tolerantQuality(form: string, { parts }: TypedName): number | null {
  let wrong = 0;
  for (const part of parts) {
    if (containsPart(form, part)) continue;
    if (!almostContains(form, part)) return null;
    wrong++;
  }
  return wrong === 0 ? null : quality.apart + wrong;
}

/** Whether a form holds a part: a word from its beginning on, a run anywhere. */
export function containsPart(form: string, { text, isRun }: NamePart): boolean {
  return isRun ? form.includes(text) : form.startsWith(text) || form.includes(` ${text}`);
}

function almostContains(form: string, part: NamePart): boolean {
  if (part.text.length < shortestTolerant || !mayAlmostContain(form, part)) return false;
  for (let start = 0; start < form.length; ) {
    const space = form.indexOf(' ', start);
    const end = space < 0 ? form.length : space;
    if (isRunAt(form, start) === part.isRun && holdsAlmost(form, start, end, part)) return true;
    start = end + 1;
  }
  return false;
}

/** Whether a part of a form begins, or a run in it contains, what is typed but for one letter. */
function holdsAlmost(form: string, start: number, end: number, { text, isRun }: NamePart): boolean {
  // One of the typed letters can be too many.
  const last = isRun ? end - text.length + 1 : start;
  for (let at = start; at <= last; at++) if (beginsAlmost(form, at, end, text)) return true;
  return false;
}

/** One wrong letter leaves one half of what is typed whole, unless it is swapped with one of the other half. */
function mayAlmostContain(form: string, { text }: NamePart): boolean {
  const half = text.length >> 1;
  if (form.includes(text.slice(0, half)) || form.includes(text.slice(half))) return true;
  const swapped = text.charAt(half) + text.charAt(half - 1);
  return form.includes(text.slice(0, half - 1) + swapped + text.slice(half + 1));
}
