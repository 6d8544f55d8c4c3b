import { intAt } from '../../index/bytes/checkedRead.ts';

/** Insertions, deletions and substitutions that turn one text into another (Levenshtein, 1966). */
export function editsBetween(left: string, right: string): number {
  let before = Int32Array.from({ length: right.length + 1 }, (_, at) => at);
  let row = new Int32Array(right.length + 1);
  for (let i = 1; i <= left.length; i++) {
    row[0] = i;
    for (let j = 1; j <= right.length; j++) {
      const changed = intAt(before, j - 1) + Number(left.charCodeAt(i - 1) !== right.charCodeAt(j - 1));
      row[j] = Math.min(changed, intAt(before, j) + 1, intAt(row, j - 1) + 1);
    }
    [before, row] = [row, before];
  }
  return intAt(before, right.length);
}

/** How far two texts go on alike from their beginnings. */
export interface Extension {
  readonly left: number;
  readonly right: number;
  readonly edits: number;
}

/** So much of a text is looked at, in letters; and so many letters the one may run ahead of the other. */
const farthest = 160;
const band = 12;
/** A letter alike, and one that is not; where the sum has fallen so far below its best, the texts have parted. */
const gain = 1;
const loss = 2;
const drop = 14;

/** The best beginning that both have in common, misread letters forgiven (X-drop: Z. Zhang and others, 2000). */
export function extend(left: string, right: string): Extension {
  const columns = Math.min(right.length, farthest + band);
  const lines = Math.min(left.length, farthest);
  let best = { left: 0, right: 0, edits: 0 };
  let bestScore = 0;
  let before = Int32Array.from({ length: columns + 1 }, (_, at) => (at <= band ? at : far));
  for (let i = 1; i <= lines; i++) {
    const row = new Int32Array(columns + 1).fill(far);
    let lineScore = Number.NEGATIVE_INFINITY;
    if (i <= band) row[0] = i;
    for (let j = Math.max(1, i - band); j <= Math.min(columns, i + band); j++) {
      const isSame = left.charCodeAt(i - 1) === right.charCodeAt(j - 1);
      const edits = Math.min(
        intAt(before, j - 1) + Number(!isSame),
        intAt(before, j) + 1,
        intAt(row, j - 1) + 1,
      );
      row[j] = edits;
      const score = Math.min(i, j) * gain - edits * (gain + loss);
      lineScore = Math.max(lineScore, score);
      if (isSame && score > bestScore) {
        bestScore = score;
        best = { left: i, right: j, edits };
      }
    }
    if (lineScore < bestScore - drop) break;
    before = row;
  }
  return best;
}

/** More edits than any pair within reach has. */
const far = 1 << 20;
