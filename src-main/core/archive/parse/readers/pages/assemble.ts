import type { FacsimilePage, PageImage, WordBox } from '#shared/model/facsimile.ts';
import type { DropReason } from '#shared/model/issue.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { joinGlue } from '#shared/text/glue.ts';
import { type BlockLine, CanonicalText } from '../blocks/canonicalText.ts';
import type { BlockRole } from '../reader.ts';
import { closeHanSpaces } from './hanSpaces.ts';
import { lineText, type PrintedLine, type PrintedPage, regionsInOrder } from './printedPage.ts';

/** A page in its issue: what its own file says and what the files around it add. */
export interface IssuePage {
  /** Counted from 1 in the order of the issue. */
  readonly number: number;
  readonly label: string | null;
  readonly name: string | null;
  readonly image: PageImage | null;
  /** Null where the page's file is not there or cannot be read. */
  readonly printed: PrintedPage | null;
  /** Used where there is no file to say it. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** Lines of a page that belong together, in reading order. */
export interface PagePassage {
  readonly page: IssuePage;
  readonly lines: readonly PrintedLine[];
  readonly role: BlockRole | null;
  readonly article?: string;
  /** The format says that the lines are one paragraph; otherwise only a broken word joins two of them. */
  readonly isParagraph: boolean;
  /** It goes on with the paragraph of the passage before. */
  readonly continues?: boolean;
  /** Nobody is shown it, and why. */
  readonly furniture?: DropReason;
}

/** The passages of pages that no map describes: each region in reading order. */
export function passagesOfPages(pages: readonly IssuePage[]): PagePassage[] {
  const regions = pages.flatMap((page) =>
    (page.printed ? regionsInOrder(page.printed) : []).map((region) => ({ page, region })),
  );
  // Roles help only where the format tells headings or articles; a lone "advertisement" says nothing about the rest.
  const hasHeadings = regions.some(
    ({ region: { role, article } }) => role === 'headline' || article !== undefined,
  );
  return regions.flatMap(({ page, region }) =>
    runsByArticle(region.lines).map(({ lines, article }): PagePassage => {
      const unit = article ?? region.article;
      return {
        page,
        lines,
        role: hasHeadings ? region.role : null,
        isParagraph: hasHeadings && region.role !== null,
        ...(unit === undefined ? {} : { article: unit }),
        ...(region.furniture === undefined ? {} : { furniture: region.furniture }),
      };
    }),
  );
}

function runsByArticle(
  lines: readonly PrintedLine[],
): { readonly lines: PrintedLine[]; readonly article: string | undefined }[] {
  const runs: { readonly lines: PrintedLine[]; readonly article: string | undefined }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && last.article === line.article) last.lines.push(line);
    else runs.push({ lines: [line], article: line.article });
  }
  return runs;
}

/** The canonical text of an issue and the place of every word on its pages. */
export interface Assembled {
  readonly text: CanonicalText;
  readonly facsimile: readonly FacsimilePage[];
}

/** Puts the passages of an issue together to its canonical text, or at the end of one: lines, blocks, pages. */
export function assemble(
  pages: readonly IssuePage[],
  delivered: readonly PagePassage[],
  text: CanonicalText = new CanonicalText(),
): Assembled {
  const passages = closeHanSpaces(delivered);
  const bodySize = bodyFontSize(passages);
  const words = new Map<number, WordBox[]>(pages.map((page) => [page.number, []]));
  const printed = passages
    .map((passage) => ({ passage, lines: passage.lines.filter(({ words: [word] }) => word !== undefined) }))
    .filter(({ lines }) => lines.length > 0);
  let page: IssuePage | null = null;
  let before: PrintedLine | null = null;
  printed.forEach(({ passage, lines }, index) => {
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last) return;
    if (page !== null && page !== passage.page) text.breakPage();
    page = passage.page;
    const following = printed[index + 1]?.lines[0];
    const pageWords = words.get(passage.page.number);
    const { furniture } = passage;
    if (furniture !== undefined) {
      for (const line of lines) {
        const span = text.drop(lineText(line) + (line.ending?.hyphen ?? ''), furniture);
        if (span) placeWords(line, span.start, pageWords);
      }
      return;
    }
    const spans = text.addBlock(
      lines.map((line, at) =>
        blockLine({ passage, line, before: lines[at - 1], after: lines[at + 1], following }, bodySize),
      ),
      {
        page: passage.page.number,
        role: passage.role,
        ...(passage.article === undefined ? {} : { article: passage.article }),
        ...(before && wordGoesOn(before, first, false)
          ? { continues: '' }
          : before && passage.continues
            ? { continues: joinGlue(lineText(before), lineText(first)) }
            : {}),
      },
    );
    lines.forEach((line, at) => {
      const start = spans[at]?.start;
      if (start !== undefined) placeWords(line, start, pageWords);
    });
    before = last;
  });
  return { text, facsimile: pages.map((page) => facsimilePage(page, words.get(page.number) ?? [])) };
}

