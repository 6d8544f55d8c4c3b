import type { MastheadField } from '#shared/model/issue.ts';
import { makeScreen } from '#shared/text/screens.ts';
import { findLatinDate } from '../../dates/latinDates.ts';
import { nameCase } from '../lines/latinText.ts';

/** One recognised piece of a masthead or running head. Offsets are UTF-16 in the line. */
export interface LatinToken {
  readonly field: MastheadField | 'pageMark';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface LatinFieldLine {
  readonly tokens: readonly LatinToken[];
  readonly rest: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
  'twenty-one',
  'twenty-two',
  'twenty-three',
  'twenty-four',
];
const anyNumber = `\\d{1,3}|${[...numberWords].reverse().join('|')}`;

const digits = '0123456789';
const weekdayWords = ['nday', 'sday', 'iday', 'rday', 'ntag', 'stag', 'itag', 'woch'].concat([
  'undi',
  'ardi',
  'redi',
  'eudi',
  'medi',
  'manche',
]);
const volumeWords = Array.from(`u. \tivxlc${digits}`, (next) => `vol${next}`);
const pageCountWords = ['page', 'seit'];
const priceWords = ['pric'];
const editionWords = ['editi'];
const registeredWords = ['regist'];
const establishedWords = ['estab'];
const addressWords = ['http', 'www.'];
/** Whether a line may hold any field at all. */
const mayHoldField = makeScreen(
  [
    ...[weekdayWords, volumeWords, pageCountWords, priceWords, editionWords].flat(),
    ...[registeredWords, establishedWords, addressWords].flat(),
  ],
  `@${digits}`,
);

const patterns: readonly {
  /** Whether a line may hold what the pattern looks for. */
  readonly mayBeIn: (line: string) => boolean;
  readonly field: MastheadField;
  readonly pattern: RegExp;
  readonly group?: number;
}[] = [
  {
    mayBeIn: makeScreen(weekdayWords),
    field: 'weekday',
    pattern:
      /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b|\b(?:Sonn|Mon|Diens|Donners|Frei|Sams)tag\b|\bMittwoch\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b/giu,
  },
  {
    mayBeIn: makeScreen([], digits),
    field: 'issueNumber',
    group: 1,
    pattern: /\[?\b(?:No|Number|Nro?|Num[ée]ro|N[o°º])[.:]?\s?(\d[\d,. ]{0,8}\d|\d)\b\.?\]?/giu,
  },
  { mayBeIn: makeScreen(volumeWords), field: 'other', pattern: /\bVol(?:ume)?\.?\s?[IVXLC\d]+\b\.?/giu },
  {
    mayBeIn: makeScreen(pageCountWords),
    field: 'pageCount',
    group: 1,
    pattern: new RegExp(`\\b(${anyNumber})\\s+(?:pages|Seiten)\\b\\.?`, 'giu'),
  },
  {
    mayBeIn: makeScreen(priceWords),
    field: 'price',
    group: 1,
    pattern: /\bPrice:?\s+((?:[A-Za-z-]+|\d+(?:[.,]\d+)?)(?:\s?(?:penny|pence|cents?|d\.|¢|pfennig))?)\.?/giu,
  },
  {
    mayBeIn: makeScreen([], digits),
    field: 'price',
    group: 1,
    pattern:
      /(?<![\p{L}\d])(\d{1,2}\s?d\.|[$£]\d+(?:\.\d\d)?|\d+\s?cents?)(?:\s+per\s+(?:year|copy|week))?/giu,
  },
  {
    mayBeIn: makeScreen(editionWords),
    field: 'edition',
    group: 1,
    pattern: /\b((?:[A-Z][a-z]+|[A-Z]{3,})\s+(?:Edition|EDITION))\b\.?/gu,
  },
  {
    mayBeIn: makeScreen(registeredWords),
    field: 'other',
    pattern: /\[?\bRegistered\s+at\s+[^\]]{3,60}\]?/giu,
  },
  {
    mayBeIn: makeScreen(establishedWords),
    field: 'other',
    pattern: /\bEstablished\s+(?:in\s+)?\d{4}\b\.?/giu,
  },
  {
    mayBeIn: makeScreen(addressWords, '@'),
    field: 'website',
    pattern: /(?:https?:\/\/|www\.)[\w./-]+|\b[\w.-]+@[\w-]+\.[\w.-]+\b/giu,
  },
];

const mayBePage = makeScreen(['page']);
const mayBeDate = makeScreen([], digits);

/** Takes a line apart into masthead fields; null when it holds none. */
export function readLatinFields(line: string): LatinFieldLine | null {
  if (line.length > 160) return null;
  if (!mayHoldField(line)) return null;
  const tokens: LatinToken[] = [];
  const taken = (start: number, end: number) =>
    tokens.some((token) => start < token.end && end > token.start);
  const mark = mayBePage(line)
    ? (/^(?:-\s*)?page\s+(\d{1,3}|[ivx]{1,5})\b\.?(?:\s*-)?/iu.exec(line) ??
      /\bpage\s+(\d{1,3})\.?$/iu.exec(line))
    : null;
  if (mark)
    tokens.push({
      field: 'pageMark',
      start: mark.index,
      end: mark.index + mark[0].length,
      value: mark[1] ?? '',
    });
  const date = mayBeDate(line) ? findLatinDate(line) : null;
  if (date && !taken(date.start, date.end)) {
    const end = /^\.(?=\s|$)/u.test(line.slice(date.end)) ? date.end + 1 : date.end;
    tokens.push({ field: 'date', start: date.start, end, value: date.iso ?? date.text });
  }
  for (const { mayBeIn, field, pattern, group } of patterns) {
    if (!mayBeIn(line)) continue;
    for (const match of line.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken(start, end)) continue;
      tokens.push({
        field,
        start,
        end,
        value: datum(field, group === undefined ? match[0] : (match[group] ?? match[0])),
      });
    }
  }
  if (tokens.length === 0) return null;
  tokens.sort((a, b) => a.start - b.start);
  const rest: LatinFieldLine['rest'][number][] = [];
  let at = 0;
  for (const token of [...tokens, { start: line.length, end: line.length }]) {
    const gap = line.slice(at, token.start);
    const trimmed = gap.trim();
    if (trimmed !== '') {
      const start = at + gap.indexOf(trimmed);
      rest.push({ start, end: start + trimmed.length, text: trimmed });
    }
    at = token.end;
  }
  return { tokens, rest };
}

function datum(field: MastheadField, value: string): string {
  const text = value.trim();
  if (field === 'issueNumber') return text.replace(/[,. ]/gu, '');
  if (field === 'pageCount') {
    const word = numberWords.indexOf(text.toLowerCase());
    return word > 0 ? String(word) : text;
  }
  return field === 'price' && /^\d/u.test(text) ? text : nameCase(text);
}

/** Letters that no field holds. */
export const plainLetters = (fields: LatinFieldLine): number =>
  fields.rest.reduce((sum, part) => sum + (part.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
