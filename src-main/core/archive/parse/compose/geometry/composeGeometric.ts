import type { MastheadPart } from '#shared/model/issue.ts';
import type { Block } from '../../readers/reader.ts';
import type { ArticleDraft, Composition } from '../articles/draftedArticle.ts';
import { composeHan, toPages } from '../han/composeHan.ts';
import { separateFurniture } from '../han/hanFurniture.ts';
import { findPaperLines } from '../han/hanPaperLines.ts';
import { composeLatin } from '../latin/composeLatin.ts';
import { LatinFlows } from '../latin/latinFlows.ts';
import { separateLatinFurniture } from '../latin/latinFurniture.ts';
import { isClosed } from '../lines/latinText.ts';
import { measureLayout } from '../lines/layout.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import type { BodyLine } from '../lines/passages.ts';
import { MarkedArticle } from '../marked/markedArticle.ts';
import { readLeaderHead } from '../masthead/leaderHead.ts';
import { linesWithout, type Nameplate, readNameplate } from '../masthead/nameplate.ts';
import { withGeometry } from './geometry.ts';
import { hanPlacedArticles } from './hanPlaced.ts';
import { headConfidence, headParts } from './headParts.ts';
import { isInColumn } from './places.ts';
import { fileMarks, printedPages, withPages } from './printedPages.ts';
import { withTypeSizes } from './typeSizes.ts';

/** Relative to body type: lines of this size are headlines. */
const headlineSize = 1.3;
/** Headlines that a paper must have for its sizes to tell anything, and the most of its lines they can be. */
const fewestHeads = 2;
const mostHeads = 0.35;

/** Whether a format knows where its lines stand. */
export const hasGeometry = (blocks: readonly Block[]): boolean =>
  blocks.length > 0 && blocks.filter(({ box }) => box !== null).length > blocks.length * 0.8;

/**
 * Composes lines with places and sizes but no roles. Larger type makes headlines, indents and gaps make
 * paragraphs; where the sizes tell nothing the composer of the script reads the same indents and gaps.
 */
export function composeGeometric(whole: Manuscript, isHan: boolean, titleHint: string | null): Composition {
  const placed = isHan ? withTypeSizes(whole.lines) : whole.lines;
  const manuscript = { ...whole, lines: withGeometry(placed, isHan) };
  const head = isHan ? hanHead(manuscript, titleHint) : latinHead(manuscript, titleHint);
  if (!head) return composeBody(manuscript, isHan);
  const lines = linesWithout(manuscript.lines, head.lines);
  const body = composeBody({ ...manuscript, lines }, isHan);
  return {
    ...body,
    mastheadParts: [...head.parts, ...body.mastheadParts.map(withoutTitle)],
    dropped: [...body.dropped, ...head.dropped],
  };
}

const latinHead = (manuscript: Manuscript, titleHint: string | null) =>
  readNameplate(manuscript, false, titleHint) ?? readLeaderHead(manuscript);

/** Where every article names its paper, large type that says something else is a headline. */
function hanHead(manuscript: Manuscript, titleHint: string | null): Nameplate | null {
  const head = readNameplate(manuscript, true, titleHint);
  const [named] = findPaperLines(manuscript.lines).at.values();
  const title = head?.parts.find(({ field }) => field === 'title')?.value;
  return named && title !== named.title ? null : head;
}

/** What else reads like a title is none. */
const withoutTitle = (part: MastheadPart): MastheadPart =>
  part.field === 'title' ? { ...part, field: 'other', value: part.text } : part;

function composeBody(manuscript: Manuscript, isHan: boolean): Composition {
  if (isHan) return composeHanBody(manuscript);
  if (!sizesTell(manuscript.lines)) return composeLatin(manuscript);
  const furniture = separateLatinFurniture(manuscript);
  const flows = new LatinFlows(manuscript);
  const articles = articlesOf(manuscript, furniture.body, flows);
  return {
    mastheadParts: furniture.mastheadParts,
    imprintParts: furniture.imprintParts,
    pages: toPages(fileMarks(manuscript.lines, null) ?? furniture.pageMarks, manuscript.index.length),
    articles,
    notices: [],
    dropped: [...furniture.dropped, ...flows.dropped],
    warnings: [],
  };
}

