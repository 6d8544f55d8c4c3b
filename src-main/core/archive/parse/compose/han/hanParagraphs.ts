import type { Paragraph, ParagraphKind } from '#shared/model/issue.ts';
import type { Flow, FlowPiece } from '#shared/model/span.ts';
import { lastBefore } from '#shared/text/characters.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Layout } from '../lines/layout.ts';
import type { Manuscript } from '../lines/lines.ts';
import type { HanPassage } from '../lines/passages.ts';
import { hanGlue } from './hanUnwrap.ts';
import { isCaption, isSignature, isSubheadForm, startsWithCredit } from './heads/hanHeads.ts';

/** A paragraph that passages are still being added to. Its text is put together once, at the end. */
export interface OpenParagraph {
  readonly kind: ParagraphKind;
  readonly pieces: FlowPiece[];
  /** The first passage's text: what credit lines and names are looked for in. */
  readonly head: string;
  /** The newest passage and the part of it that was added. */
  readonly last: HanPassage;
  readonly tail: Flow;
  /** UTF-16 length so far, and whether a sentence mark has been seen. */
  readonly length: number;
  readonly marked: boolean;
}

const sentenceMark = /[，。、；：“（]/u;

export const openParagraph = (kind: ParagraphKind, flow: Flow, passage: HanPassage): OpenParagraph => ({
  kind,
  pieces: [...flow.pieces],
  head: flow.text,
  last: passage,
  tail: flow,
  length: flow.text.length,
  marked: sentenceMark.test(flow.text),
});

/** The paragraph with one more passage. */
export function growParagraph(
  paragraph: OpenParagraph,
  flow: Flow,
  passage: HanPassage,
  layout: Layout,
): OpenParagraph {
  const before = paragraph.last.lines.at(-1);
  const after = passage.lines[0];
  // A break inside a paragraph is a torn column: a space at a line's end means nothing there.
  const glue = before && after ? hanGlue(before, after, { ...layout, spacesEverywhere: true }) : '';
  flow.pieces.forEach((piece, index) => {
    paragraph.pieces.push(index === 0 ? { ...piece, glue } : piece);
  });
  return {
    ...paragraph,
    last: passage,
    tail: flow,
    length: paragraph.length + flow.text.length,
    marked: paragraph.marked || sentenceMark.test(flow.text),
  };
}

/** Running text whose last sentence has no end. Lines that are short for a paragraph may end without one. */
export function isBroken({
  tail,
  length,
  marked,
}: Pick<OpenParagraph, 'tail' | 'length' | 'marked'>): boolean {
  const { text } = tail;
  const last = text.charAt(text.length - 1);
  if (last !== '' && '，、；'.includes(last)) return true;
  if (endsInBracket(text)) return true;
  const end = lastBefore(text, closing);
  const mark = text.charAt(end);
  if (mark !== '' && ('。！？!?…：:.'.includes(mark) || text.slice(end - 1, end + 1) === '——')) return false;
  if ('）)】'.includes(last) && /[。！？]["”’]?[（(【][^（(【]*$/u.test(text)) return false;
  return length >= 20 && (marked || length >= longestWhole);
}

/** Brackets and quotes that may close a sentence after its mark. */
const closing = '"”’」』）)》〉】';

/** Whether a bracket is opened and not closed. */
function endsInBracket(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text.charAt(at);
    if (character === '（' || character === '(') return true;
    if (character === '）' || character === ')') return false;
  }
  return false;
}

/**
 * As `isBroken`, for a text in which every paragraph is one line: only a long line was torn, and the items of
 * a list end with a semicolon.
 */
function isTornLine({ tail, length, marked }: OpenParagraph): boolean {
  const { text } = tail;
  if (/[；：:]$/u.test(text) || /[—－―]{2,3}\p{Script=Han}{0,6}$/u.test(text)) return false;
  if (length <= longestWhole && !/。/u.test(text) && !/[，、]$/u.test(text)) return false;
  return !/[）)][”’」』]?$/u.test(text) && isBroken({ tail, length, marked });
}

/** A line without a closing mark that is no longer is a line of its own: a list's item, a deck, a caption. */
const longestWhole = 100;

/** Longest line of verse or subhead, in characters. */
const longestLoneLine = 24;

/** What a passage is inside an article, by its form and the paragraph before it. */
export function paragraphKindOf(
  text: string,
  passage: HanPassage,
  before: OpenParagraph | undefined,
): ParagraphKind {
  const stated = passage.lines[0]?.block.paragraphKind;
  if (stated) return stated;
  if (isCaption(text)) return 'caption';
  if (isSignature(text) || /^[（(](?:作者|记者|供稿)[^。]*[）)]$/u.test(text)) return 'signature';
  if (text.length > longestLoneLine) return 'body';
  if (isSubheadForm(text) && !/[。；]/u.test(text)) return 'subhead';
  if (/[。；：:？！”]$/u.test(text) || startsWithCredit(text)) return 'body';
  if (before === undefined || before.kind === 'verse') return 'verse';
  return isBroken(before) || (text.includes('，') && text.length >= 15) ? 'body' : 'subhead';
}

/** Whether a passage goes on with the paragraph before it: a sentence without its end goes on. */
export function goesOnWith(
  before: OpenParagraph,
  kind: ParagraphKind,
  flow: Flow,
  passage: HanPassage,
  isUnmarked = false,
): boolean {
  if (passage.lines[0]?.block.continues !== undefined) return true;
  if (/^[，。、；！？）》」』]/u.test(flow.text) && passage.boundary !== 'rule') return true;
  if (isUnmarked && /^[●■◆△▲○◎★☆]/u.test(flow.text)) return false;
  if (before.kind !== 'body' || kind === 'caption' || kind === 'signature' || passage.boundary === 'rule')
    return false;
  if (/^(?:[，。、；：！？”）》」』]|’(?![\d０-９]))/u.test(flow.text)) return true;
  if (!(isUnmarked ? isTornLine(before) : isBroken(before))) return false;
  if (startsWithCredit(flow.text) && !startsWithCredit(before.head)) return false;
  return kind !== 'subhead' || !isSubheadForm(flow.text);
}

/** The finished paragraphs. Short lines are verse only where nearly all of the article is. */
export function finishParagraphs(
  paragraphs: readonly OpenParagraph[],
  slice: Manuscript['slice'],
): Paragraph[] {
  const short = paragraphs.filter((paragraph) => paragraph.length <= longestLoneLine).length;
  const verse = paragraphs.length >= 4 && short >= paragraphs.length * 0.8;
  return paragraphs.map(({ kind, pieces }) => ({
    ...makeFlow(pieces, slice),
    kind: kind === 'verse' && !verse ? 'body' : kind,
  }));
}
