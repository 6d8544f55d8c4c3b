/**
 * Whether two words are at most `most` insertions, deletions and substitutions apart (Levenshtein). Only
 * the band of the table that such a distance can pass is computed (Ukkonen, Algorithms for approximate
 * string matching, 1985).
 */
export function isWithinDistance(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  const beyond = most + 1;
  let previous = new Array<number>(b.length + 1).fill(beyond);
  let current = new Array<number>(b.length + 1).fill(beyond);
  for (let j = 0; j <= Math.min(b.length, most); j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    current[from - 1] = from === 1 ? Math.min(i, beyond) : beyond;
    let least = current[from - 1] ?? beyond;
    for (let j = from; j <= to; j++) {
      const substituted = (previous[j - 1] ?? beyond) + Number(a.charCodeAt(i - 1) !== b.charCodeAt(j - 1));
      const inserted = (current[j - 1] ?? beyond) + 1;
      const deleted = (previous[j] ?? beyond) + 1;
      const distance = Math.min(substituted, inserted, deleted, beyond);
      current[j] = distance;
      least = Math.min(least, distance);
    }
    if (to < b.length) current[to + 1] = beyond;
    if (least > most) return false;
    [previous, current] = [current, previous];
  }
  return (previous[b.length] ?? beyond) <= most;
}
