import {
  describeRivals,
  findPassage,
  isUnmoved,
  prepareText,
  quotePassage,
  type SearchedText,
} from '#shared/anchoring/index.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Annotation, AnnotationTarget, TextQuoteSelector } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { oneLine } from '#shared/text/contexts.ts';
import type { MarkedIssue } from '../records/markedIssue.ts';
import { type MarkChange, sameContent, uniqueTags } from './edits.ts';
import { findQuote } from './findQuote.ts';
import { storedAnnotation } from './kind.ts';
import { shownPassage } from './targets.ts';

/** A region or a whole; with one of them the quote may be empty. */
export type PlaceBesidesWords = Pick<AnnotationTarget, 'region' | 'about' | 'articleId'>;

/** What a target or an annotation has of it. */
export const placeBesidesWords = ({ region, about, articleId }: PlaceBesidesWords): PlaceBesidesWords => ({
  ...(region && { region }),
  ...(about && { about }),
  ...(articleId !== undefined && { articleId }),
});

/** An annotation made elsewhere: by another program, or in another library. */
export interface ForeignAnnotation extends Omit<Annotation, 'issueId' | 'target'>, PlaceBesidesWords {
  /** Prefix and suffix may be empty where the other program kept none. */
  readonly quote: TextQuoteSelector;
  /** In code points of the issue's canonical text; null where the other program counts otherwise. */
  readonly position: Span | null;
  /** The passage as a person saw it; null: taken from the issue or the quote. */
  readonly shown: string | null;
  /** Null where it stood under none; undefined: taken from the issue. */
  readonly headline: string | null | undefined;
}

/** The foreign annotations on one issue. */
export interface ForeignMarks {
  /** An issue of the library, or any id fit for a file name (letters, digits, `-`, `_`) where none matches. */
  readonly issueId: string;
  /** What is known of an issue that is not in the library; otherwise null. */
  readonly issue: MarkedIssue | null;
  readonly annotations: readonly ForeignAnnotation[];
}

/** What became of foreign annotations, by their ids. */
export interface Adoption {
  readonly added: readonly string[];
  /** Known here in an older form, now as given. */
  readonly updated: readonly string[];
  /** Known here already, in the same or a newer form, which was kept. */
  readonly kept: readonly string[];
  /** Of all of them: those whose passage is not found in the issue. */
  readonly orphans: readonly string[];
}

/**
 * The annotations as this library keeps them. A given position or context is kept as it is; a quote
 * that came without either is described afresh where it stands exactly once, letter for letter.
 * Throws `badArguments` for what could not be read again once it was written.
 */
export function takeIn({ issueId, annotations }: ForeignMarks, issue: Issue | null): readonly Annotation[] {
  const text = issue && prepareText(issue.text);
  return annotations.map((foreign) => {
    const { quote, position, shown, headline, region, about, articleId, ...content } = foreign;
    const span = position ?? (issue && text && placeOf(quote, issue, text));
    const described = span && !position ? withContext(quote, span, text) : quote;
    const counted = {
      type: 'TextPositionSelector',
      start: span?.start ?? 0,
      end: span?.end ?? 0,
    } as const;
    // It may have been marked in another text: a position alone does not say that it stands there in this one.
    const stands = text && (!position || isUnmoved({ quote, position: counted }, text));
    const target: AnnotationTarget = {
      quote: described,
      position: counted,
      ...(text && describeRivals(described, stands ? span : null, text)),
      ...wordsFor(quote, span, issue, { shown, headline }),
      ...placeBesidesWords(foreign),
    };
    const annotation = { ...content, tags: uniqueTags(content.tags), issueId, target };
    const checked = storedAnnotation.safeParse(annotation);
    if (checked.success) return annotation;
    const [reason] = checked.error.issues;
    throw new BroadsheetError(
      'badArguments',
      `The annotation ${content.id} cannot be taken in (${reason?.path.join('.')}: ${reason?.message}): correct or leave it out.`,
      { annotationId: content.id },
    );
  });
}

/**
 * Where a quote from elsewhere stands in an issue: found by its context, or, where it came without any, by
 * standing there exactly once; null when that is not certain.
 */
export function placeOf(quote: TextQuoteSelector, issue: Issue, text: SearchedText): Span | null {
  const position = { type: 'TextPositionSelector', start: 0, end: 0 } as const;
  const found = findPassage({ quote, position }, text);
  if (found || hasContext(quote)) return found;
  const [only, second] = findQuote(issue, quote.exact);
  return only && !second ? only : null;
}

const hasContext = ({ prefix, suffix }: TextQuoteSelector) => prefix !== '' || suffix !== '';

function withContext(
  quote: TextQuoteSelector,
  { start, end }: Span,
  text: SearchedText | null,
): TextQuoteSelector {
  if (!text || hasContext(quote)) return quote;
  return quotePassage(text, start, end);
}

function wordsFor(
  quote: TextQuoteSelector,
  span: Span | null,
  issue: Issue | null,
  given: Pick<ForeignAnnotation, 'shown' | 'headline'>,
): Pick<AnnotationTarget, 'shown' | 'headline'> {
  const found = issue && span ? shownPassage(issue, span, quote.exact) : null;
  return {
    shown: given.shown ?? found?.shown ?? oneLine(quote.exact),
    headline: given.headline === undefined ? (found?.headline ?? null) : given.headline,
  };
}

/** The changes that take annotations in beside those that are here: the newer form of each wins. */
export function adoptAnnotations(
  here: readonly Annotation[],
  annotations: readonly Annotation[],
): { readonly changes: readonly MarkChange[] } & Omit<Adoption, 'orphans'> {
  const known = new Map(here.map((annotation) => [annotation.id, annotation]));
  const changes: MarkChange[] = [];
  const added: string[] = [];
  const updated: string[] = [];
  const kept: string[] = [];
  for (const annotation of annotations) {
    const before = known.get(annotation.id) ?? null;
    if (before && (before.modified >= annotation.modified || sameContent(before, annotation))) {
      kept.push(annotation.id);
      continue;
    }
    (before ? updated : added).push(annotation.id);
    changes.push({ before, after: annotation });
    known.set(annotation.id, annotation);
  }
  return { changes, added, updated, kept };
}
