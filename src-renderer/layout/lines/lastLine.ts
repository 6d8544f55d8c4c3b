/**
 * The last two Han characters of a text with the mark that follows them. More marks would take more from the
 * line before than can be spread over it unseen.
 */
const lastPair = /\p{Script=Han}{2}[\p{P}\p{S}]?$/u;

/** A text shorter than this stands on one line anyway, or is too short to take from. */
const shortest = 8;

/**
 * Where the end of a Chinese text begins that is not broken over two lines, so that no last line is one
 * character alone (孤字不成行); the text's length where nothing is kept together. In UTF-16 units.
 */
export function lastLineStart(text: string): number {
  if (text.length < shortest) return text.length;
  // The expression runs over the end alone: two characters and a mark, of two units each at most.
  const end = text.slice(-6);
  const found = lastPair.exec(end);
  return found ? text.length - end.length + found.index : text.length;
}
