import { intAt } from '../bytes/checkedRead.ts';
/** Sets of documents as ascending numbers. */

/** The numbers in both; the shorter list is walked, the longer one searched. */
export function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const both = new Int32Array(shorter.length);
  let count = 0;
  let low = 0;
  for (let i = 0; i < shorter.length && low < longer.length; i++) {
    const ordinal = intAt(shorter, i);
    // Gallops: what is sought is most often near.
    let step = 1;
    while (low + step < longer.length && intAt(longer, low + step) < ordinal) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, longer.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (intAt(longer, middle) < ordinal) low = middle + 1;
      else high = middle;
    }
    if (longer[low] === ordinal) both[count++] = ordinal;
  }
  return both.subarray(0, count);
}

/** The numbers in any of the lists. */
export function unite(lists: readonly Int32Array[], size: number): Int32Array {
  const marks = new Uint8Array(size);
  for (const list of lists) for (let i = 0; i < list.length; i++) marks[intAt(list, i)] = 1;
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
