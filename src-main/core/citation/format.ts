import type { CitationStyle } from '#shared/model/settings.ts';
import type { Reference, ReferenceName } from './reference.ts';

/**
 * Formats a reference as one line of plain text. What the reference lacks is left out with the marks
 * that belong to it. See docs/decisions/0007-citation.md for the styles' sources.
 */
export function formatCitation(reference: Reference, style: CitationStyle): string {
  if (style === 'chicago') return chicago(reference);
  return gb7714(reference, style === 'gb7714-2015' ? marks2015 : marks2025);
}

/** The style that `auto` stands for: the current national standard for Chinese papers, Chicago for others. */
export function resolveStyle(style: 'auto' | CitationStyle, language: string): CitationStyle {
  if (style !== 'auto') return style;
  return /^zh\b/iu.test(language) ? 'gb7714-2025' : 'chicago';
}

interface GbMarks {
  readonly comma: string;
  readonly open: string;
  readonly close: string;
  /** How a family name of Latin script is written. */
  readonly family: (name: string) => string;
}

const marks2015: GbMarks = { comma: ', ', open: '(', close: ')', family: (name) => name.toUpperCase() };
/** Section 7 of the 2025 edition: full stop and square brackets are half-width, all other marks full-width. */
const marks2025: GbMarks = { comma: '，', open: '（', close: '）', family: (name) => name };

/** GB/T 7714 names three authors and then `等` or `et al`. */
const mostGbAuthors = 3;

function gb7714(reference: Reference, marks: GbMarks): string {
  const authors = (reference.author ?? []).map((name) => gbName(name, marks));
  const isChinese = /\p{Script=Han}/u.test(authors[0] ?? reference['container-title'] ?? '');
  const named = authors.slice(0, mostGbAuthors);
  if (authors.length > mostGbAuthors) named.push(isChinese ? '等' : 'et al');
  const page = reference.page === undefined ? '' : `${marks.open}${reference.page}${marks.close}`;
  const source = [reference['container-title'], `${isoDate(reference) ?? ''}${page}`]
    .filter((part) => part)
    .join(marks.comma);
  const parts = reference.title
    ? [named.join(marks.comma), `${reference.title}[N]`, source]
    : [named.join(marks.comma), source];
  return sentence(parts.filter((part) => part !== '').join('. '));
}

/** `SMITH J Q`: family name first, given names as initials without stops. */
function gbName(name: ReferenceName, marks: GbMarks): string {
  if ('literal' in name) return name.literal;
  const initials = name.given
    .split(/[ .]+/u)
    .filter((part) => part !== '')
    .map((part) =>
      part
        .split('-')
        .map((each) => each.charAt(0).toUpperCase())
        .join('-'),
    );
  return [marks.family(name.family), ...initials].join(' ');
}

function isoDate(reference: Reference): string | null {
  const parts = reference.issued?.['date-parts'][0];
  if (!parts) return null;
  const [year, month, day] = parts;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The note form of the Chicago Manual of Style, 18th edition, 14.87 ff. */
function chicago(reference: Reference): string {
  const authors = (reference.author ?? []).map((name) =>
    'literal' in name ? name.literal : `${name.given} ${name.family}`,
  );
  const [first, second] = authors;
  const named = authors.length > 2 ? `${first} et al.` : [first, second].filter(Boolean).join(' and ');
  const date = reference.issued?.['date-parts'][0];
  const place = reference['publisher-place'];
  const paper = reference['container-title'];
  const placed = paper && place && !paper.includes(place) ? `${paper} (${place})` : paper;
  const rest = [
    placed,
    date && `${months[date[1] - 1] ?? ''} ${date[2]}, ${date[0]}`,
    reference.edition && editionOf(reference.edition),
    reference.page,
  ].filter((part) => part);
  // A comma belongs inside the closing quotation mark, also behind a question mark (6.125).
  const title = reference.title && `“${singleQuotes(reference.title)}${rest.length > 0 ? ',' : ''}”`;
  const head = [named, title].filter((part) => part).join(', ');
  return sentence([head, rest.join(', ')].filter((part) => part !== '').join(title ? ' ' : ', '));
}

/** Quotation marks inside a quoted title become single ones. */
function singleQuotes(title: string): string {
  return title
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/"([^"]*)"/gu, '‘$1’');
}

function editionOf(edition: string): string {
  return /\bed(?:\.|ition\b)|版/iu.test(edition) ? edition : `${edition} ed.`;
}

/** Closes with a full stop, inside a closing quotation mark; nothing to say stays nothing. */
function sentence(text: string): string {
  if (text === '' || /[.。．]”?$/u.test(text)) return text;
  if (!text.endsWith('”')) return `${text}.`;
  return /[?!？！]”$/u.test(text) ? text : `${text.slice(0, -1)}.”`;
}
