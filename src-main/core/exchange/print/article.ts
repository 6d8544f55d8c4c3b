import type { PrintedArticle, PrintedNote, PrintedPlace, PrintedRun } from '#shared/contract/calls/print.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue, Notice, ParagraphKind } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { articleFlows, intersectFlow } from '#shared/text/flow.ts';
import { dateText } from '../citation/reference.ts';
import { type MarkToPrint, numberedOnce, runsOf } from './runs.ts';

/** Where something stood in an issue. */
export const printedPlace = (issue: Issue, page: number | null): PrintedPlace => ({
  publication: issue.publication,
  date: dateText(issue),
  edition: issue.edition,
  page,
});

/** An annotation as a note with a number. */
export const noteOf = ({ annotation }: AnchoredAnnotation, number: number): PrintedNote => ({
  number,
  quote: annotation.target.shown,
  note: annotation.note,
  tags: annotation.tags,
  colour: annotation.colour,
  creator: annotation.creator ?? null,
});

type PrintableText = Pick<Article, 'kicker' | 'headline' | 'deck' | 'bylineLine' | 'paragraphs' | 'page'>;

/**
 * An article with the highlights on it, or, where `within` is given, the part of its text that lies in that span,
 * below its whole head. Notes are numbered in the order of the text; a bare highlight has no number.
 */
export function printedArticle(
  issue: Issue,
  article: Article,
  annotations: readonly AnchoredAnnotation[],
  within: Span | null = null,
): PrintedArticle {
  return printed(issue, article, annotations, within);
}

/** A notice, set like an article without a head. */
export function printedNotice(
  issue: Issue,
  notice: Notice,
  annotations: readonly AnchoredAnnotation[],
): PrintedArticle {
  const paragraphs = [{ ...notice, kind: 'body' as const }];
  const text = { kicker: null, headline: null, deck: null, bylineLine: null, paragraphs, page: notice.page };
  return printed(issue, text, annotations, null);
}

function printed(
  issue: Issue,
  text: PrintableText,
  annotations: readonly AnchoredAnnotation[],
  within: Span | null,
): PrintedArticle {
  const { kicker, headline, deck, bylineLine, paragraphs } = text;
  const flows = articleFlows(text);
  const met = annotations
    .filter(({ anchor }) => anchor !== null && flows.some((flow) => intersectFlow(flow, anchor)))
    .toSorted((a, b) => (a.anchor?.start ?? 0) - (b.anchor?.start ?? 0));
  const shown = within
    ? met.filter(({ anchor }) => anchor !== null && anchor.start < within.end && anchor.end > within.start)
    : met;
  const notes: PrintedNote[] = [];
  const marks = shown.flatMap((anchored): MarkToPrint[] => {
    if (!anchored.anchor) return [];
    const { note, tags, colour } = anchored.annotation;
    const number = note.trim() === '' && tags.length === 0 ? null : notes.length + 1;
    if (number !== null) notes.push(noteOf(anchored, number));
    return [{ colour, span: anchored.anchor, number }];
  });
  const headFlows = [kicker, headline, deck, bylineLine].map((flow) => ({ runs: runsOf(flow, marks) }));
  const body = paragraphs.map((flow) => ({ kind: flow.kind, runs: runsOf(flow, marks, within) }));
  const numbered = numberedOnce<{ readonly kind?: ParagraphKind; readonly runs: readonly PrintedRun[] }>([
    ...headFlows,
    ...body,
  ]);
  const runsAt = (index: number) => numbered[index]?.runs ?? [];
  const kept = numbered.slice(4).flatMap(({ kind, runs }) => (kind && runs.length > 0 ? { kind, runs } : []));
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  return {
    kind: 'article',
    place: printedPlace(issue, text.page),
    language: issue.language,
    remark: '',
    kicker: runsAt(0),
    headline: runsAt(1),
    deck: runsAt(2),
    byline: runsAt(3),
    paragraphs: kept,
    notes,
    cutBefore: within !== null && first !== undefined && within.start > first.start,
    cutAfter: within !== null && last !== undefined && within.end < last.end,
  };
}
