import type { Difference } from '#shared/model/finding/reprints.ts';

/** A word with the space behind it, a Chinese or Japanese character, or a mark. */
const unit =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}’'-])+\s*|[^\p{L}\p{M}\p{N}]/gu;

/** Texts that are further apart, in units put in and taken out, are told as one difference: the way back takes their square. */
const mostEdits = 3000;

/**
 * What two texts have in common, word by word and Chinese character by character (E. Myers, An O(ND) Difference
 * Algorithm and Its Variations, 1986). `areEqual` says which units count as the same.
 */
export function differencesBetween(
  left: string,
  right: string,
  areEqual: (left: string, right: string) => boolean = (a, b) => a === b,
): readonly Difference[] {
  const a = left.match(unit) ?? [];
  const b = right.match(unit) ?? [];
  const runs: { isSame: boolean; left: string; right: string }[] = [];
  for (const [at, to] of pathOf(a, b, areEqual)) {
    const isSame = at !== null && to !== null;
    const own = at === null ? '' : (a[at] ?? '');
    const other = to === null ? '' : (b[to] ?? '');
    const last = runs.at(-1);
    if (last?.isSame === isSame) {
      last.left += own;
      last.right += other;
    } else runs.push({ isSame, left: own, right: other });
  }
  return runs;
}

/** Steps through both: a place in each that are equal, or a place in one of them. */
type Step = readonly [left: number | null, right: number | null];

function pathOf(
  a: readonly string[],
  b: readonly string[],
  areEqual: (left: string, right: string) => boolean,
): readonly Step[] {
  const most = Math.min(a.length + b.length, mostEdits);
  const furthest = new Int32Array(2 * most + 2);
  const traces: Int32Array[] = [];
  const same = (x: number, y: number) => x < a.length && y < b.length && areEqual(a[x] ?? '', b[y] ?? '');
  const reach = (diagonal: number) => furthest[diagonal + most] ?? 0;
  for (let edits = 0; edits <= most; edits++) {
    traces.push(furthest.slice(most - edits, most + edits + 1));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
      let x = isDown ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
      while (same(x, x - diagonal)) x++;
      furthest[diagonal + most] = x;
      if (x >= a.length && x - diagonal >= b.length) return backtrack(traces, a.length, b.length);
    }
  }
  return [...a.map((_, at): Step => [at, null]), ...b.map((_, at): Step => [null, at])];
}

/** The way back through what each number of edits had reached. */
function backtrack(traces: readonly Int32Array[], lines: number, columns: number): readonly Step[] {
  const steps: Step[] = [];
  let [x, y] = [lines, columns];
  for (let edits = traces.length - 1; edits >= 0; edits--) {
    const trace = traces[edits];
    const reach = (diagonal: number) => trace?.[diagonal + edits] ?? 0;
    const diagonal = x - y;
    const isDown = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
    const before = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : reach(before);
    const fromY = edits === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) steps.push([--x, --y]);
    if (edits === 0) break;
    steps.push(isDown ? [null, --y] : [--x, null]);
  }
  return steps.toReversed();
}
