import { containsPart, quality, type TypedName } from './matching.ts';
import type { NamePart } from './nameForm.ts';
import { type Hearing, heardFirst, heardInside, type Sounds } from './pinyin/hearing.ts';
import { type TypedPinyin, typedPinyin } from './pinyin/typedPinyin.ts';

/** What is typed, as far as it can be pinyin. */
export interface TypedSpeech {
  /** All of it, where all of it can be. */
  readonly together: TypedPinyin | null;
  /** Where there are several parts: each by itself, some perhaps as they are written. */
  readonly apart: readonly SpokenPart[];
}

interface SpokenPart {
  readonly part: NamePart;
  readonly pinyin: TypedPinyin | null;
}

/** Null where nothing that is typed can be pinyin. */
export function typedSpeech({ parts }: TypedName): TypedSpeech | null {
  const isWritten = parts.some(({ isRun }) => isRun);
  const together = isWritten ? null : typedPinyin(parts.map(({ text }) => text));
  const spoken = parts.map((part) => ({ part, pinyin: part.isRun ? null : typedPinyin([part.text]) }));
  const isApart = parts.length > 1 && spoken.some(({ pinyin }) => pinyin !== null);
  return together || isApart ? { together, apart: isApart ? spoken : [] } : null;
}

/** A whole name said in full is as good as a written beginning, what is written goes before the rest. */
const qualityOf: Readonly<Record<Hearing, number>> = {
  whole: quality.begins,
  wholeInitials: quality.begins + 0.2,
  beginning: quality.contains + 0.5,
  beginningInitials: quality.apart + 0.1,
  inside: quality.apart + 0.2,
  insideInitials: quality.apart + 0.3,
};
const qualityApart = quality.apart + 0.4;

/** What the sounds of a name have to hold for it to answer: all that is typed, or the longest part of it. */
export function soughtSounds({ together, apart }: TypedSpeech): readonly TypedPinyin[] {
  const [longest] = apart.flatMap(({ pinyin }) => pinyin ?? []).toSorted((a, b) => b.length - a.length);
  return [together, longest ?? null].filter((pinyin) => pinyin !== null);
}

/** How well the sounds from `from` to `end` answer all that is typed; null where they do not, or worse than `worst`. */
export function togetherQuality(
  sounds: Sounds,
  from: number,
  end: number,
  { together }: TypedSpeech,
  worst: number,
): number | null {
  if (!together) return null;
  const first = heardFirst(sounds, from, end, together);
  if (first) return qualityOf[first];
  if (worst < qualityOf.inside) return null;
  const inside = heardInside(sounds, from, end, together);
  return inside && qualityOf[inside];
}

/** The same for what is typed part by part, where some of them may be written in the name's form. */
export function apartQuality(
  form: string,
  sounds: Sounds,
  from: number,
  end: number,
  { apart }: TypedSpeech,
): number | null {
  let isHeard = false;
  for (const { part, pinyin } of apart) {
    if (containsPart(form, part)) continue;
    if (!pinyin) return null;
    if (!heardFirst(sounds, from, end, pinyin) && !heardInside(sounds, from, end, pinyin)) return null;
    isHeard = true;
  }
  return isHeard ? qualityApart : null;
}

/** How well a name answers when it is read aloud; null where it does not. */
export function speechQuality(form: string, sounds: Sounds, typed: TypedSpeech): number | null {
  const { length } = sounds;
  return (
    togetherQuality(sounds, 0, length, typed, Number.POSITIVE_INFINITY) ??
    apartQuality(form, sounds, 0, length, typed)
  );
}
