import type { MastheadField } from '#shared/model/issue.ts';
import { findLatinDate } from './latinDates.ts';
import { nameCase } from './latinText.ts';

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

const patterns: readonly {
  readonly field: MastheadField;
  readonly pattern: RegExp;
  readonly group?: number;
}[] = [
  {
    field: 'weekday',
    pattern:
      /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b|\b(?:Sonn|Mon|Diens|Donners|Frei|Sams)tag\b|\bMittwoch\b|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b/giu,
  },
  {
    field: 'issueNumber',
    group: 1,
    pattern: /\[?\b(?:No|Number|Nr|Num[ée]ro|N[o°º])[.:]?\s?(\d[\d,. ]{0,8}\d|\d)\b\.?\]?/giu,
  },
  { field: 'other', pattern: /\bVol(?:ume)?\.?\s?[IVXLC\d]+\b\.?/giu },
  {
    field: 'pageCount',
    group: 1,
    pattern: new RegExp(`\\b(${anyNumber})\\s+(?:pages|Seiten)\\b\\.?`, 'giu'),
  },
  {
    field: 'price',
    group: 1,
    pattern: /\bPrice:?\s+((?:[A-Za-z-]+|\d+(?:[.,]\d+)?)(?:\s?(?:pence|cents?|d\.|¢|pfennig))?)\.?/giu,
  },
  {
    field: 'price',
    group: 1,
    pattern:
      /(?<![\p{L}\d])(\d{1,2}\s?d\.|[$£]\d+(?:\.\d\d)?|\d+\s?cents?)(?:\s+per\s+(?:year|copy|week))?/giu,
  },
  { field: 'edition', group: 1, pattern: /\b((?:[A-Z][a-z]+|[A-Z]{3,})\s+(?:Edition|EDITION))\b\.?/gu },
  { field: 'other', pattern: /\[?\bRegistered\s+at\s+[^\]]{3,60}\]?/giu },
  { field: 'other', pattern: /\bEstablished\s+(?:in\s+)?\d{4}\b\.?/giu },
  { field: 'website', pattern: /(?:https?:\/\/|www\.)[\w./-]+|\b[\w.-]+@[\w-]+\.[\w.-]+\b/giu },
];

/** Takes a line apart into masthead fields; null when it holds none. */
export function readLatinFields(line: string): LatinFieldLine | null {
  if (line.length > 160) return null;
  const tokens: LatinToken[] = [];
  const taken = (start: number, end: number) =>
    tokens.some((token) => start < token.end && end > token.start);
  const mark =
    /^(?:-\s*)?page\s+(\d{1,3}|[ivx]{1,5})\b\.?(?:\s*-)?/iu.exec(line) ??
    /\bpage\s+(\d{1,3})\.?$/iu.exec(line);
  if (mark)
    tokens.push({
      field: 'pageMark',
      start: mark.index,
      end: mark.index + mark[0].length,
      value: mark[1] ?? '',
    });
  const date = findLatinDate(line);
  if (date && !taken(date.start, date.end)) {
    const end = /^\.(?=\s|$)/u.test(line.slice(date.end)) ? date.end + 1 : date.end;
    tokens.push({ field: 'date', start: date.start, end, value: date.iso ?? date.text });
  }
  for (const { field, pattern, group } of patterns) {
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
