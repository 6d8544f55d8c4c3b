import type { ParagraphKind } from '#shared/model/issue.ts';
import type { Flow, FlowPiece } from '#shared/model/span.ts';
import { endsSentence } from '#shared/text/characters.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { joinGlue } from '#shared/text/glue.ts';
import type { ArticleDraft } from '../articles/draftedArticle.ts';
import { readBylineLine } from '../han/heads/hanCredit.ts';
import { readNamesUnderHead } from '../han/heads/hanHeadNames.ts';
import { isCaption, isSignature, isSubheadForm } from '../han/heads/hanHeads.ts';
import { readArticleNames } from '../han/heads/hanNames.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import type { BodyLine } from '../lines/passages.ts';
import { MarkedArticle } from '../marked/markedArticle.ts';
import { type HanGroup, hanGroups } from './hanGroups.ts';
import { headGlue } from './hanHeadGlue.ts';
import { headConfidence, headParts, sizeOf } from './headParts.ts';

/** Type so much larger than the body's, and no head's, is that of subheads and verse. */
const subheadSize = 1.1;
const longestSubhead = 30;
/** So many lines in a row in a type of their own are verse. */
const fewestVerses = 4;

/** Articles of Han text with places and sizes: heads in larger type, names under them, indents and gaps. */
export function hanPlacedArticles(
  manuscript: Manuscript,
  body: readonly BodyLine[],
  isHead: (line: Line) => boolean,
  pageOf: (line: BodyLine) => number | null,
): ArticleDraft[] {
  const groups = hanGroups(body, isHead);
  const glue = headGlue(groups.filter((group) => group.isHead).map(({ lines }) => lines));
  const writer = new Writer(manuscript, glue, pageOf);
  groups.forEach((group, index) => {
    writer.add(group, groups[index + 1], isVerse(groups, index));
  });
  return writer.finish();
}

class Writer {
  private readonly drafts: ArticleDraft[] = [];
  private readonly manuscript: Manuscript;
  private readonly headGlue: ReturnType<typeof headGlue>;
  private readonly pageOf: (line: BodyLine) => number | null;
  private open: MarkedArticle | null = null;
  private byline: Flow | null = null;

  constructor(
    manuscript: Manuscript,
    glue: ReturnType<typeof headGlue>,
    pageOf: (line: BodyLine) => number | null,
  ) {
    this.manuscript = manuscript;
    this.headGlue = glue;
    this.pageOf = pageOf;
  }

  add(group: HanGroup, next: HanGroup | undefined, isVerseLine: boolean): void {
    const [first] = group.lines;
    if (!first) return;
    if (group.isHead) {
      const open = this.begin(group, headConfidence(group.lines));
      for (const { role, lines } of headParts(group.lines))
        open.add(this.flow(lines, this.headGlue), { role, box: null, page: null });
      return;
    }
    const open = this.open ?? this.begin(group, 0.5);
    const isUnderHead = open.hasHead && !open.hasText && this.byline === null;
    if (isUnderHead && next && !next.isHead && isByline(group)) {
      this.byline = this.flow(group.lines, () => ' ');
      return;
    }
    const flow = this.flow(group.lines, bodyGlue);
    const isLast = next === undefined || next.isHead;
    const paragraphKind = isVerseLine ? 'verse' : kindOf(flow.text, first, isLast);
    open.add(flow, { role: 'paragraph', box: null, page: null, paragraphKind });
  }

  finish(): ArticleDraft[] {
    this.close();
    return this.drafts;
  }

  private begin({ from }: HanGroup, confidence: number): MarkedArticle {
    this.close();
    const evidence = { reason: 'largerType', confidence };
    this.open = new MarkedArticle(this.manuscript.slice, this.pageOf(from), null, evidence);
    return this.open;
  }

  private close(): void {
    if (!this.open) return;
    const draft = this.open.finish();
    const bylineLine = this.byline ?? draft.bylineLine;
    this.drafts.push({ ...draft, bylineLine, ...readArticleNames(bylineLine, draft.paragraphs) });
    this.open = null;
    this.byline = null;
  }

  private flow(lines: readonly Line[], glue: (before: Line, after: Line) => FlowPiece['glue']): Flow {
    return makeFlow(
      lines.map((line, index) => {
        const before = lines[index - 1];
        return { start: line.start, end: line.end, glue: before ? glue(before, line) : '' };
      }),
      this.manuscript.slice,
    );
  }
}

/** A number that a line's end tears is one number; two Latin words are two. */
const bodyGlue = (before: Line, after: Line): FlowPiece['glue'] =>
  /\d[.,]?$/u.test(before.text) && /^[\d.,%‰]/u.test(after.text) ? '' : joinGlue(before.text, after.text);

/** A line or two of names between head and text; a type of their own, or a place, sets them apart. */
function isByline({ lines, isApart }: HanGroup): boolean {
  if (lines.length > 2) return false;
  const text = lines.map((line) => line.text).join(' ');
  const isSet = isApart || (penName.test(text) && !label.test(text) && lines.every(isInBodyType));
  return !endsSentence(text) && readNamesUnderHead(text, isSet) !== null;
}

/** Two or three characters alone are no paragraph: a pen name, unless they say what follows. */
const penName = /^\p{Script=Han}{2,3}$/u;
const label =
  /^(?:[前引序绪緒]言|导[语读]|導[語讀]|按语|按語|编者|編者|编者按|編者按|背景|[摘提]要|后记|後記|亮点|亮點)$/u;
const isInBodyType = (line: Line): boolean => sizeOf(line) < subheadSize;

const isInOwnType = ({ lines, isHead }: HanGroup): boolean =>
  !isHead && lines.length === 1 && lines.every((line) => sizeOf(line) >= subheadSize);

/** Whether a line stands among others in a type of their own. */
function isVerse(groups: readonly HanGroup[], index: number): boolean {
  const group = groups[index];
  if (!group || !isInOwnType(group)) return false;
  let count = 1;
  for (let at = index - 1; at >= 0 && count < fewestVerses && isInOwnType(groups[at] ?? group); at--) count++;
  for (let at = index + 1; at < groups.length && count < fewestVerses; at++) {
    if (!isInOwnType(groups[at] ?? group)) break;
    count++;
  }
  return count >= fewestVerses;
}

const remark = /^[（(](?:作者|\p{Script=Han}{0,6}记者|记者|供稿|.{2,30}(?:采写|整理|翻译))[^。]*[）)]$/u;
const editor = /^[—－―]{1,2}\s?编\s?者$/u;

function kindOf(text: string, first: Line, isLast: boolean): ParagraphKind {
  if (text.length > longestSubhead) return remark.test(text) ? 'signature' : 'body';
  if (isCaption(text) || /摄[（(][^（()）]+[）)]$/u.test(text)) return 'caption';
  if (isSignature(text) || remark.test(text) || editor.test(text) || readBylineLine(text)) return 'signature';
  const isSetApart = sizeOf(first) >= subheadSize;
  if (/[，。；：]/u.test(text) || !(isSetApart || isSubheadForm(text))) return 'body';
  if (!isLast) return 'subhead';
  return isSetApart ? 'signature' : 'body';
}