/**
 * Whether the word that one line breaks off goes on in another. Where the format gives the whole word, both
 * lines must name the same; where it only gives a hyphen, the lines must stand in one passage.
 */
function wordGoesOn(line: PrintedLine, next: PrintedLine | undefined, isSamePassage: boolean): boolean {
  const { ending } = line;
  if (!ending || !next || line.words.length === 0) return false;
  if (ending.word === null || next.openingWord === null) return isSamePassage;
  return ending.word === next.openingWord;
}

interface LineInPassage {
  readonly passage: PagePassage;
  readonly line: PrintedLine;
  /** The lines around it in its passage. */
  readonly before: PrintedLine | undefined;
  readonly after: PrintedLine | undefined;
  /** The first line after the passage. */
  readonly following: PrintedLine | undefined;
}

function blockLine(at: LineInPassage, bodySize: number | null): BlockLine {
  const { passage, line, before, after, following } = at;
  const isBroken = after ? wordGoesOn(line, after, true) : wordGoesOn(line, following, false);
  const hyphen = line.ending?.hyphen ?? '';
  const isDropped = isBroken && hyphen !== '' && line.ending?.isRead !== true;
  const endsWord = before !== undefined && wordGoesOn(before, line, true);
  const glue = endsWord ? { glue: '' as const } : passage.isParagraph ? {} : { glue: null };
  return {
    text: isDropped ? lineText(line) : lineText(line) + hyphen,
    ...(isDropped ? { hyphen } : {}),
    ...glue,
    box: line.box,
    fontSize: line.fontSize === null || bodySize === null ? null : line.fontSize / bodySize,
  };
}

function placeWords(line: PrintedLine, lineStart: number, words: WordBox[] | undefined): void {
  let at = lineStart;
  let isFirst = true;
  for (const word of line.words) {
    if (word.spaceBefore && !isFirst) at++;
    isFirst = false;
    const end = at + codePointLength(word.text);
    if (word.box) {
      const { confidence } = word;
      words?.push({ start: at, end, box: word.box, ...(confidence === undefined ? {} : { confidence }) });
    }
    at = end;
  }
}

/** The size that most of the issue's text is set in. */
function bodyFontSize(passages: readonly PagePassage[]): number | null {
  const weights = new Map<number, number>();
  let total = 0;
  for (const { lines } of passages) {
    for (const line of lines) {
      if (line.fontSize === null) continue;
      const weight = lineText(line).length;
      weights.set(line.fontSize, (weights.get(line.fontSize) ?? 0) + weight);
      total += weight;
    }
  }
  let passed = 0;
  for (const [size, weight] of [...weights].sort(([a], [b]) => a - b)) {
    passed += weight;
    if (passed >= total / 2) return size;
  }
  return null;
}

function facsimilePage(page: IssuePage, words: readonly WordBox[]): FacsimilePage {
  const size = page.printed ?? page.size ?? { width: 1, height: 1 };
  return {
    number: page.number,
    label: page.label,
    name: page.name,
    width: size.width,
    height: size.height,
    image: page.image,
    words,
  };
}
