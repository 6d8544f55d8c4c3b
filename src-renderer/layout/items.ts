import type { Article, Notice } from '#shared/model/issue.ts';
import { type Bands, bandsOf, isStub, oneBand, rowsOfBands } from './bands.ts';
import { countedOnce } from './countedOnce.ts';
import { type HeadText, headlineLines, headlineSize, headText, setHead } from './head.ts';
import { flowWidth, paragraphLines, type Script } from './script.ts';
import type { Grid, Item, Level } from './types.ts';

/** What has been measured of a block on the screen; it replaces the estimates. */
export interface MeasuredBlock {
  /** Lines of its text in columns of this width. */
  readonly lines: number;
  /** Its bands over `span` columns. */
  readonly bands: Bands;
  readonly head: number;
  readonly span: number;
  /** Lines of the whole article, of which a part may stand in another block. */
  readonly whole: number;
  /** The block holds the whole article. */
  readonly isWhole: boolean;
}

/** The byline as it is printed when it has no line of its own: `记者 甲 乙　通讯员 丙`. */
export function bylineText(article: Article): string {
  if (article.bylineLine) return article.bylineLine.text;
  const groups: { role: string | null; names: string[] }[] = [];
  for (const { name, role } of article.bylines) {
    const last = groups.at(-1);
    if (last && last.role === role) {
      if (!last.names.includes(name)) last.names.push(name);
    } else groups.push({ role, names: [name] });
  }
  return groups.map(({ role, names }) => [...(role ? [role] : []), ...names].join(' ')).join('\u3000');
}

/** The texts of an article's head by their widths. */
export const articleHead = countedOnce(
  (article: Article): HeadText =>
    headText(
      article.kicker?.text ?? '',
      article.headline?.text ?? '',
      article.deck?.text ?? '',
      bylineText(article),
    ),
);

/** In columns of so many lines no first or last line of a paragraph stands by itself. */
export const tallColumn = 8;

/**
 * Rows of lines balanced over some columns. Han type stands on its grid and breaks nearly anywhere. Latin
 * paragraphs leave no single line behind, which costs most column breaks the best part of a line: an
 * average, since one cannot know where they fall.
 */
export function balancedRows(lines: number, columns: number, script: Script): number {
  if (columns === 1) return lines;
  if (script === 'latin') return (lines + (columns - 1) * 0.9) / columns;
  const rows = Math.ceil(lines / columns);
  return rows < tallColumn ? rows : Math.ceil((lines + (columns - 1) * 0.5) / columns);
}

/** Heights in em of the body type around a notice's text; styles/paper/paper.css sets the same. */
const noticePadding = 1.7;

/** An article as the make-up sees it. */
export function articleItem(
  article: Article,
  level: Level,
  grid: Grid,
  typeSize: number,
  script: Script,
  measured: MeasuredBlock | undefined,
): Item {
  const columnEms = grid.columnWidth / typeSize;
  const text = articleHead(article);
  const widthEms = (span: number) => (span * (grid.columnWidth + grid.gutter) - grid.gutter) / typeSize;
  const estimated = (span: number) =>
    setHead(text, level, span, widthEms(span), grid.lineHeight / typeSize).lines * grid.lineHeight;
  const estimatedLines = () =>
    article.paragraphs.reduce(
      (sum, paragraph) => sum + paragraphLines(flowWidth(paragraph), columnEms, script),
      article.continuationMarks.length,
    );
  const lines = measured?.lines ?? estimatedLines();
  return {
    id: article.id,
    kind: 'article',
    level,
    lines,
    bands: (span) => {
      if (measured?.span !== span) return bandsOf(balancedRows(lines, span, script), grid.bandLines);
      return isStub(measured.bands) ? bandsOf(rowsOfBands(measured.bands), grid.bandLines) : measured.bands;
    },
    headHeight: (span) => (measured?.span === span ? measured.head : estimated(span)),
    headlineLines: (span) =>
      headlineLines(text.headline, headlineSize(text.headline, level, span, widthEms(span)), widthEms(span)),
  };
}

/** A notice as the make-up sees it: a box with its text. */
export function noticeItem(
  notice: Notice,
  grid: Grid,
  typeSize: number,
  script: Script,
  measured: MeasuredBlock | undefined,
): Item {
  const columnEms = grid.columnWidth / typeSize - noticePadding;
  const lines = measured?.lines ?? paragraphLines(flowWidth(notice), columnEms, script);
  return {
    id: notice.id,
    kind: 'notice',
    level: 'normal',
    lines,
    bands: (span) => oneBand(Math.ceil(lines / span)),
    headHeight: () => noticePadding * typeSize,
    headlineLines: () => 0,
  };
}
