import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { Article, DropReason, Issue, Paragraph } from '#shared/model/issue.ts';
import type { ReadBlock, ReadBlockKind, StructuredReading } from '#shared/model/scans/pageReading.ts';
import type { Flow } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { type PageOfIssue, PlacedWords, type ReadToken } from './placedWords.ts';
import { lineOfTokens } from './tokenLines.ts';

/** A page as it leaves the library: what is read on it, corrections and all, and where. */
export interface ExportedPage {
  readonly page: FacsimilePage;
  readonly structured: StructuredReading;
}

/** What is told of pages, besides what is read on them. */
const engine = { name: 'Broadsheet', version: '' };

/**
 * The pages of an issue as blocks, lines and words with their places, in the text that people read: where
 * somebody corrected it, the correction stands at the place of the printed words and is certain. Pages without
 * words are there, empty.
 */
export function exportedPages(issue: Issue, pages: readonly PageOfIssue[]): readonly ExportedPage[] {
  const placed = new PlacedWords(pages, indexCodePoints(issue.text).slice);
  const parts = [
    ...furnitureParts(issue, placed),
    ...partsOf(issue).flatMap((part) => splitByPage(part, placed.tokensOf(part.flow))),
  ];
  return pages.map(({ page }) => {
    const own = inReadingOrder(parts.filter((part) => part.page === page.number));
    return { page, structured: structure(issue, page, own) };
  });
}

interface Part {
  readonly kind: ReadBlockKind;
  /** Parts with the same number are one article or notice; null for what is in none. */
  readonly article: number | null;
  readonly flow: Flow;
}

type PagePart = Omit<Part, 'flow'> & { readonly page: number; readonly tokens: readonly ReadToken[] };

function partsOf(issue: Issue): readonly Part[] {
  const articles = issue.articles.flatMap((article, index) => articleParts(article, index + 1));
  const notices = issue.notices.map(
    (notice, index): Part => ({
      kind: notice.kind === 'advertisement' ? 'advertisement' : 'paragraph',
      article: issue.articles.length + index + 1,
      flow: notice,
    }),
  );
  return [...articles, ...notices];
}

/**
 * What stands in no article: mastheads as they are printed, commas and all, and the edges of pages. Whatever an empty line does not part is one block.
 */
function furnitureParts(issue: Issue, placed: PlacedWords): readonly PagePart[] {
  const masthead = [...issue.masthead.parts, ...issue.imprint.parts];
  const titled = placed.printedIn(masthead.flatMap(({ pieces }) => pieces));
  const edges = placed.printedIn(issue.dropped.filter(({ reason }) => edgeReasons.has(reason)));
  const known = new Set(titled.map(({ start }) => start));
  const part = (kind: ReadBlockKind, tokens: readonly ReadToken[]): PagePart[] =>
    splitAt(tokens, (token) => token.beginsBlock === true).flatMap((own) =>
      own[0] ? [{ kind, article: null, page: own[0].page, tokens: own }] : [],
    );
  return [
    ...part('masthead', titled),
    ...part(
      'folio',
      edges.filter(({ start }) => !known.has(start)),
    ),
  ];
}

const edgeReasons: ReadonlySet<DropReason> = new Set(['runningHead', 'pageNumber', 'pageMark']);

function articleParts(article: Article, number: number): readonly Part[] {
  const part = (kind: ReadBlockKind, flow: Flow | null): Part[] =>
    flow ? [{ kind, article: number, flow }] : [];
  return [
    ...part('kicker', article.kicker),
    ...part('headline', article.headline),
    ...part('deck', article.deck),
    ...part('byline', article.bylineLine),
    ...article.paragraphs.flatMap((paragraph) => part(kindOf(paragraph), paragraph)),
    ...article.continuationMarks.flatMap((mark) => part('paragraph', mark)),
  ];
}

/** A heading inside the text is read as such where it is called a deck behind text. */
const kindOf = ({ kind }: Paragraph): ReadBlockKind =>
  kind === 'caption' ? 'caption' : kind === 'subhead' ? 'deck' : 'paragraph';

/** A paragraph that goes on on another page is a block on each. */
function splitByPage({ kind, article }: Part, tokens: readonly ReadToken[]): readonly PagePart[] {
  const byPage = Map.groupBy(tokens, ({ page }) => page);
  return [...byPage].map(([page, own]) => ({ kind, article, page, tokens: own }));
}

/** The parts of an article follow each other; articles, and what is in none, by where they begin. */
function inReadingOrder(parts: readonly PagePart[]): readonly PagePart[] {
  const startOf = ({ tokens }: PagePart) => tokens[0]?.start ?? 0;
  const groups = [...Map.groupBy(parts, (part) => part.article ?? part)].map(([, own]) => own);
  const first = (own: readonly PagePart[]) =>
    own.reduce((least, part) => Math.min(least, startOf(part)), Infinity);
  return groups.toSorted((a, b) => first(a) - first(b)).flat();
}

function structure(issue: Issue, page: FacsimilePage, parts: readonly PagePart[]): StructuredReading {
  const blocks: ReadBlock[] = [];
  const lines: StructuredReading['reading']['lines'][number][] = [];
  for (const { kind, article, tokens } of parts) {
    const own: number[] = [];
    for (const line of splitLines(tokens)) {
      own.push(lines.length);
      lines.push(lineOfTokens(line, page));
    }
    blocks.push({ kind, article, lines: own });
  }
  const vertical = lines.filter(({ isVertical }) => isVertical).length;
  const reading = {
    width: page.width,
    height: page.height,
    skew: 0,
    turned: 0 as const,
    language: issue.language,
    writing: vertical * 2 > lines.length ? ('vertical-rl' as const) : ('horizontal-tb' as const),
    engine,
    lines,
    rules: [],
    frames: [],
    pictures: [],
  };
  return { reading, blocks };
}

const splitLines = (tokens: readonly ReadToken[]): readonly (readonly ReadToken[])[] =>
  splitAt(tokens, ({ beginsLine }) => beginsLine);

function splitAt(
  tokens: readonly ReadToken[],
  begins: (token: ReadToken) => boolean,
): readonly (readonly ReadToken[])[] {
  const parts: ReadToken[][] = [];
  for (const token of tokens) {
    const last = parts.at(-1);
    if (last && !begins(token)) last.push(token);
    else parts.push([token]);
  }
  return parts;
}
