import { closingLines } from '../../export/markdown/note/openEnds.ts';
import { asWritten } from './noteBlocks.ts';

/**
 * Two versions of a note in one: what the file says stands below what the library says, under a line that says where
 * it comes from. Where one has all lines of the other it is both, so that doing it again changes nothing.
 */
export function keepBoth(ours: string, theirs: string, file: string): string {
  const here = asWritten(ours);
  if (theirs.trim() === '' || hasLinesOf(here, theirs)) return ours;
  if (here.trim() === '' || hasLinesOf(theirs, here)) return theirs;
  return [ours, ...closingLines(ours), '', '---', '', `↓ ${file}`, '', theirs].join('\n');
}

const hasLinesOf = (text: string, other: string): boolean => `\n${text}\n`.includes(`\n${other}\n`);