/** Pages as they are printed win over those of the file: named under each head, or at the edge of every page. */
function composeHanBody(manuscript: Manuscript): Composition {
  const { lines, index } = manuscript;
  const printed = printedPages(manuscript);
  const numberOf = (own: number | null) => (own === null ? null : (printed?.get(own)?.number ?? own));
  if (!hanSizesTell(lines)) {
    const composed = composeHan(manuscript);
    return printed ? withPages(composed, lines, printed, index.length) : composed;
  }
  const furniture = separateFurniture(manuscript, measureLayout(lines));
  const { namesPages, pageMarks, body, mastheadParts, imprintParts, dropped } = furniture;
  const articles = hanPlacedArticles(manuscript, body, isHead, ({ line, page }) =>
    namesPages ? (page?.number ?? null) : numberOf(line.block.page),
  );
  const marks = namesPages ? pageMarks : (fileMarks(lines, printed) ?? pageMarks);
  return {
    mastheadParts,
    imprintParts,
    pages: toPages(marks, index.length),
    articles,
    notices: [],
    dropped,
    warnings: [],
  };
}

function sizesTell(lines: readonly Line[]): boolean {
  const heads = lines.filter(isHead).length;
  return heads >= fewestHeads && heads <= lines.length * mostHeads;
}

/** One head is enough; short reports have many lines of heads, but few characters in them. */
function hanSizesTell(lines: readonly Line[]): boolean {
  const lengthOf = (some: readonly Line[]) => some.reduce((sum, { length }) => sum + length, 0);
  const heads = lines.filter(isHead);
  return heads.length > 0 && lengthOf(heads) <= lengthOf(lines) * mostHeads;
}

/** Larger type and words: scanning dirt is often large. */
function isHead({ text, block }: Line): boolean {
  if ((block.fontSize ?? 1) < headlineSize) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const others = text.replace(/\s/gu, '').length - letters;
  return letters >= 4 ? others <= letters : letters >= 2 && others === 0 && /\p{Script=Han}/u.test(text);
}

function articlesOf(manuscript: Manuscript, body: readonly BodyLine[], flows: LatinFlows): ArticleDraft[] {
  const articles: MarkedArticle[] = [];
  let open: MarkedArticle | null = null;
  const begin = (line: Line, confidence: number): MarkedArticle => {
    const article = new MarkedArticle(manuscript.slice, line.block.page, null, {
      reason: 'largerType',
      confidence,
    });
    articles.push(article);
    return article;
  };
  let before: Line | undefined;
  for (const group of groupsOf(body.map(({ line }) => line))) {
    const [first] = group;
    if (!first) continue;
    const isInSentence = before !== undefined && breaksOff(before.text, first.text);
    before = group.at(-1);
    if (isHead(first) && !isInSentence) {
      open = begin(first, headConfidence(group));
      for (const { role, lines } of headParts(group)) {
        const [start = first] = lines;
        open.add(flows.make(lines), markOf(start, role));
      }
    } else {
      open ??= begin(first, 0.5);
      open.add(flows.make(group), markOf(first, 'paragraph'));
    }
  }
  return articles.map((article) => article.finish());
}

/** Whether a word is broken before a line, or an open sentence goes on in it in small letters. */
const breaksOff = (before: string, text: string): boolean =>
  /\p{L}[-\u00ac\u00ad]$/u.test(before) || (/^\P{L}*\p{Ll}/u.test(text) && !isClosed(before));

const markOf = (line: Line, role: Block['role']) => ({
  role,
  box: line.block.box,
  page: line.block.page,
});

/** Lines that make one head or one paragraph. */
function* groupsOf(lines: readonly Line[]): Generator<readonly Line[]> {
  let group: Line[] = [];
  for (const line of lines) {
    const before = group.at(-1);
    if (before && !belongs(before, line)) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}

function belongs(before: Line, line: Line): boolean {
  if (line.block.continues !== undefined) return true;
  const heads = isHead(before);
  if (heads !== isHead(line)) return false;
  if (heads) return !line.formFeed && isInColumn(before, line);
  if (!isInColumn(before, line)) return goesOn(before.text, line.text);
  if (line.blankLines > 0) return false;
  return line.indent === 0 || line.indent > 12;
}

/** Over the end of a column or page only a sentence without its end goes on. */
const goesOn = (before: string, after: string): boolean =>
  !/[.!?。！？…:：]["”’」』）)\]]*$/u.test(before) && /^[\p{Ll}\d]/u.test(after);
