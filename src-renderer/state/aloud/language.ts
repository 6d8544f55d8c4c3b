import type { LanguageTag } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';

/** A stretch of a text, in code points, and the language that it is spoken in. */
export interface LanguageRun extends Span {
  readonly language: LanguageTag;
}

/** How a letter is written; null for what goes with any letters: digits, marks, space. */
type Writing = 'eastAsian' | 'spaced' | null;

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const hangul = /\p{Script=Hangul}/gu;
const letter = /\p{L}/u;

/** A Han character says about as much, and takes about as long, as so many letters. */
export const lettersOfHan = 3;
/** In a Chinese paper, a paragraph that quotes foreign words at length is a Chinese one all the same. */
const weightAtHome = 4;

/**
 * From so many characters on, words of another writing get a voice of their own. A Chinese voice says an
 * English name well enough; an English one passes over Chinese characters in silence.
 */
const ownVoiceFrom = { eastAsian: 1, spaced: 24 } as const;

/** The language that most readers of a script read, where nothing else tells. */
const languageOfScript: readonly (readonly [RegExp, LanguageTag])[] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Thai}/u, 'th'],
];

const isEastAsianLanguage = (language: LanguageTag): boolean =>
  /^(zh|yue|wuu|lzh|cmn|ja|ko)\b/iu.test(language);

/** The language most of a text is in; `issueLanguage` decides what its letters alone cannot. */
export function mainLanguage(text: string, issueLanguage: LanguageTag): LanguageTag {
  return languageOf(text, mainWriting(text, issueLanguage), issueLanguage);
}

/**
 * A text in stretches that one voice can say, together the whole of it. Short words of another writing
 * stay with their surroundings.
 */
export function languageRuns(text: string, issueLanguage: LanguageTag): readonly LanguageRun[] {
  const main = mainWriting(text, issueLanguage);
  const runs: { start: number; end: number; writing: Writing; text: string }[] = [];
  for (const stretch of stretchesOf(text)) {
    const own = stretch.writing !== null && stretch.letters >= ownVoiceFrom[stretch.writing];
    const writing = own ? stretch.writing : main;
    const last = runs.at(-1);
    if (last?.writing === writing) {
      last.end = stretch.end;
      last.text += stretch.text;
    } else runs.push({ start: stretch.start, end: stretch.end, writing, text: stretch.text });
  }
  return runs.map(({ start, end, writing, text: said }) => ({
    start,
    end,
    language: languageOf(said, writing, issueLanguage),
  }));
}

interface Stretch extends Span {
  readonly writing: Writing;
  readonly letters: number;
  readonly text: string;
}

/** Letters of one writing with what follows them up to the next letter of the other. */
function stretchesOf(text: string): readonly Stretch[] {
  const stretches: { start: number; end: number; writing: Writing; letters: number; text: string }[] = [];
  let at = 0;
  for (const character of text) {
    const writing = writingOf(character);
    const last = stretches.at(-1);
    if (last && (writing === null || last.writing === null || last.writing === writing)) {
      last.end = at + 1;
      last.text += character;
      last.writing ??= writing;
      if (writing !== null) last.letters++;
    } else {
      const letters = writing === null ? 0 : 1;
      stretches.push({ start: at, end: at + 1, writing, letters, text: character });
    }
    at++;
  }
  return stretches;
}

function writingOf(character: string): Writing {
  if (eastAsian.test(character)) return 'eastAsian';
  return letter.test(character) ? 'spaced' : null;
}

function mainWriting(text: string, issueLanguage: LanguageTag): Writing {
  let han = 0;
  let spaced = 0;
  for (const character of text) {
    const writing = writingOf(character);
    if (writing === 'eastAsian') han++;
    else if (writing === 'spaced') spaced++;
  }
  if (han + spaced === 0) return isEastAsianLanguage(issueLanguage) ? 'eastAsian' : 'spaced';
  const weight = isEastAsianLanguage(issueLanguage) ? weightAtHome : 1;
  return han * lettersOfHan * weight >= spaced ? 'eastAsian' : 'spaced';
}

function languageOf(text: string, writing: Writing, issueLanguage: LanguageTag): LanguageTag {
  if (writing !== 'eastAsian') {
    const isKnown = /^[a-z]{2,3}\b/iu.test(issueLanguage) && !/^(und|mul|zxx)\b/iu.test(issueLanguage);
    if (isKnown && !isEastAsianLanguage(issueLanguage)) return issueLanguage;
    return languageOfScript.find(([script]) => script.test(text))?.[1] ?? 'en';
  }
  const length = [...text].length;
  const korean = text.match(hangul)?.length ?? 0;
  const japanese = text.match(kana)?.length ?? 0;
  if (korean * 3 > length) return 'ko';
  if (japanese * 10 > length) return 'ja';
  return isEastAsianLanguage(issueLanguage) ? issueLanguage : 'zh';
}
