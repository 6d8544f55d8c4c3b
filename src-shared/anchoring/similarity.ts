/**
 * How much of `expected` is at the start of `found`, from 0 (nothing) to 1 (all of it): one minus the
 * share of edits that turn `expected` into the best-fitting beginning of `found`.
 */
export function startSimilarity(expected: string, found: string): number {
  if (expected.length === 0) return 1;
  if (found.startsWith(expected)) return 1;
  const width = Math.min(found.length, expected.length * 2);
  let row = Array.from({ length: width + 1 }, (_, column) => column);
  for (let line = 1; line <= expected.length; line++) {
    const unit = expected.charCodeAt(line - 1);
    const next = [line];
    for (let column = 1; column <= width; column++) {
      const replaced = (row[column - 1] ?? 0) + (found.charCodeAt(column - 1) === unit ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - Math.min(...row) / expected.length;
}

/** The same for the end of `found`. */
export function endSimilarity(expected: string, found: string): number {
  return found.endsWith(expected) ? 1 : startSimilarity(reversed(expected), reversed(found));
}

const reversed = (text: string) => text.split('').reverse().join('');
