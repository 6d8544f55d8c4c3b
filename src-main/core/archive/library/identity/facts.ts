import * as z from 'zod';
import type { IssueSummary } from '#shared/model/library.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import type { ParsedIssue } from '../../parse/parse.ts';
import { hashText, saysPaper } from './identity.ts';
import { markOfText, sketchText } from './similarity.ts';

/** Headlines that a summary shows at most. */
export const headlineLimit = 4;
const nullableText = z.string().nullable();

/** What the library keeps of every issue in memory and in the cache: what its file alone tells. */
export const issueFacts = z.object({
  contentHash: z.string(),
  /** See `hashText`. */
  textHash: z.string(),
  format: z.string(),
  publication: nullableText,
  /** Whether the source itself names its paper, and not only a folder or a file's name. */
  saysPaper: z.boolean(),
  date: nullableText,
  dateText: nullableText,
  edition: nullableText,
  issueNumber: nullableText,
  pageCount: z.number().nullable(),
  language: z.string(),
  articleCount: z.number(),
  headlines: z.array(z.string()).readonly(),
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

export function factsOf({ issue, quality }: Pick<ParsedIssue, 'issue' | 'quality'>): IssueFacts {
  const pages = issue.articles.flatMap(({ page }) => page ?? []);
  const bodies = issue.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''));
  const marks = bodies.flatMap((body) => markOfText(body) ?? []);
  return {
    contentHash: issue.source.contentHash,
    textHash: hashText(issue.text),
    format: issue.source.format,
    publication: issue.publication,
    saysPaper: saysPaper(issue),
    date: issue.date,
    dateText: issue.masthead.dateText,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    pageCount: issue.pageCount,
    language: issue.language,
    articleCount: issue.articles.length,
    headlines: issue.articles
      .flatMap(({ headline }) => (headline ? [headline.text] : []))
      .slice(0, headlineLimit),
    warningCount: issue.warnings.length,
    hasFacsimile: (issue.facsimile?.length ?? 0) > 0,
    quality,
    textLength: codePointLength(issue.text),
    sketch: sketchText(issue.text),
    articleMarks: marks.map(({ mark }) => mark),
    articleLetters: marks.map(({ letters }) => letters),
    firstPage: pages.length === 0 ? null : Math.min(...pages),
  };
}

/** What a summary says beyond the facts. */
export type SummaryContext = Pick<
  IssueSummary,
  'id' | 'path' | 'annotationCount' | 'orphanCount' | 'duplicateOf' | 'partCount' | 'described'
>;

export function summarise(facts: IssueFacts, context: SummaryContext): IssueSummary {
  return {
    ...context,
    format: facts.format,
    publication: facts.publication,
    date: facts.date,
    dateText: facts.date === null ? facts.dateText : null,
    edition: facts.edition,
    issueNumber: facts.issueNumber,
    pageCount: facts.pageCount,
    language: facts.language,
    articleCount: facts.articleCount,
    headlines: facts.headlines,
    warningCount: facts.warningCount,
    hasFacsimile: facts.hasFacsimile,
  };
}
