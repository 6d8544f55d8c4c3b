import type { Article, Issue } from '#shared/model/issue.ts';

/** A person as CSL-JSON has it, or the name as printed where it cannot be taken apart. */
export type ReferenceName =
  | { readonly family: string; readonly given: string }
  | { readonly literal: string };

/** A name in one line, in the order in which it is spoken. */
export const nameText = (name: ReferenceName): string =>
  'literal' in name ? name.literal : `${name.given} ${name.family}`;

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
  readonly issued?: { readonly 'date-parts': readonly [readonly [number, number, number]] };
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
  const title = article?.headline?.text.trim();
  const authors = article ? authorsOf(article) : [];
  const place = issue.place ?? issue.masthead.parts.find((part) => part.field === 'place')?.value;
  const issued = datePartsOf(issue.date);
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

function datePartsOf(date: string | null): [number, number, number] | null {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  return year && month && day ? [year, month, day] : null;
}

/** Roles of those who did not write: photographers, illustrators and editors, as the papers print them. */
const otherRoles = /摄|攝|图|圖|编辑|編輯|责编|責編|photo|illustrat|edit/iu;
const hanName = /\p{Script=Han}/u;

function authorsOf(article: CitedArticle): ReferenceName[] {
  const names = article.bylines
    .filter((byline) => byline.role === null || !otherRoles.test(byline.role))
    .map((byline) => byline.name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)].map(nameOf);
}

/** Words that name an office or a company instead of a person. */
const officeWords =
  /\b(?:agency|association|bureau|correspondents?|desk|editors?|news|press|reporters?|service|staff|the|writers?|our|and)\b/iu;
const latinName =
  /^\p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*(?: \p{Script=Latin}[\p{Script=Latin}\p{M}.'’-]*){1,3}$/u;

function nameOf(name: string): ReferenceName {
  const spaced = name.replace(/\s+/gu, ' ');
  // A Chinese name is written without spaces; papers stretch names of two characters to three.
  if (hanName.test(spaced)) return { literal: spaced.replaceAll(' ', '') };
  if (!latinName.test(spaced) || officeWords.test(spaced)) return { literal: spaced };
  const words = (spaced === spaced.toUpperCase() ? capitalise(spaced) : spaced).split(' ');
  return { family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') };
}

/** `JANE O'HARA-SMITH` → `Jane O'Hara-Smith`. */
function capitalise(name: string): string {
  return name.toLowerCase().replace(/(^|[ .'’-])(\p{L})/gu, (_all, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
