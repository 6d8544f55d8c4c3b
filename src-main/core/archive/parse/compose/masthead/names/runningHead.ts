import type { MastheadField } from '#shared/model/issue.ts';
import { findLatinDate } from '../../../dates/latinDates.ts';
import { hasTitleForm, titleValue } from '../latinTitle.ts';
import { isNoise } from './noise.ts';

/** A piece of a running head. Offsets are UTF-16 in its text. */
export interface HeadPiece {
  readonly field: MastheadField | 'pageMark';
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** A line that names the paper, its day and its number, and nothing else. */
export interface RunningHead {
  readonly title: string;
  /** In their order; the title among them. */
  readonly pieces: readonly HeadPiece[];
  readonly date: string | null;
  readonly issueNumber: string | null;
  readonly page: number | null;
  /** Its own words say that it is none of the lines that a report begins with: `LONDON, June 1, 1878`. */
  readonly isCertain: boolean;
}

const longest = 180;
const longestTitle = 90;

const numberWord = String.raw`(?:N(?:ro|r|o|[uú]m|umm?er|um[ée]ro|úmero)?[.:]|N[°ºo]\.?|(?:Nr|Num|Numb?er|Nummer|Num[ée]ro|Número|Stück|Heft|Ausgabe|Issue|Číslo|Cislo|Broj|Szám)\.?|№|č\.)`;
const volumeWord =
  '(?:Jahrg(?:ang)?|Jg|Ann[ée]e|Anno|Ano|Año|Vol(?:ume)?|Band|Bd|Tome|Årg(?:ang)?|Aarg(?:ang)?|Jaarg(?:ang)?|Rok|Ročník|Évf(?:olyam)?|Godina)';
const pageWord = '(?:S|Seite|pp?|pag|pages?|página|pagina|blz|sid|sida|side|str|strana|Bl|Blatt)';
const numeral = String.raw`(?:\d{1,4}|[IVXLC]{1,8})`;

/** In order of precedence, behind the date. */
const patterns: readonly (readonly [HeadPiece['field'], RegExp])[] = [
  [
    'weekday',
    /(?<!\p{L})(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:zon|maan|dins|donder|vrij|zater)dag|woensdag|(?:søn|man|tirs|ons|tors|fre|lør)dag)(?!\p{L})/giu,
  ],
  ['issueNumber', new RegExp(String.raw`(?<!\p{L})${numberWord}\s*(\d[\d.]{0,6}\d|\d)(?!\d)`, 'giu')],
  [
    'other',
    new RegExp(
      String.raw`(?<!\p{L})${volumeWord}\.?\s*${numeral}(?!\p{L})|(?<![\p{L}\d])${numeral}(?:[.e]|th|nd|rd|st|[èe]me)?\s*(?:year|${volumeWord})(?!\p{L})\.?`,
      'giu',
    ),
  ],
  ['pageMark', new RegExp(String.raw`(?<!\p{L})${pageWord}[.:]?\s*(\d{1,3})(?!\d)`, 'gu')],
  ['pageMark', /(?<!\p{L})(?:page|seite)\s+(\d{1,3})(?!\d)/giu],
  ['pageMark', /^\s*[-–—(]?\s*(\d{1,3})(?=[\s)–—-])/gu],
  ['pageMark', /(?<=[\s(–—-])(\d{1,3})[)\s–—.-]*$/gu],
];

/** What stands between the pieces and says nothing by itself. */
const joints =
  /^(?:(?:vom|von|den|dem|der|du|de|del|di|le|la|of|the|for|am|für|and|et|und|from|dated|van|på|fra|z|ze|dne|a|vom)(?!\p{L})|[\s.,:;|/()[\]–—=*·•-])*$/iu;
