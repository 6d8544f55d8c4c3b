import type { LanguageTag } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { isUnspaced } from '#shared/text/characters.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { lettersOfHan } from './language.ts';

/**
 * So much is said in one breath, in letters (a Han character counts as three): some 13 seconds at the usual
 * speed. Chromium lets long utterances stall without a word: https://issues.chromium.org/issues/40747712
 */
export const longestPiece = 180;

/** How long a text is to say, in letters. */
export function spokenLength(text: string): number {
  let length = 0;
  for (const character of text) length += isUnspaced(character) ? lettersOfHan : 1;
  return length;
}

/**
 * A text in sentences, together the whole of it, as spans in code points. One that is longer than `longest`
 * is cut behind a comma, failing that between words, failing that between characters.
 */
export function cutSentences(text: string, language: LanguageTag, longest = longestPiece): readonly Span[] {
  const finer = [clauses, segments(language, 'word'), segments(language, 'grapheme'), codePoints];
  const cut = (part: string, [how, ...others]: typeof finer): readonly string[] =>
    how === undefined || spokenLength(part) <= longest
      ? [part]
      : joined(
          how(part).flatMap((piece) => cut(piece, others)),
          longest,
        );
  let at = 0;
  return sentencesOf(text, language, longest)
    .flatMap((sentence) => cut(sentence, finer))
    .map((piece) => {
      const start = at;
      at += codePointLength(piece);
      return { start, end: at };
    });
}

/** Behind these a sentence goes on, although a full stop and a capital follow one another. */
const goesOn =
  /(?:^|[^\p{L}\p{N}])(?:\p{Lu}|Mr|Mrs|Ms|Messrs|Mme|Mlle|Dr|Prof|Rev|Hon|St|Sts|Capt|Col|Gen|Lieut|Lt|Sergt|Sgt|Maj|Adm|Gov|Sen|Rep|No|Nos|Vol|Mt|Ft|vs)\.\s*$/u;

function sentencesOf(text: string, language: LanguageTag, longest: number): readonly string[] {
  const sentences: string[] = [];
  for (const sentence of segments(language, 'sentence')(text)) {
    const last = sentences.at(-1);
    const isOne =
      last !== undefined && goesOn.test(last) && spokenLength(last) + spokenLength(sentence) <= longest;
    if (isOne) sentences[sentences.length - 1] = last + sentence;
    else sentences.push(sentence);
  }
  return sentences;
}

/** Joins neighbours into pieces of about the same length, none longer than `longest` if its parts allow. */
function joined(parts: readonly string[], longest: number): readonly string[] {
  const total = parts.reduce((sum, part) => sum + spokenLength(part), 0);
  const even = total / Math.ceil(total / longest);
  const pieces: { text: string; length: number }[] = [];
  for (const part of parts) {
    const length = spokenLength(part);
    const last = pieces.at(-1);
    if (last && last.length < even && last.length + length <= longest) {
      last.text += part;
      last.length += length;
    } else pieces.push({ text: part, length });
  }
  return pieces.map(({ text }) => text);
}

/** Behind a mark that people breathe at, with the quotes that close there; `1,000` stays whole. */
const clauseEnd = /(?<=[，、；：。！？…—–][”’」』）)"']*|[,;:!?.]["'”’)]*\s+)/u;

const clauses = (text: string): readonly string[] => text.split(clauseEnd);
const codePoints = (text: string): readonly string[] => [...text];

const segmenters = new Map<string, Intl.Segmenter>();

/** Made once: making one takes longer than using it on an article. */
function segments(language: LanguageTag, granularity: 'sentence' | 'word' | 'grapheme') {
  return (text: string): readonly string[] => {
    const key = `${granularity} ${language}`;
    const segmenter = segmenters.get(key) ?? new Intl.Segmenter(localeOf(language), { granularity });
    segmenters.set(key, segmenter);
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  };
}

/** A file may call its language anything; what is no tag is segmented like any language. */
function localeOf(language: LanguageTag): LanguageTag {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Soft hyphens, zero-width and direction marks, controls: they lay text out and are never said. */
const layoutCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]/gu;

/** A text as a voice is given it. Empty when there is nothing in it to say. */
export function spokenText(text: string): string {
  const said = text.replace(layoutCharacters, '').replace(/\s+/gu, ' ').trim();
  return /[\p{L}\p{N}]/u.test(said) ? said : '';
}
