import type { Article, Paragraph } from '#shared/model/issue.ts';
import { isCorrected } from '#shared/text/flow.ts';
import { flowWidth, paragraphLines, type Script, textWidth } from '../script.ts';

/** Where a story breaks off on the front page: before a character of a paragraph. */
export interface Cut {
  /** Index of the paragraph that goes on below, or begins there. */
  readonly paragraph: number;
  /** In UTF-16 units of its text; 0 where the story breaks off between two paragraphs. */
  readonly offset: number;
  /** Lines of the story before and behind it, in one column. */
  readonly before: number;
  readonly after: number;
}

/** How a story is set in one column. */
export interface StorySetting {
  readonly columnEms: number;
  readonly script: Script;
  /** What its lines were measured to be, as a multiple of what they are estimated to be. */
  readonly scale: number;
}

/** Lines that are not worth a jump, and lines of a paragraph that do not stand alone on either side of it. */
export const leastRest = 6;
const leastOfParagraph = 2;
/** A sentence or clause that ends within so many lines before the place that was asked for is not gone beyond. */
const reach = { sentence: 1.8, clause: 1.2 } as const;

/** Lines of a story in one column. */
export function storyLines(article: Article, setting: StorySetting): number {
  return article.paragraphs.reduce(
    (sum, paragraph) => sum + linesOf(flowWidth(paragraph), setting),
    article.continuationMarks.length,
  );
}

/** Lines of a paragraph whose text is so many em wide. */
const linesOf = (widthEms: number, { columnEms, script, scale }: StorySetting): number =>
  paragraphLines(widthEms, columnEms, script) * scale;

/**
 * Breaks a story off after about `lines` of it, at the end of a sentence or a clause, or between paragraphs; null
 * where what is left would not be worth a jump. What a person has corrected is never torn apart.
 */
export function cutStory(article: Article, lines: number, setting: StorySetting): Cut | null {
  const total = storyLines(article, setting);
  if (total - lines < leastRest) return null;
  const { paragraphs } = article;
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const own = linesOf(flowWidth(paragraph), setting);
    if (at + own <= lines) {
      at += own;
      continue;
    }
    const offset = offsetIn(paragraph, lines - at, own);
    if (offset > 0) {
      const before = at + linesOf(textWidth(paragraph.text.slice(0, offset)), setting);
      return { paragraph: index, offset, before, after: total - before };
    }
    return between(paragraphs, index, at, own, total, setting);
  }
  return null;
}

/** Breaks a story off before a paragraph; behind it where it is the first. */
function between(
  paragraphs: readonly Paragraph[],
  index: number,
  at: number,
  own: number,
  total: number,
  setting: StorySetting,
): Cut | null {
  let [paragraph, before] = index === 0 ? [1, own] : [index, at];
  // No subhead stands at the foot of a column.
  for (let last = paragraphs[paragraph - 1]; paragraph > 1 && last?.kind === 'subhead'; ) {
    paragraph--;
    before -= linesOf(flowWidth(last), setting);
    last = paragraphs[paragraph - 1];
  }
  if (paragraph >= paragraphs.length || total - before < leastRest) return null;
  return { paragraph, offset: 0, before, after: total - before };
}

/** Where a paragraph of `own` lines breaks off after about `lines` of them; 0 where it does not. */
function offsetIn(paragraph: Paragraph, lines: number, own: number): number {
  if (paragraph.kind !== 'body' || isCorrected(paragraph)) return 0;
  const most = Math.min(lines, own - leastOfParagraph);
  if (most < leastOfParagraph) return 0;
  const perLine = (flowWidth(paragraph) + 1) / own;
  const target = offsetAt(paragraph.text, most * perLine);
  const near = (lines: number) => offsetAt(paragraph.text, Math.max(perLine, (most - lines) * perLine));
  return breakingPoint(paragraph.text, near(reach.sentence), near(reach.clause), target);
}

/** UTF-16 offset in a text of what is `ems` wide. */
function offsetAt(text: string, ems: number): number {
  let width = 0;
  let offset = 0;
  for (const character of text) {
    width += textWidth(character);
    if (width > ems) break;
    offset += character.length;
  }
  return offset;
}

/** Ends of sentences and of clauses: the marks, what closes behind them, and the space before the next one. */
const sentenceEnd =
  /[。！？][”’」』）〉》〕]*|(?<=[\p{Ll}\p{N}\p{P}]{3})[.!?][”’"')\]]*\s+(?=[“‘"'(]?[\p{Lu}\p{N}])/gu;
const clauseEnd = /[；，：][”’」』）]*|[,;:][”’"')\]]*\s+/gu;
const wordEnd = /\s+/gu;
/** What does not stand at the start of a line, and what does not stand at its end. */
const closing = /[\p{Pe}\p{Pf}\p{Po}\p{M}\p{Pd}]/u;
const opening = /[\p{Ps}\p{Pi}]/u;
const joined = /[\p{Script=Latin}\p{N}]{2}/u;

/**
 * The last place before an offset where a sentence ends, not before `sentence`; or else where a clause does or a
 * word, not before `clause`; 0 where there is none. All are UTF-16 offsets.
 */
export function breakingPoint(text: string, sentence: number, clause: number, to: number): number {
  const ends = [
    [sentenceEnd, sentence],
    [clauseEnd, clause],
    [wordEnd, clause],
  ] as const;
  for (const [end, from] of ends) {
    let found = 0;
    for (const match of text.slice(0, to + 8).matchAll(end)) {
      const offset = match.index + match[0].length;
      if (offset > from && offset <= to && offset < text.length) found = offset;
    }
    if (found > 0) return found;
  }
  for (let offset = to; offset > clause; offset--) {
    const code = text.charCodeAt(offset);
    if (code >= 0xdc00 && code < 0xe000) continue;
    const [before = '', after = ''] = [text[offset - 1], text[offset]];
    if (!closing.test(after) && !opening.test(before) && !joined.test(before + after)) return offset;
  }
  return 0;
}
