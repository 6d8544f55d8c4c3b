/** Sets of documents as ascending numbers. */

/** The numbers in both; the shorter list is walked, the longer one searched. */
export function intersect(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const both: number[] = [];
  let low = 0;
  for (let i = 0; i < shorter.length && low < longer.length; i++) {
    const ordinal = shorter[i] ?? 0;
    // Gallops: what is sought is most often near.
    let step = 1;
    while (low + step < longer.length && (longer[low + step] ?? 0) < ordinal) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, longer.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((longer[middle] ?? 0) < ordinal) low = middle + 1;
      else high = middle;
    }
    if (longer[low] === ordinal) both.push(ordinal);
  }
  return both;
}

/** The numbers in any of the lists. */
export function unite(lists: readonly ArrayLike<number>[], size: number): Int32Array {
  const marks = new Uint8Array(size);
  for (const list of lists) for (let i = 0; i < list.length; i++) marks[list[i] ?? 0] = 1;
  return markedIn(marks);
}

/** The numbers that have a mark. */
function markedIn(marks: Uint8Array): Int32Array {
  let count = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i]) count++;
  const ordinals = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < marks.length; i++) if (marks[i]) ordinals[at++] = i;
  return ordinals;
}
