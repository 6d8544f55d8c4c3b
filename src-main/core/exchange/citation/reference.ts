import { yearAndMonth } from '#core/archive/parse/dates/partialDates.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { type ReferenceName, referenceName } from './names.ts';

/** Of an issue that names no day, the year and month; of one for several months, the year. */
type DateParts = readonly [year: number, month?: number, day?: number];

/**
 * What a citation says, in the names of CSL-JSON's `article-newspaper`
 * (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables).
 * What is not known is absent, never empty.
 */
export interface Reference {
  readonly type: 'article-newspaper';
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly ReferenceName[];
  readonly 'container-title'?: string;
  readonly 'publisher-place'?: string;
  readonly issued?: { readonly 'date-parts': readonly [DateParts] };
  readonly page?: string;
  readonly section?: string;
  readonly edition?: string;
  readonly issue?: string;
  readonly language?: string;
}

/** What a reference needs of an issue. */
export type CitedIssue = Pick<
  Issue,
  'id' | 'publication' | 'date' | 'edition' | 'issueNumber' | 'language' | 'masthead' | 'place'
>;
export type CitedArticle = Pick<Article, 'headline' | 'bylines' | 'page' | 'section'>;

/**
 * The reference of an article, or of an issue where a passage is in none. `page` is where the passage
 * stands; null takes the page on which the article begins. `citekey` becomes the id.
 */
export function reference(
  issue: CitedIssue,
  article: CitedArticle | null,
  page: number | null,
  citekey: string,
): Reference {
  const title = article?.headline && cutTitle(article.headline.text.trim());
  const authors = article ? authorsOf(article) : [];
  const place = issue.place ?? issue.masthead.parts.find((part) => part.field === 'place')?.value;
  const issued = issuedParts(issue);
  const onPage = page ?? article?.page ?? null;
  return {
    type: 'article-newspaper',
    id: citekey,
    ...(title && { title }),
    ...(authors.length > 0 && { author: authors }),
    ...(issue.publication && { 'container-title': issue.publication }),
    ...(place && { 'publisher-place': place }),
    ...(issued && { issued: { 'date-parts': [issued] } }),
    ...(onPage !== null && { page: String(onPage) }),
    ...(article?.section && { section: article.section }),
    ...(issue.edition && { edition: issue.edition }),
    ...(issue.issueNumber && { issue: issue.issueNumber }),
    ...(issue.language !== 'und' && { language: issue.language }),
  };
}

/** So many characters of a headline say which article it is; a text that was taken for one goes on for pages. */
const longestTitle = 300;

/** A title that is too long is cut between words, where its script has them, and says so. */
function cutTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= longestTitle) return title;
  const kept = characters.slice(0, longestTitle).join('');
  const lastSpace = kept.search(/\s\S*$/u);
  return `${(lastSpace > kept.length / 2 ? kept.slice(0, lastSpace) : kept).replace(/[\s,;:、，；：]+$/u, '')}…`;
}

/** When an issue appeared, as far as it says; null where it says nothing. */
function issuedParts({ date, masthead }: Pick<Issue, 'date' | 'masthead'>): DateParts | null {
  return date === null ? yearAndMonth(masthead.dateText ?? '') : datePartsOf(date);
}

/** The same as text: `1998-03-07`, `1913-06` of an issue that names no day, `1913`. */
export function dateText(issue: Pick<Issue, 'date' | 'masthead'>): string | null {
  if (issue.date !== null) return issue.date;
  const parts = issuedParts(issue);
  return parts && isoText(parts);
}

/** Parts of a date as ISO 8601 has them, as far as they go. */
export const isoText = (parts: DateParts): string =>
  parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');

function datePartsOf(date: string): DateParts | null {
  const [year, month, day] = date.split('-').map(Number);
  return year && month && day ? [year, month, day] : null;
}

/** Roles of those who did not write: photographers, illustrators and editors, as the papers print them. */
const otherRoles = /摄|攝|图|圖|编辑|編輯|责编|責編|photo|illustrat|edit/iu;

function authorsOf(article: CitedArticle): ReferenceName[] {
  const names = article.bylines
    .filter((byline) => byline.role === null || !otherRoles.test(byline.role))
    .map((byline) => byline.name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)].map(referenceName);
}
