import type { FlowPiece } from '#shared/model/span.ts';
import { endsSentence } from '#shared/text/characters.ts';
import { isFull, type Layout } from '../lines/layout.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { type BodyLine, type HanPassage, makePassage } from '../lines/passages.ts';
import { openingCredit, readBylineLine } from './heads/hanCredit.ts';
import { isHeadForm, longestHeadLine, startsWithCredit } from './heads/hanHeads.ts';

/** A headline set between two paragraphs has at most so many lines. */
const longestHeadlineGroup = 4;

/**
 * Puts hard-wrapped lines back together. A line goes on in the next one when it fills its column, nothing
 * separates the two and the next has no indent. Where lines are as long as their paragraphs, each is its
 * own passage.
 */
export function unwrapHan(manuscript: Manuscript, body: readonly BodyLine[], layout: Layout): HanPassage[] {
  const passages: HanPassage[] = [];
  let group: BodyLine[] = [];
  const flush = () => {
    const first = group[0];
    if (!first) return;
    const lines = group.map(({ line }) => line);
    const pieces = lines.map((line, index): FlowPiece => {
      const before = lines[index - 1];
      return { start: line.start, end: line.end, glue: before ? hanGlue(before, line, layout) : '' };
    });
    passages.push(makePassage(manuscript, lines, pieces, first.boundary, first.page));
    group = [];
  };
  body.forEach((entry, index) => {
    const before = body[index - 1];
    if (before && !goesOn(before, entry, index, body, layout)) flush();
    group.push(entry);
  });
  flush();
  return passages;
}

function goesOn(
  before: BodyLine,
  entry: BodyLine,
  index: number,
  body: readonly BodyLine[],
  layout: Layout,
): boolean {
  if (entry.line.block.continues !== undefined) return true;
  if (!layout.wrap || entry.boundary === 'page' || entry.boundary === 'rule') return false;
  if (entry.boundary === 'furniture') return false;
  if (entry.line.blankLines > 0 && layout.blankLinesSeparate) return false;
  if (layout.indents && isIndented(entry.line)) return false;
  if (!isFull(before.line, entry.line, layout)) return false;
  if (layout.wrapsLongOnly && isTwoHeads(index, body, layout)) return false;
  if (/^[【■□◎●◆▲]/u.test(entry.line.text) && endsSentence(before.line.text)) return false;
  if (endsList(before.line.text) && isItem(entry.line.text)) return false;
  if (isSigned(before.line.text) || isDespatch(entry.line.text)) return false;
  if (endsSentence(before.line.text) && opensParagraph.test(entry.line.text)) return false;
  if (isRemark(before.line.text, entry.line.text)) return false;
  if (endsSentence(before.line.text) && beginsArticle(index, body, layout)) return false;
  return true;
}

/** Headline and deck of which the first happens to fill a line: the line before ends a paragraph, the next begins one. */
function isTwoHeads(index: number, body: readonly BodyLine[], layout: Layout): boolean {
  const [two, first, second, next] = [-2, -1, 0, 1].map((offset) => body[index + offset]?.line);
  if (!first || !second || !isHeadForm(first.text) || !isHeadForm(second.text)) return false;
  if (two && isFull(two, first, layout) && !endsSentence(two.text)) return false;
  return next !== undefined && !isFull(second, next, layout) && startsWithCredit(next.text);
}

/** A line in brackets under a headline that fills its line: （附图片１张）. */
const isRemark = (before: string, text: string): boolean =>
  /^[（(][^（()）]+[)）]$/u.test(text) && !endsSentence(before) && !/[（(][^)）]*$/u.test(before);

/** `新华社北京１月７日电`, `本报讯`: the beginning of a report. */
const isDespatch = (text: string): boolean =>
  /^(?:本|据?新|據?新|中)/u.test(text) && /[电電讯訊]$/u.test(openingCredit(text)?.text ?? '');

/** Words that go on with a report in a new paragraph rather than inside one. */
const opensParagraph =
  /^(?:据(?:介绍|了解|悉|统计)|據(?:悉|稱)|其[次三]，|总之|综上所述|在谈到|此间|近日|日前)/u;

const endsList = (text: string): boolean => /[。；：！？]["”’]?$/u.test(text);

/** `（三）`, `第八，`, `第二条`, `２、`, `●`: items of a list each begin their own line. */
const isItem = (text: string): boolean =>
  /^(?:[（(]?[一二三四五六七八九十\d０-９]{1,3}[）)、．]|第[一二三四五六七八九十百]{1,4}[，、条條章节節]|[●■◆△▲○◎★☆]|[一二三四五六七八九十]是)/u.test(
    text,
  );

/** A text's last line: its source or author in brackets or after a dash stands behind the last sentence. */
const isSigned = (text: string): boolean =>
  /[)）]$|[—－―]/u.test(text) &&
  /[。！？”…](?:[（(][^（()）。]{2,30}[)）]|[—－―]{2,3}\p{Script=Han}{2,6})$/u.test(text.slice(-40));

const isIndented = (line: Line): boolean => line.indent >= 2 && line.indent <= 8;

/**
 * Whether the lines from here on are a headline although the paragraph before fills its last line: a few
 * unindented lines without a closing mark, then an indented line, a byline or a credit line.
 */
function beginsArticle(index: number, body: readonly BodyLine[], layout: Layout): boolean {
  let running = 0;
  for (let at = index; at < body.length && at <= index + longestHeadlineGroup; at++) {
    const entry = body[at];
    if (!entry || (at === index && !isHeadForm(entry.line.text))) return false;
    if (at > index && (entry.boundary === 'page' || entry.boundary === 'rule')) return false;
    const { text } = entry.line;
    if (at > index && (startsWithCredit(text) || readBylineLine(text))) return true;
    if (at > index && isIndented(entry.line)) {
      const last = body[at - 1]?.line;
      return (
        last !== undefined &&
        !/[。，、；：与和及在将被把]$/u.test(last.text) &&
        !isFull(last, entry.line, layout)
      );
    }
    if (/[。；]/u.test(text)) return false;
    const next = body[at + 1];
    running = next && isFull(entry.line, next.line, layout) ? running + entry.line.length : 0;
    if (running > longestHeadLine / 2) return false;
  }
  return false;
}

/**
 * What is read between two lines of one Chinese paragraph: nothing, unless a space is printed there and
 * spaces at line ends mean something in this file, or two Latin words meet.
 */
export function hanGlue(before: Line, after: Line, layout: Layout): FlowPiece['glue'] {
  if (after.block.continues !== undefined) return after.block.continues;
  const left = before.text.slice(-1);
  const right = after.text.slice(0, 1);
  if (after.spaceBefore && !layout.spacesEverywhere) return ' ';
  const latin = /[A-Za-z]/u;
  return latin.test(left) && latin.test(right) && !layout.wrap ? ' ' : '';
}
