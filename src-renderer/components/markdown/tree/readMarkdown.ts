import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { writtenSyntax, writtenTree } from './written.ts';

/** One tilde is a range of years or numbers to people who write Chinese, never struck text. */
const syntax = [gfm({ singleTilde: false }), writtenSyntax, { disable: { null: ['htmlFlow', 'htmlText'] } }];
const tree = [gfmFromMarkdown(), writtenTree];

/** In UTF-16 units; a longer note is a book. */
const longest = 100_000;
/** Quotations and items in one another on a line, and its indentation in columns. */
const deepest = 32;
const widest = 120;
/** Marks of emphasis in one paragraph. */
const mostMarks = 2000;

const container = />|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,200}\]:/y;

/**
 * The tree of a note: CommonMark with GitHub's tables, tasks, footnotes, struck text and plain addresses, and with
 * `[[names]]` and `$formulas$` as they were written. There is no HTML: tags are text like any other. Null for what
 * nobody writes and the parser would take seconds for, or its whole stack: that is to be shown as it was written.
 */
export function readMarkdown(note: string): Root | null {
  if (note.length > longest || note.split('\n').some(isDeep) || hasManyMarks(note)) return null;
  try {
    return fromMarkdown(note, { extensions: syntax, mdastExtensions: tree });
  } catch (error) {
    // What the limits let through may still be too deep for the stack that is left.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The parser's time grows with the cube of the depth. */
function isDeep(line: string): boolean {
  let depth = 0;
  let column = 0;
  while (column < line.length) {
    if (line[column] === ' ' || line[column] === '\t') {
      column++;
      continue;
    }
    container.lastIndex = column;
    const found = container.exec(line);
    if (!found) return false;
    if (column > widest || ++depth > deepest) return true;
    column = container.lastIndex;
  }
  return false;
}

/** It grows with the square of what may open and close in one paragraph. */
const hasManyMarks = (note: string): boolean =>
  note.split(/\n[ \t]*\n/).some((paragraph) => (paragraph.match(/[*_~]/g)?.length ?? 0) > mostMarks);
