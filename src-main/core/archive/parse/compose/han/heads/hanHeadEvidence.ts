import { findContinuation } from '../../lines/continuation.ts';
import type { HanPassage } from '../../lines/passages.ts';
import { isColumnLabel, isStandingHead, startsWithCredit } from './hanHeads.ts';

/** Why lines are a head, and how sure that makes it. */
export interface HeadEvidence {
  readonly reason: string;
  readonly confidence: number;
}

/** What the file's layout says, and what stands before. */
export interface HeadSurroundings {
  /** The sentence before has no end. */
  readonly afterBroken: boolean;
  /** Headlines are set without the indent that paragraphs have. */
  readonly indentTells: boolean;
  /** Empty lines separate paragraphs. */
  readonly blankLinesTell: boolean;
}

/** The best evidence that some passages are a head, over a byline or a text; null where text goes on. */
export function headEvidence(
  passages: readonly HanPassage[],
  byline: HanPassage | null,
  body: HanPassage | undefined,
  { afterBroken, indentTells, blankLinesTell }: HeadSurroundings,
): HeadEvidence | null {
  const [first] = passages;
  if (!first) return null;
  if (byline) return { reason: 'bylineFollows', confidence: 0.97 };
  if (body && startsWithCredit(body.text)) return { reason: 'creditLineFollows', confidence: 0.98 };
  if (isStandingHead(first.text)) return { reason: 'standingHead', confidence: 0.9 };
  if (passages.some(({ text }) => isColumnLabel(text))) return { reason: 'columnLabel', confidence: 0.95 };
  if (first.boundary === 'page') return { reason: 'pageBegins', confidence: 0.9 };
  if (first.boundary === 'start') return { reason: 'issueBegins', confidence: 0.9 };
  if (first.boundary === 'rule') return { reason: 'ruleBefore', confidence: 0.9 };
  if (body && findContinuation(body.text)?.direction === 'from')
    return { reason: 'continuationFollows', confidence: 0.95 };
  if (afterBroken) return null;
  if (indentTells) return { reason: 'unindented', confidence: 0.9 };
  if (first.boundary === 'furniture') return { reason: 'furnitureBefore', confidence: 0.8 };
  if (!blankLinesTell) return { reason: 'shortWithoutClosingMark', confidence: 0.6 };
  return first.boundary === 'blank' ? { reason: 'blankLineBefore', confidence: 0.8 } : null;
}

/** How likely the model must find a start for evidence to decide, by its reason; others decide nothing alone. */
const enoughWith: Readonly<Record<string, number>> = {
  continuationFollows: 0,
  standingHead: 0,
  bylineFollows: 0.2,
  creditLineFollows: 0.2,
  unindented: 0.45,
  blankLineBefore: 0.45,
  shortWithoutClosingMark: 0.45,
};
/** Names and credit lines decide by themselves in a paper of few paragraphs, which has no roundups of many places. */
const decidingAlone: ReadonlySet<string> = new Set(['bylineFollows', 'creditLineFollows']);

/** How likely the model must find a start for evidence to decide; null where it never decides. */
export function enoughFor({ reason }: HeadEvidence, isSmallPaper: boolean): number | null {
  return isSmallPaper && decidingAlone.has(reason) ? 0 : (enoughWith[reason] ?? null);
}
