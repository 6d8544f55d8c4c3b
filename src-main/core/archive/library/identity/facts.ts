import * as z from 'zod';
import type { IssueSummary, PaperNaming } from '#shared/model/library.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { legibilityOf } from '../../parse/compose/masthead/names/noise.ts';
import type { ParsedIssue } from '../../parse/parse.ts';
import { hashText, saysPaper } from './identity.ts';
import { mentionedPapers } from './mentions.ts';
import { paperKeyOf } from './paperKey.ts';
import { markOfText, sketchText } from './similarity.ts';

/** Headlines that a summary shows at most. */
export const headlineLimit = 4;
const nullableText = z.string().nullable();

/** What the library keeps of every issue in memory and in the cache: what its file alone tells. */
export const issueFacts = z.object({
  contentHash: z.string(),
  /** As `contentHash` without what a machine read from the pages, where there is any: names the issue whatever was read. */
  filesHash: z.string().optional(),
  /** See `hashText`. */
  textHash: z.string(),
  format: z.string(),
  publication: nullableText,
  /** Whether the source itself names its paper, and not only a folder or a file's name. */
  saysPaper: z.boolean(),
  /** What else the paper is called by. */
  namedBy: z.enum(['file', 'folder']).nullable(),
  /** Its own name reads as if recognition had damaged it. */
  isNameDoubtful: z.boolean(),
  /** See `paperKeyOf`. */
  paperKey: nullableText,
  /** See `mentionedPapers`; none where the source names its paper clearly. */
  nameHints: z.array(z.string()).readonly(),
  date: nullableText,
  dateText: nullableText,
  edition: nullableText,
  issueNumber: nullableText,
  /** Where it was published, as the file says. Not in caches of earlier versions. */
  place: nullableText.default(null),
  pageCount: z.number().nullable(),
  language: z.string(),
  articleCount: z.number(),
  headlines: z.array(z.string()).readonly(),
  /** Code points of the paragraphs below each of them. Not in caches of earlier versions. */
  headlineLetters: z.array(z.number()).readonly().default([]),
  warningCount: z.number(),
  hasFacsimile: z.boolean(),
  quality: z.enum(['marked', 'geometry', 'text', 'image']),
  /** Code points of the text. */
  textLength: z.number(),
  /** See `sketchText`. */
  sketch: z.array(z.number()).readonly(),
  /** Of every article whose text is long enough, see `markOfText`. */
  articleMarks: z.array(z.number()).readonly(),
  /** How many letters each of them speaks for. */
  articleLetters: z.array(z.number()).readonly(),
  /** The lowest page that an article stands on. */
  firstPage: z.number().nullable(),
});
export type IssueFacts = Readonly<z.infer<typeof issueFacts>>;

export function factsOf({
  issue,
  quality,
  filesHash,
}: Pick<ParsedIssue, 'issue' | 'quality' | 'filesHash'>): IssueFacts {
  const pages = issue.articles.flatMap(({ page }) => page ?? []);
  const headed = issue.articles
    .flatMap(({ headline, paragraphs }) => (headline ? [{ headline, paragraphs }] : []))
    .slice(0, headlineLimit);
  const isNamed = saysPaper(issue);
  const isDoubtful = isNamed && legibilityOf(issue.publication ?? '') !== 'clear';
  const marks = issue.articles.flatMap(
    ({ paragraphs }) => markOfText(paragraphs.map(({ text }) => text).join('')) ?? [],
  );
  return {
    contentHash: issue.source.contentHash,
    ...(filesHash !== undefined && { filesHash }),
    textHash: hashText(issue.text),
    format: issue.source.format,
    publication: issue.publication,
    saysPaper: isNamed,
    namedBy: issue.namedBy ?? null,
    isNameDoubtful: isDoubtful,
    paperKey: paperKeyOf(issue),
    nameHints: isNamed && !isDoubtful ? [] : mentionedPapers(issue.text),
    date: issue.date,
    dateText: issue.masthead.dateText,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    place: issue.place ?? null,
    pageCount: issue.pageCount,
    language: issue.language,
    articleCount: issue.articles.length,
    headlines: headed.map(({ headline }) => headline.text),
    headlineLetters: headed.map(({ paragraphs }) =>
      paragraphs.reduce((sum, { text }) => sum + codePointLength(text), 0),
    ),
    warningCount: issue.warnings.length,
    hasFacsimile: (issue.facsimile?.length ?? 0) > 0,
    quality,
    textLength: codePointLength(issue.text),
    sketch: sketchText(issue.text),
    articleMarks: marks.map(({ mark }) => mark),
    articleLetters: marks.map(({ letters }) => letters),
    firstPage: pages.length === 0 ? null : pages.reduce((least, page) => Math.min(least, page)),
  };
}

type Naming = Pick<
  IssueFacts,
  'publication' | 'saysPaper' | 'namedBy' | 'isNameDoubtful' | 'paperKey' | 'nameHints'
>;

/** What several sources of one issue say of its paper: the word of a source before a file's name, that before a folder's. */
export function namingOfAll(first: IssueFacts, others: readonly IssueFacts[]): Naming {
  const all = [first, ...others];
  const { publication, saysPaper, namedBy, isNameDoubtful } = all.reduce((best, one) =>
    trust(one) > trust(best) ? one : best,
  );
  return {
    publication,
    saysPaper,
    namedBy,
    isNameDoubtful,
    paperKey: all.find(({ paperKey }) => paperKey !== null)?.paperKey ?? null,
    nameHints: saysPaper && !isNameDoubtful ? [] : [...new Set(all.flatMap(({ nameHints }) => nameHints))],
  };
}

function trust({ publication, saysPaper, namedBy, isNameDoubtful }: IssueFacts): number {
  if (publication === null) return 0;
  if (saysPaper) return isNameDoubtful ? 3 : 4;
  return namedBy === 'file' ? 2 : 1;
}

/** What a paper is named by; `byRecord` is what other issues of it call it, null where none does. */
export const namingOf = ({ saysPaper, namedBy }: IssueFacts, byRecord: string | null): PaperNaming =>
  saysPaper ? 'source' : byRecord !== null ? 'record' : namedBy;

/** What a summary says beyond the facts. */
export type SummaryContext = Pick<
  IssueSummary,
  'id' | 'path' | 'namedBy' | 'annotationCount' | 'orphanCount' | 'duplicateOf' | 'partCount' | 'described'
>;

export function summarise(facts: IssueFacts, context: SummaryContext): IssueSummary {
  return {
    ...context,
    format: facts.format,
    publication: facts.publication,
    isNameDoubtful: facts.isNameDoubtful && context.namedBy === 'source',
    paperKey: facts.paperKey,
    nameHints: facts.nameHints,
    date: facts.date,
    dateText: facts.date === null ? facts.dateText : null,
    edition: facts.edition,
    issueNumber: facts.issueNumber,
    place: facts.place,
    pageCount: facts.pageCount,
    language: facts.language,
    articleCount: facts.articleCount,
    headlines: facts.headlines,
    headlineLetters: facts.headlineLetters,
    warningCount: facts.warningCount,
    hasFacsimile: facts.hasFacsimile,
  };
}
