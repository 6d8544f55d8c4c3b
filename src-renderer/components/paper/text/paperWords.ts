import type { LanguageTag } from '#shared/model/issue.ts';
import { fontLanguage, type Script } from '../../../layout/script.ts';

/** What Broadsheet itself says on a paper, in the paper's language whatever the interface speaks. */
export interface PaperWords {
  /** With the weekday; empty for what is no date. */
  fullDay(isoDate: string): string;
  issueNumber(number: string): string;
  pageCount(count: number): string;
  /** Of one page, over what is printed on it. */
  page(number: string): string;
  /** Where a story of the front page goes on, and where it comes from. */
  readonly goesOnBelow: string;
  readonly fromAbove: string;
}

interface Table {
  readonly number: (number: string) => string;
  readonly pages: (count: number) => string;
  readonly page: (number: string) => string;
  readonly below: string;
  readonly above: string;
}

const counted = (one: string, other: string) => (count: number) => `${count} ${count === 1 ? one : other}`;
const before = (sign: string) => (number: string) => `${sign} ${number}`;

const tables: Readonly<Record<string, Table>> = {
  zh: {
    number: (number) => `第${number}期`,
    pages: (count) => `共${count}版`,
    page: (number) => `第${number}版`,
    below: '下文见后',
    above: '上接前文',
  },
  ja: {
    number: (number) => `第${number}号`,
    pages: (count) => `${count}頁`,
    page: (number) => `第${number}面`,
    below: 'つづきは下へ',
    above: '上からのつづき',
  },
  en: {
    number: before('No.'),
    pages: counted('page', 'pages'),
    page: before('Page'),
    below: 'Continued below',
    above: 'From above',
  },
  de: {
    number: before('Nr.'),
    pages: counted('Seite', 'Seiten'),
    page: before('Seite'),
    below: 'Fortsetzung unten',
    above: 'Fortsetzung von oben',
  },
  fr: {
    number: before('N°'),
    pages: counted('page', 'pages'),
    page: before('Page'),
    below: 'Suite plus bas',
    above: 'Suite du haut',
  },
  nl: {
    number: before('Nr.'),
    pages: counted('pagina', 'pagina’s'),
    page: before('Pagina'),
    below: 'Vervolg hieronder',
    above: 'Vervolg van boven',
  },
  es: {
    number: before('N.º'),
    pages: counted('página', 'páginas'),
    page: before('Página'),
    below: 'Sigue más abajo',
    above: 'Viene de arriba',
  },
  it: {
    number: before('N.'),
    pages: counted('pagina', 'pagine'),
    page: before('Pagina'),
    below: 'Continua sotto',
    above: 'Segue da sopra',
  },
  pt: {
    number: before('N.º'),
    pages: counted('página', 'páginas'),
    page: before('Página'),
    below: 'Continua abaixo',
    above: 'Continuação de cima',
  },
  ca: {
    number: before('Núm.'),
    pages: counted('pàgina', 'pàgines'),
    page: before('Pàgina'),
    below: 'Continua a sota',
    above: 'Ve de dalt',
  },
  da: {
    number: before('Nr.'),
    pages: counted('side', 'sider'),
    page: before('Side'),
    below: 'Fortsættes nedenfor',
    above: 'Fortsat ovenfra',
  },
  nb: {
    number: before('Nr.'),
    pages: counted('side', 'sider'),
    page: before('Side'),
    below: 'Fortsetter nedenfor',
    above: 'Fortsatt ovenfra',
  },
  no: {
    number: before('Nr.'),
    pages: counted('side', 'sider'),
    page: before('Side'),
    below: 'Fortsetter nedenfor',
    above: 'Fortsatt ovenfra',
  },
  sv: {
    number: before('Nr'),
    pages: counted('sida', 'sidor'),
    page: before('Sida'),
    below: 'Fortsätter nedan',
    above: 'Fortsättning ovanifrån',
  },
  pl: {
    number: before('Nr'),
    pages: (count) => `${count} s.`,
    page: before('Strona'),
    below: 'Ciąg dalszy niżej',
    above: 'Ciąg dalszy z góry',
  },
  cs: {
    number: before('Č.'),
    pages: (count) => `${count} s.`,
    page: before('Strana'),
    below: 'Pokračování níže',
    above: 'Pokračování shora',
  },
  ru: {
    number: before('№'),
    pages: (count) => `${count} с.`,
    page: before('Страница'),
    below: 'Продолжение ниже',
    above: 'Начало выше',
  },
  ar: {
    number: before('العدد'),
    pages: (count) => `${count} ص`,
    page: before('صفحة'),
    below: 'التتمة أدناه',
    above: 'تتمة من أعلاه',
  },
  fa: {
    number: before('شماره'),
    pages: (count) => `${count} ص`,
    page: before('صفحه'),
    below: 'ادامه در پایین',
    above: 'ادامه از بالا',
  },
  ur: {
    number: before('شمارہ'),
    pages: (count) => `${count} ص`,
    page: before('صفحہ'),
    below: 'باقی نیچے',
    above: 'اوپر سے جاری',
  },
  he: {
    number: before('גיליון'),
    pages: counted('עמוד', 'עמודים'),
    page: before('עמוד'),
    below: 'המשך למטה',
    above: 'המשך מלמעלה',
  },
  yi: {
    number: before('נומער'),
    pages: counted('זײַט', 'זײַטן'),
    page: before('זײַט'),
    below: 'המשך אונטן',
    above: 'המשך פֿון אויבן',
  },
};

/** Where traditional characters are written. */
const traditional: Table = {
  number: (number) => `第${number}期`,
  pages: (count) => `共${count}版`,
  page: (number) => `第${number}版`,
  below: '下文見後',
  above: '上接前文',
};

/** For languages without a table: signs that catalogues of any language use. */
const anywhere: Table = {
  number: before('No.'),
  pages: (count) => `${count} pp.`,
  page: before('p.'),
  below: '…',
  above: '…',
};

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
  const table = /^zh-Hant\b/i.test(tag) ? traditional : (tables[language] ?? anywhere);
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
    page: table.page,
    goesOnBelow: table.below,
    fromAbove: table.above,
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
