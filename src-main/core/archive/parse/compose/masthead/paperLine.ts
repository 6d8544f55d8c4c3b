import { toHalfWidth } from '#shared/text/characters.ts';
import { hanNumerals, parseNumber } from '#shared/text/numerals.ts';
import { findHanDate } from '../../dates/dates.ts';
import { readFields, type Token } from './hanFields.ts';

/** `《某某报》（1998年1月2日 第 03 版）`: a line that says where the article around it was printed. */
export interface PaperLine {
  readonly title: string;
  /** UTF-16 range of the title in the line, without its brackets. */
  readonly start: number;
  readonly end: number;
  /** Date, page mark, weekday and the like, in their order; at least a date or a page mark. */
  readonly tokens: readonly Token[];
  readonly page: { readonly number: number; readonly name: string | null } | null;
}

const longest = 60;
const opening =
  /^[（(【[]?\s?(?:(?:来源|來源|出处|出處|原载|原載|原刊|刊于|刊於|载于|載於|选自|選自|摘自)\s?[:：]?\s?)?《(?<title>[^《》]{2,24})》/u;
/** The page without the word for it: `1998年1月2日 03版`. */
const barePage = new RegExp(`(?<=[\\s(,·])(?<number>[0-9]{1,3}|[${hanNumerals}]{1,3}) ?版`, 'u');

/** Reads a line that names a paper in title brackets with a date or a page, and holds nothing else. */
export function readPaperLine(text: string): PaperLine | null {
  if (!text.includes('《') || text.length > longest) return null;
  const match = opening.exec(text);
  const title = match?.groups?.title;
  if (!match || title === undefined) return null;
  const tokens = fieldsOf(text).filter(({ start }) => start >= match[0].length);
  const mark = tokens.find(({ field }) => field === 'pageMark') ?? readBarePage(text, match[0].length);
  if (mark && !tokens.includes(mark)) tokens.push(mark);
  if (!mark && !tokens.some(({ field }) => field === 'date')) return null;
  tokens.sort((a, b) => a.start - b.start);
  if (/[\p{L}\p{N}]/u.test(leftOver(text, match[0].length, tokens))) return null;
  const start = match[0].lastIndexOf('《') + 1;
  return {
    title: title.replace(/\s/gu, ''),
    start,
    end: start + title.length,
    tokens,
    page: mark ? { number: Number(mark.value), name: mark.name ?? null } : null,
  };
}

/** A date in brackets, which is an article's own in other places, is here the paper's. */
function fieldsOf(text: string): Token[] {
  const fields = readFields(text);
  if (fields) return [...fields.tokens];
  const date = findHanDate(text);
  if (!date) return [];
  const { start, end } = date;
  return [{ field: 'date', start, end, value: date.iso ?? date.text, labelled: true }];
}

function readBarePage(text: string, from: number): Token | null {
  const match = barePage.exec(toHalfWidth(text).slice(from));
  const number = parseNumber(match?.groups?.number ?? '');
  if (!match || number === null || number === 0) return null;
  const start = from + match.index;
  return { field: 'pageMark', start, end: start + match[0].length, value: String(number), labelled: true };
}

function leftOver(text: string, from: number, tokens: readonly Token[]): string {
  let rest = '';
  let at = from;
  for (const { start, end } of tokens) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return rest + text.slice(at);
}
