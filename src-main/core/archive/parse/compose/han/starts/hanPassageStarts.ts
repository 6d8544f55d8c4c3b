import type { HanPassage } from '../../lines/passages.ts';
import { isHeadForm } from '../heads/hanHeads.ts';
import { toStartSheet } from './hanStartSheet.ts';
import { type StartWeights, startProbabilities } from './hanStarts.ts';

/** The first line of a page, an issue or what a rule or masthead parts from the rest. */
export const isBeginning = ({ boundary }: HanPassage): boolean => boundary !== 'none' && boundary !== 'blank';

/** How likely an article begins at each passage; the later parts of a broken paragraph begin none. */
export function startsOf(passages: readonly HanPassage[], weights?: StartWeights): Float64Array {
  const sheet = toStartSheet(passages);
  const found = startProbabilities(sheet, weights);
  const starts = new Float64Array(passages.length);
  sheet.firsts.forEach((first, index) => {
    starts[first] = found[index] ?? 0;
  });
  return starts;
}

/** Whether the lines before credit lines (surely headlines) stand out by having no indent. */
export function headsStandOut(passages: readonly HanPassage[]): boolean {
  let indented = 0;
  let flush = 0;
  passages.forEach((passage, index) => {
    const before = passages[index - 1];
    if (!before || !isHeadForm(before.text) || !passage.endsSentence) return;
    if (passage.indent < 2) return;
    if (before.indent >= 2 && before.indent <= 8) indented++;
    else flush++;
  });
  return flush > indented;
}
