import type { Byline, Issue } from '#shared/model/issue.ts';
import type { FlowPiece, Span } from '#shared/model/span.ts';
import { flowAround, makeFlow } from '#shared/text/flow.ts';
import { exchangeFlow, flowsOfIssue } from './flows.ts';

type Slice = (start: number, end: number) => string;

/** Reads other words in place of a passage; null where no flow holds all of it, or it cuts another correction. */
export function correctText(issue: Issue, place: Span, replacement: string, slice: Slice): Issue | null {
  const flow = flowAround(flowsOfIssue(issue), place);
  const pieces = flow && replacePieces(flow.pieces, place, replacement);
  if (!pieces) return null;
  const corrected = exchangeFlow(issue, flow, makeFlow(pieces, slice));
  return withNames(corrected, place, slice(place.start, place.end), replacement);
}

/** The pieces with those inside `place` replaced; null where `place` cuts a replaced one. */
function replacePieces(
  pieces: readonly FlowPiece[],
  { start, end }: Span,
  replacement: string,
): readonly FlowPiece[] | null {
  const result: FlowPiece[] = [];
  let isFirst = true;
  let wasInside = false;
  for (const piece of pieces) {
    const from = Math.max(piece.start, start);
    const to = Math.min(piece.end, end);
    const isInside = from < to;
    const isWhole = from === piece.start && to === piece.end;
    // A replaced piece and those that belong to it stay together.
    if (piece.replacement === '' && isInside !== wasInside) return null;
    if (piece.replacement !== undefined && isInside && !isWhole) return null;
    wasInside = isInside;
    if (!isInside) {
      result.push(piece);
      continue;
    }
    if (piece.start < from) result.push({ start: piece.start, end: from, glue: piece.glue });
    result.push({
      start: from,
      end: to,
      glue: piece.start < from ? '' : piece.glue,
      replacement: isFirst ? replacement : '',
    });
    isFirst = false;
    if (to < piece.end) result.push({ start: to, end: piece.end, glue: '' });
  }
  return result;
}

/** Names that the passage stands in are corrected with it: what people search and cite by. */
function withNames(issue: Issue, place: Span, printed: string, replacement: string): Issue {
  const isInside = ({ start, end }: Byline) => start <= place.start && place.end <= end;
  if (!issue.articles.some(({ bylines }) => bylines.some(isInside))) return issue;
  return {
    ...issue,
    articles: issue.articles.map((article) => ({
      ...article,
      bylines: article.bylines.map((byline) =>
        isInside(byline) ? { ...byline, name: byline.name.replace(printed, () => replacement) } : byline,
      ),
    })),
  };
}
