import { findLatinDate } from '../../dates/latinDates.ts';

/** What programs and forms write where a title would stand. */
const placeholder =
  /placeholder|^(?:untitled|no[\s_-]?title|title|titel|titre|t[ií]tulo|newspaper[\s_-]?title|document[\s_-]?title|unknown(?:[\s_-]title)?|unbekannt|inconnu|sans titre|ohne titel|n\/?a|null|none|undefined|tbd|todo|x{3,}|\?+|-+|\.+)$/iu;
/** `DOCUMENT_TITLE`, `{{title}}`, `${TITLE}`, `%title%`, `<title>`. */
const variable = /^(?:[A-Z0-9]+(?:_[A-Z0-9]+)+|[{$%<@#[]{1,3}[\w\s.:-]*[}%>@#\]]{1,3})$/u;
/** `[s.n.]`, `[S. l.]`: a cataloguer says that nobody is named. */
const nobody = /^[[(]?\s*s\.?\s?[nlt]\.?\s*[\])]?$/iu;

/** Words that count issues and volumes, in the languages of the records. */
const counting =
  /(?<!\p{L})(?:ann[ée]e?|anno|a[ñn]o|year|jahrgang|jahr|jg|jaargang|årgang|vol(?:ume)?|band|bd|tome|num[ée]ro|num|n|n[or°º]|nr|nummer|heft|issue|[ée]dition|ed|rok|č[íi]slo)(?!\p{L})\.?/giu;

const numericDate = /(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/u;

/** Whether a record's title names nothing: a form's placeholder, or the date and number of an issue. */
export function isNoTitle(text: string): boolean {
  const bare = text.trim();
  if (placeholder.test(bare) || variable.test(bare) || nobody.test(bare)) return true;
  if (!/\d/u.test(bare)) return !/[\p{L}\p{N}]/u.test(bare);
  const date = findLatinDate(bare);
  const undated = (date ? bare.slice(0, date.start) + bare.slice(date.end) : bare).replace(numericDate, ' ');
  const rest = undated.replace(counting, ' ');
  // A paper may be called after a number (20 minutes): only what a date or a count leaves nothing of is none.
  return rest !== bare && !/\p{L}/u.test(rest);
}

/** Marks around words that catalogues do not sort by: `¬Der¬ Bote`, `<<Der>> Bote`, `Der @Bote`. */
export const withoutSortingMarks = (text: string): string =>
  text
    .replace(/[\u0088\u0089\u0098\u009c¬]|<<|>>/gu, ' ')
    .replace(/(^|\s)@(?=\S)/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();

/** What a catalogue adds to tell papers of one name apart: `Le Figaro (Paris. 1854)`. */
const qualifier = /\s*\((?<place>[^()\d]*?)[\s.,:;]*(?:1[4-9]|20)\d{2}(?:\s*[-–/]\s*(?:\d{2,4})?)?\)$/u;

/** A catalogue's title as the paper's name, and the place that was added to it. */
export function withoutQualifier(title: string): { readonly title: string; readonly place: string | null } {
  const match = qualifier.exec(title);
  const name = match ? title.slice(0, match.index).trim() : '';
  if (!match || name === '') return { title, place: null };
  return { title: name, place: match.groups?.place?.trim() || null };
}

/** Words before a title that are its article and stand together with it: `Der` + `Bote`, `L'` + `Œuvre`. */
export const withLeadingWords = (leading: string, title: string): string =>
  /['’ʼ-]$/u.test(leading) ? leading + title : `${leading} ${title}`;

const articles: ReadonlySet<string> = new Set(
  "der die das den dem des ein eine le la les l' l’ un une el los las lo il i gli o os a as the an de het een 't den det en ett az".split(
    ' ',
  ),
);

/** Whether a title is another one with its article before it. */
export function isWithArticle(title: string, other: string): boolean {
  if (title.length <= other.length || !title.toLowerCase().endsWith(other.toLowerCase())) return false;
  const leading = title.slice(0, -other.length);
  return /[\s'’]$/u.test(leading) && articles.has(leading.trim().toLowerCase());
}
