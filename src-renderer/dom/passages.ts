import type { Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { flowStartToCanonical, flowToCanonical, intersectFlow } from '#shared/text/flow.ts';

/**
 * Between spans of the canonical text and the flows that show it. Strings only; the DOM comes in
 * flowElements.ts.
 */

/** A stretch of one flow, in code points of `flow.text`. */
export interface FlowPart extends Span {
  readonly flow: Flow;
}

/** Finds the flows that show a span. */
export interface FlowIndex {
  readonly flows: readonly Flow[];
  /** The stretches of flows that a span covers, in the order of the canonical text. */
  partsOf(span: Span): readonly FlowPart[];
  /** The flow an element's `data-flow` names. */
  flowOf(key: string): Flow | undefined;
}

/** What `data-flow` says of the element that shows a flow. No two flows of an issue show the same text. */
export function flowKey(flow: Flow): string {
  return `${flow.start}-${flow.end}`;
}

/** Every flow of text on the paper: masthead, imprint, articles and notices. */
export function issueFlows(issue: Issue): readonly Flow[] {
  return [
    ...issue.masthead.parts,
    ...issue.imprint.parts,
    ...issue.articles.flatMap((article) => [
      ...[article.kicker, article.headline, article.deck, article.bylineLine].filter((flow) => flow !== null),
      ...article.paragraphs,
      ...article.continuationMarks,
    ]),
    ...issue.notices,
  ];
}

export function indexFlows(flows: readonly Flow[]): FlowIndex {
  const byKey = new Map(flows.map((flow) => [flowKey(flow), flow]));
  const pieces = [...byKey.values()]
    .flatMap((flow) => flow.pieces.map((piece) => ({ start: piece.start, end: piece.end, flow })))
    .sort((a, b) => a.start - b.start);

  const firstEndingAfter = (offset: number): number => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    flows,
    flowOf: (key) => byKey.get(key),
    partsOf(span) {
      const seen = new Set<Flow>();
      const parts: FlowPart[] = [];
      for (let i = firstEndingAfter(span.start); i < pieces.length; i++) {
        const piece = pieces[i];
        if (!piece || piece.start >= span.end) break;
        if (seen.has(piece.flow)) continue;
        seen.add(piece.flow);
        const part = intersectFlow(piece.flow, span);
        if (part) parts.push({ flow: piece.flow, ...part });
      }
      return parts;
    },
  };
}

/** A passage of one or more flows as a person selected it, in reading order. */
export interface SelectedSpan extends Span {
  /** As it is read: broken lines joined, flows apart by a line break. */
  readonly text: string;
}

const edgeSpace = /^\s+|\s+$/gu;

/**
 * The canonical span of a passage that runs over `parts`, in reading order. Space at its ends is left
 * out; null when nothing else is in it. Where reading order and text order differ (a masthead in pieces)
 * the span runs from the first to the last of its characters.
 */
export function passageOf(parts: readonly FlowPart[]): SelectedSpan | null {
  const trimmed = parts.map(trimPart).filter((part) => part.start < part.end);
  const first = trimmed[0];
  const last = trimmed.at(-1);
  if (!first || !last) return null;
  const text = trimmed.map(partText).join('\n');
  const start = flowStartToCanonical(first.flow, first.start);
  const end = flowToCanonical(last.flow, last.end);
  if (start < end && trimmed.every((part) => part.flow.end > start && part.flow.start < end)) {
    return { start, end, text };
  }
  return {
    start: Math.min(...trimmed.map((part) => flowStartToCanonical(part.flow, part.start))),
    end: Math.max(...trimmed.map((part) => flowToCanonical(part.flow, part.end))),
    text,
  };
}

/** Puts together what one flow shows in several places, one behind the other. */
export function joinFlowParts(parts: readonly FlowPart[]): readonly FlowPart[] {
  const joined: FlowPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.flow === part.flow && last.end === part.start) joined.splice(-1, 1, { ...last, end: part.end });
    else joined.push(part);
  }
  return joined;
}

function partText(part: FlowPart): string {
  return [...part.flow.text].slice(part.start, part.end).join('');
}

function trimPart(part: FlowPart): FlowPart {
  const text = partText(part);
  const inner = text.replace(edgeSpace, '');
  const before = [...text].length - [...text.trimStart()].length;
  return { flow: part.flow, start: part.start + before, end: part.start + before + [...inner].length };
}
