import type { DropReason } from '#shared/model/issue.ts';
import { joinGlue } from '#shared/text/glue.ts';
import { lineHyphens } from '#shared/text/hyphens.ts';
import { type RawBox, toFractions } from '../pages/geometry.ts';
import {
  type LineBreak,
  mostFrequent,
  type PrintedLine,
  type PrintedRegion,
  type PrintedWord,
} from '../pages/printedPage.ts';
import type { BlockRole } from '../reader.ts';

export interface OpenRegion {
  readonly ids: string[];
  readonly role: BlockRole | null;
  readonly furniture: DropReason | null;
  readonly raw: RawBox;
  readonly lines: OpenLine[];
  readonly nextId: string | null;
  readonly fontSize: number | null;
  readonly language: string | null;
  readonly article: string | null;
}

export interface OpenLine {
  readonly id: string | null;
  readonly raw: RawBox;
  readonly words: OpenWord[];
  readonly fontSize: number | null;
  hyphen: string | null;
}

export interface OpenWord {
  readonly id: string | null;
  readonly text: string;
  readonly raw: RawBox;
  readonly spaceBefore: boolean;
  readonly confidence: number | undefined;
  readonly fontSize: number | null;
  readonly part: 1 | 2 | null;
  readonly whole: string | null;
}

/** Boxes in fractions of the page, words with their spaces, line endings by HYP and SUBS. */
export function finishRegion(
  region: OpenRegion,
  usesSpaces: boolean,
  page: { readonly width: number; readonly height: number },
): PrintedRegion {
  return {
    ids: region.ids,
    role: region.role,
    ...(region.furniture === null ? {} : { furniture: region.furniture }),
    box: toFractions(region.raw, page),
    lines: region.lines.map((line) => finishLine(line, usesSpaces, page)),
    ...(region.article === null ? {} : { article: region.article }),
  };
}

function finishLine(
  line: OpenLine,
  usesSpaces: boolean,
  page: { readonly width: number; readonly height: number },
): PrintedLine {
  if (line.words.length === 0 && line.hyphen !== null) return finishLine(loneHyphen(line), usesSpaces, page);
  const ending = endingOf(line);
  // docWorks and ABBYY write SP where there is a space; pages without any SP leave all of them out.
  const words = line.words.map(
    ({ id, text, raw, spaceBefore, confidence }, index): PrintedWord => ({
      id,
      text,
      box: toFractions(raw, page),
      spaceBefore:
        index > 0 && (usesSpaces ? spaceBefore : needsSpace(line.words[index - 1]?.text ?? '', text)),
      ...(confidence === undefined ? {} : { confidence }),
    }),
  );
  const last = words.at(-1);
  if (ending && last && line.hyphen === null && ending.hyphen !== '') {
    words[words.length - 1] = { ...last, text: last.text.slice(0, -ending.hyphen.length) };
  }
  const first = line.words[0];
  return {
    id: line.id,
    words,
    box: toFractions(line.raw, page),
    fontSize: sizeOf(line),
    ending,
    openingWord: first?.part === 2 ? first.whole : null,
  };
}

/** A hyphen that ends no word is a dash: it stays as what is printed. */
function loneHyphen(line: OpenLine): OpenLine {
  const word = {
    id: null,
    text: line.hyphen ?? '',
    raw: line.raw,
    spaceBefore: false,
    confidence: undefined,
  };
  return { ...line, hyphen: null, words: [{ ...word, fontSize: line.fontSize, part: null, whole: null }] };
}

const hyphenAtEnd = new RegExp(`[${lineHyphens}]$`, 'u');

/** How the line ends: by its HYP, by SUBS_TYPE of its last word, or both. */
function endingOf(line: OpenLine): LineBreak | null {
  const last = line.words.at(-1);
  const whole = last?.part === 1 ? last.whole : null;
  const stem = last?.text ?? '';
  if (line.hyphen !== null) {
    return { hyphen: line.hyphen, isRead: readsHyphen(whole, stem, line.hyphen), word: whole };
  }
  if (last?.part !== 1) return null;
  const hyphen = stem.length > 1 ? (hyphenAtEnd.exec(stem)?.[0] ?? '') : '';
  return {
    hyphen,
    isRead: readsHyphen(whole, stem.slice(0, stem.length - hyphen.length), hyphen),
    word: whole,
  };
}

/** `well-` + `known` = `well-known`: the whole word has the hyphen in the same place. */
function readsHyphen(whole: string | null, stem: string, hyphen: string): boolean {
  return hyphen !== '' && hyphen !== '\u00ad' && whole?.startsWith(stem + hyphen) === true;
}

/** The size that most of the line's characters have. */
function sizeOf(line: OpenLine): number | null {
  const weights = new Map<number, number>();
  for (const { text, fontSize } of line.words) {
    if (fontSize !== null) weights.set(fontSize, (weights.get(fontSize) ?? 0) + text.length);
  }
  return mostFrequent(weights) ?? line.fontSize;
}

function needsSpace(before: string, after: string): boolean {
  return joinGlue(before, after) === ' ';
}
