import type { LanguageTag } from '#shared/model/issue.ts';
import { fontLanguage, type Script } from '../../../layout/script.ts';

/** What Broadsheet itself says on a paper, in the paper's language whatever the interface speaks. */
export interface PaperWords {
  /** With the weekday; empty for what is no date. */
  fullDay(isoDate: string): string;
  issueNumber(number: string): string;
  pageCount(count: number): string;
}

interface Table {
  readonly number: (number: string) => string;
  readonly pages: (count: number) => string;
}

const counted = (one: string, other: string) => (count: number) => `${count} ${count === 1 ? one : other}`;
const before = (sign: string) => (number: string) => `${sign} ${number}`;

const tables: Readonly<Record<string, Table>> = {
  zh: { number: (number) => `第${number}期`, pages: (count) => `共${count}版` },
  ja: { number: (number) => `第${number}号`, pages: (count) => `${count}頁` },
  en: { number: before('No.'), pages: counted('page', 'pages') },
  de: { number: before('Nr.'), pages: counted('Seite', 'Seiten') },
  fr: { number: before('N°'), pages: counted('page', 'pages') },
  nl: { number: before('Nr.'), pages: counted('pagina', 'pagina’s') },
  es: { number: before('N.º'), pages: counted('página', 'páginas') },
  it: { number: before('N.'), pages: counted('pagina', 'pagine') },
  pt: { number: before('N.º'), pages: counted('página', 'páginas') },
  ca: { number: before('Núm.'), pages: counted('pàgina', 'pàgines') },
  da: { number: before('Nr.'), pages: counted('side', 'sider') },
  nb: { number: before('Nr.'), pages: counted('side', 'sider') },
  no: { number: before('Nr.'), pages: counted('side', 'sider') },
  sv: { number: before('Nr'), pages: counted('sida', 'sidor') },
  pl: { number: before('Nr'), pages: (count) => `${count} s.` },
  cs: { number: before('Č.'), pages: (count) => `${count} s.` },
  ar: { number: before('العدد'), pages: (count) => `${count} ص` },
  fa: { number: before('شماره'), pages: (count) => `${count} ص` },
  ur: { number: before('شمارہ'), pages: (count) => `${count} ص` },
  he: { number: before('גיליון'), pages: counted('עמוד', 'עמודים') },
  yi: { number: before('נומער'), pages: counted('זײַט', 'זײַטן') },
  ru: { number: before('№'), pages: (count) => `${count} с.` },
};

/** For languages without a table: signs that catalogues of any language use. */
const anywhere: Table = { number: before('No.'), pages: (count) => `${count} pp.` };

const known = new Map<string, PaperWords>();

/** The words of a paper in a language; where the text does not say which one, its script does. */
export function paperWords(language: LanguageTag, script: Script): PaperWords {
  const tag = intlTag(fontLanguage(language, script));
  const words = known.get(tag) ?? makeWords(tag);
  known.set(tag, words);
  return words;
}

/** Arabic and Persian papers print figures of their own. */
const figures: Readonly<Record<string, string>> = { ar: 'arab', fa: 'arabext' };

function makeWords(tag: string): PaperWords {
  const language = tag.split('-')[0]?.toLowerCase() ?? '';
  const table = tables[language] ?? anywhere;
  const format = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    calendar: 'gregory',
    numberingSystem: figures[language] ?? 'latn',
    timeZone: 'UTC',
  });
  return {
    fullDay(isoDate) {
      const date = new Date(`${isoDate}T00:00:00Z`);
      return Number.isNaN(date.getTime()) ? '' : format.format(date);
    },
    issueNumber: table.number,
    pageCount: table.pages,
  };
}

/** A tag that `Intl` has dates for: English that names no country is written as in Britain, as elsewhere in the app. */
function intlTag(language: LanguageTag): string {
  if (/^en$/i.test(language)) return 'en-GB';
  if (/^(lzh|yue|wuu)\b/i.test(language)) return 'zh-Hant';
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en-GB';
  } catch {
    // What a file calls its language need not be a tag at all.
    return 'en-GB';
  }
}
