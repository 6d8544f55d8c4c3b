import type { PrintedRun } from '#shared/contract/calls/print.ts';
import type { Colour } from '#shared/model/annotation.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { intersectFlow } from '#shared/text/flow.ts';

/** A highlight on the text that is printed. */
export interface MarkToPrint {
  readonly colour: Colour;
  /** In the canonical text. */
  readonly span: Span;
  /** The number of its note; null where it has none. */
  readonly number: number | null;
}

/**
 * A flow as runs of like highlights, in order. `within` leaves only what lies in a span of the canonical text;
 * nothing is left where the flow does not meet it. A note begins and ends anew in every flow that its passage
 * reaches; see `numberedOnce`.
 */
export function runsOf(
  flow: Flow | null,
  marks: readonly MarkToPrint[],
  within: Span | null = null,
): readonly PrintedRun[] {
  if (!flow) return [];
  const text = indexCodePoints(flow.text);
  const whole = within ? intersectFlow(flow, within) : { start: 0, end: text.length };
  if (!whole || whole.start >= whole.end) return [];
  const covered = marks.flatMap((mark) => {
    const part = intersectFlow(flow, mark.span);
    const start = Math.max(part?.start ?? 0, whole.start);
    const end = Math.min(part?.end ?? 0, whole.end);
    return part && start < end ? [{ mark, start, end }] : [];
  });
  const borders = [whole.start, whole.end, ...covered.flatMap(({ start, end }) => [start, end])];
  const cuts = [...new Set(borders)].toSorted((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const over = covered.filter((one) => one.start < end && one.end > start);
    return {
      text: text.slice(start, end),
      colours: [...new Set(over.map(({ mark }) => mark.colour))],
      begins: over.flatMap((one) => (one.start === start ? (one.mark.number ?? []) : [])),
      ends: over.flatMap((one) => (one.end === end ? (one.mark.number ?? []) : [])),
    };
  });
}

/** Over flows in the order in which they are read: a note begins once, where its passage does, and ends once. */
export function numberedOnce<Part extends { readonly runs: readonly PrintedRun[] }>(
  parts: readonly Part[],
): readonly Part[] {
  const runs = parts.flatMap((part) => part.runs);
  const begins = firstOnly(runs.map((run) => run.begins));
  const ends = firstOnly(runs.map((run) => run.ends).toReversed()).toReversed();
  let next = 0;
  return parts.map((part) => ({
    ...part,
    runs: part.runs.map((run) => {
      const at = next++;
      return { ...run, begins: begins[at] ?? [], ends: ends[at] ?? [] };
    }),
  }));
}

/** Leaves every number where it comes first. */
function firstOnly(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const seen = new Set<number>();
  return lists.map((list) => {
    const fresh = list.filter((number) => !seen.has(number));
    for (const number of fresh) seen.add(number);
    return fresh;
  });
}
