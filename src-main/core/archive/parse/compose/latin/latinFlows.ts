import type { DropReason } from '#shared/model/issue.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { type Dictionary, isSuspended, isTorn, readDictionary } from './latinHyphens.ts';

/** Puts lines together as people read them, and keeps the hyphens that it undid. */
export class LatinFlows {
  readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly dictionary: Dictionary;

  constructor(manuscript: Manuscript) {
    this.manuscript = manuscript;
    this.dictionary = readDictionary(textsOf(manuscript.lines));
  }

  /** Lines as one flow. Each line belongs to one flow only: its hyphen is dropped once. */
  make(lines: readonly Line[]): Flow {
    const pieces: FlowPiece[] = [];
    let isCut = false;
    lines.forEach((line, index) => {
      const next = lines[index + 1];
      const before = lines[index - 1];
      const cut = next !== undefined && this.breaksWord(line, next);
      if (cut) this.dropped.push({ start: line.end - 1, end: line.end, reason: 'lineEndHyphen' });
      pieces.push({
        start: line.start,
        end: cut ? line.end - 1 : line.end,
        glue: before && !isCut ? glue(before, line) : '',
      });
      isCut = cut;
    });
    return makeFlow(pieces, this.manuscript.slice);
  }

  private breaksWord(line: Line, next: Line): boolean {
    return isTorn(line.text) && this.dictionary.isBreak(line.text, next.text);
  }
}

/** A hyphen that stays joins its words without a space, as a dash at a line's end does. */
function glue(before: Line, after: Line): FlowPiece['glue'] {
  if (isSuspended(before.text, after.text)) return ' ';
  const { continues } = after.block;
  // A space between lines is a reader's guess from the characters that meet; here the words are known.
  if (continues !== undefined) return isTorn(before.text) ? '' : continues;
  return joinsNext(before.text) || /^(?:[—–]|--)/u.test(after.text) ? '' : ' ';
}

function joinsNext(text: string): boolean {
  const last = text.charAt(text.length - 1);
  if (last === '—' || last === '–') return true;
  return isTorn(text) || /[\d-][-\u2010]$/u.test(text);
}

function* textsOf(lines: readonly Line[]): Generator<string> {
  for (const { text } of lines) yield text;
}