const startOfTitle = /^[\p{Lu}\p{Script=Han}\d„“"«‘']/u;
/** Articles that begin a name; a place of report has none. */
const namedByArticle = /^(?:the|der|die|das|le|la|les|l[’']|het|il|el)(?=[\s\p{Lu}])/iu;
/** `Zweite Beilage zum`, `Supplement to the`, `Supplément au`: what comes with the paper that is named behind it. */
const supplement =
  /^(?:(?:\p{L}+|\d+\.?)\s+){0,2}(?:beilage|supplement|supplément|supplemento|bijvoegsel|bijlage|tillæg|bilaga)\s+(?:zum|zur|to|au|à|de\s+la|al|tot|til|till|van|bij)\s+(?=\p{Lu})/iu;
const placeName = /^\p{Lu}[\p{L}.’' -]{1,30}$/u;

/**
 * Takes apart a line such as “X Nr. 41 vom 18. Februar 1938. S. 2.”, “The X, Such Town, June 1, 1878” or “X, Année 12,
 * Numéro 78”: a name, then date, number, volume and page in any order, and nothing besides but a place. Null for any
 * other line, and where the name cannot be read.
 */
export function readRunningHead(text: string): RunningHead | null {
  if (text.length > longest || !/\d/u.test(text)) return null;
  const pieces = fieldsIn(text);
  const date = pieces.find(({ field }) => field === 'date')?.value ?? null;
  const issueNumber = pieces.find(({ field }) => field === 'issueNumber')?.value ?? null;
  if (date === null && issueNumber === null) return null;
  const named = nameIn(text, pieces);
  if (!named) return null;
  const page = pieces.find(({ field }) => field === 'pageMark')?.value ?? null;
  const { title, besides } = named;
  return {
    title: title.value,
    pieces: [...pieces, title, ...besides].sort((a, b) => a.start - b.start),
    date,
    issueNumber,
    page: page === null ? null : Number(page),
    isCertain:
      hasTitleForm(title.value) ||
      (issueNumber !== null && (date !== null || pieces.some(({ field }) => field === 'other'))) ||
      (namedByArticle.test(title.value) && date !== null && (page !== null || besides.length > 0)),
  };
}

/** Date, number, volume, weekday and page of a line, in their order. */
function fieldsIn(text: string): HeadPiece[] {
  const pieces: HeadPiece[] = [];
  const add = (piece: HeadPiece) => {
    if (!pieces.some(({ start, end }) => piece.start < end && piece.end > start)) pieces.push(piece);
  };
  const date = findLatinDate(text);
  if (date?.iso) add({ field: 'date', start: date.start, end: date.end, value: date.iso });
  for (const [field, pattern] of patterns) {
    if (field === 'pageMark' && pieces.some((piece) => piece.field === 'pageMark')) continue;
    for (const match of text.matchAll(pattern)) {
      const value = (match[1] ?? match[0]).trim();
      add({
        field,
        start: match.index,
        end: match.index + match[0].length,
        value: field === 'issueNumber' ? value.replace(/\./gu, '') : value,
      });
    }
  }
  return pieces.sort((a, b) => a.start - b.start);
}

interface NamedBy {
  readonly title: HeadPiece;
  /** Places, and that it is a supplement. */
  readonly besides: readonly HeadPiece[];
}

/** What a label says that is nothing but date, number and volume, `1915-12-01 (Année 12, Numéro 78)`; null for any other. */
export function readBareLabel(text: string): readonly HeadPiece[] | null {
  const pieces = text.length > longest ? [] : fieldsIn(text);
  let at = 0;
  for (const { start, end } of [...pieces, { start: text.length, end: text.length }]) {
    if (!joints.test(text.slice(at, start))) return null;
    at = end;
  }
  return pieces.length === 0 ? null : pieces;
}

/** The one stretch between the fields that says something: the name, and behind a comma where it appears. */
function nameIn(text: string, fields: readonly HeadPiece[]): NamedBy | null {
  const stretches: { readonly start: number; readonly end: number }[] = [];
  let at = 0;
  for (const { start, end } of [...fields, { start: text.length, end: text.length }]) {
    const stretch = trimmed(text, at, start);
    if (stretch) stretches.push(stretch);
    at = end;
  }
  const [first, ...others] = stretches;
  if (!first) return null;
  const parts = splitAtCommas(text, first);
  const [whole, ...places] = parts;
  if (!whole) return null;
  const extra = supplement.exec(text.slice(whole.start, whole.end))?.[0] ?? '';
  const name = { start: whole.start + extra.length, end: whole.end };
  const title = text.slice(name.start, name.end);
  const isName =
    title.length <= longestTitle &&
    startOfTitle.test(title) &&
    (title.match(/\p{L}/gu)?.length ?? 0) >= 3 &&
    title.split(/\s+/u).length <= 8 &&
    !/[!?:]|\p{L}{3,}\.\s/u.test(title) &&
    !isNoise(title);
  const rest = [...places, ...others];
  if (!isName || rest.length > 2) return null;
  if (!rest.every(({ start, end }) => placeName.test(text.slice(start, end)))) return null;
  return {
    title: { field: 'title', ...name, value: titleValue(title) },
    besides: [
      ...(extra === '' ? [] : [supplementOf(extra, whole.start)]),
      ...rest.map(
        ({ start, end }): HeadPiece => ({ field: 'place', start, end, value: text.slice(start, end) }),
      ),
    ],
  };
}

function supplementOf(words: string, start: number): HeadPiece {
  const name = words.trim().replace(/\s+(?:zum|zur|to|au|à|de\s+la|al|tot|til|till|van|bij)$/iu, '');
  return { field: 'edition', start, end: start + words.length, value: name };
}

function splitAtCommas(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const parts: { readonly start: number; readonly end: number }[] = [];
  let at = start;
  for (const match of text.slice(start, end).matchAll(/[^,;|]+/gu)) {
    at = start + match.index;
    const part = trimmed(text, at, at + match[0].length);
    if (part) parts.push(part);
  }
  return parts;
}

/** A stretch without the joints at its ends; null where it is nothing else. */
function trimmed(text: string, from: number, to: number): { start: number; end: number } | null {
  const stretch = text.slice(from, to);
  if (joints.test(stretch)) return null;
  const start = from + (/^[\s.,:;|/()[\]–—=*·•-]*/u.exec(stretch)?.[0].length ?? 0);
  const tail =
    /(?:[\s.,:;|/()[\]–—=*·•-]|\s(?:vom|von|den|of|the|for|du|de|van|am|dated))*$/iu.exec(stretch)?.[0]
      .length ?? 0;
  return { start, end: to - tail };
}
