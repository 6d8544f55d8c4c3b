import type { Difference } from '#shared/model/finding/reprints.ts';

interface DifferenceRunsProps {
  readonly runs: readonly Difference[];
  readonly side: 'left' | 'right';
}

/** One of two texts, with the words marked in which it differs from the other. */
export function DifferenceRuns({ runs, side }: DifferenceRunsProps) {
  return runs.map((run, at) =>
    run.isSame ? (
      run[side]
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of an unchanging answer have no other name
      <mark key={at} className="difference">
        {run[side]}
      </mark>
    ),
  );
}
