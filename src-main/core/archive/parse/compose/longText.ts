import type { MastheadPart, Page, Paragraph } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { FlowStore } from '#shared/text/flowStore.ts';
import type { Block } from '../readers/reader.ts';
import { type ArticleDraft, type Composition, draftSpan } from './articles/draftedArticle.ts';
import { type Line, linesOf, type Manuscript } from './lines/lines.ts';

/**
 * Code points that are composed together, about as many as an issue of some pages: their lines and passages
 * take some sixty times as much memory.
 */
const portionSize = 128 * 1024;

/**
 * Composes a text that is too long to hold all its lines at once, portion by portion. A portion ends where its
 * last article begins, which the next one reads again with all of its text, so that no article is torn but one
 * that is longer than a portion: that goes on in the next. The head of the paper is looked for in the first.
 */
export function composeLongText(
  text: string,
  blocks: Iterable<Block>,
  compose: (manuscript: Manuscript) => Composition,
  size = portionSize,
): Composition {
  const index = indexCodePoints(text);
  const { slice } = index;
  const whole = new WholeText(new FlowStore(slice));
  const source = linesOf(blocks, text, index);
  let lines: Line[] = [];
  for (let isLast = false; !isLast; ) {
    const from = lines[0]?.start ?? 0;
    // Whatever was carried over, something new is read.
    const until = Math.max(from + size, (lines.at(-1)?.end ?? 0) + size / 2);
    for (let next = source.next(); ; next = source.next()) {
      isLast = next.done === true;
      if (next.value) lines.push(next.value);
      if (isLast || (next.value && next.value.end >= until)) break;
    }
    const composition = compose({ text, index, lines, slice });
    const cut = isLast ? null : lastBeginning(composition, lines);
    whole.add(composition, lines, cut ?? Number.POSITIVE_INFINITY);
    lines = cut === null ? [] : lines.slice(lines.findIndex(({ start }) => start >= cut));
  }
  return whole.finish(index.length);
}

/** Where the last article begins; null where it is most of the portion, or where others reach into it. */
function lastBeginning({ articles }: Composition, lines: readonly Line[]): number | null {
  const spans = articles.map(draftSpan);
  const last = spans.at(-1)?.start ?? 0;
  const first = lines[0]?.start ?? 0;
  const length = (lines.at(-1)?.end ?? 0) - first;
  const isBetween = spans.every(({ start, end }) => start >= last || end <= last);
  return isBetween && last - first > length / 4 ? last : null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** What the portions gave, put together; its flows hold no text of their own. */
class WholeText {
  private readonly composition: Mutable<Composition> = {
    mastheadParts: [],
    imprintParts: [],
    pages: [],
    articles: [],
    notices: [],
    dropped: [],
    warnings: [],
  };
  readonly #store: FlowStore;
  #isEmpty = true;
  /** The last article that was added goes on in the next portion. */
  #goesOn = false;

  constructor(store: FlowStore) {
    this.#store = store;
  }

  /** Adds what lies before an offset. */
  add(portion: Composition, lines: readonly Line[], cut: number): void {
    const all = this.composition;
    const isFirst = this.#isEmpty;
    this.#isEmpty = false;
    const pages = isFirst ? portion.pages : this.#laterPages(portion, lines);
    const numberOf = this.#numbering(portion, pages);
    const before = ({ start }: Pick<Span, 'start'>) => start < cut;
    all.mastheadParts.push(
      ...portion.mastheadParts.filter(before).map(isFirst ? (part) => part : asFurniture),
    );
    all.imprintParts.push(...portion.imprintParts.filter(before));
    all.pages.push(...pages.filter(before));
    for (const notice of portion.notices) {
      if (before(notice.flow))
        all.notices.push({ ...notice, flow: this.#store.keep(notice.flow), page: numberOf(notice.page) });
    }
    all.dropped.push(...portion.dropped.filter(before));
    all.warnings.push(...portion.warnings.filter(({ start }) => (start === null ? isFirst : start < cut)));
    for (const article of portion.articles) {
      if (before(draftSpan(article))) this.#addArticle(this.#kept(article, numberOf(article.page)));
    }
    this.#goesOn = cut === Number.POSITIVE_INFINITY;
  }

  /** All of it; each page reaches to the next. */
  finish(length: number): Composition {
    const { pages } = this.composition;
    return {
      ...this.composition,
      pages: pages.map((page, at) => ({ ...page, end: pages[at + 1]?.start ?? length })),
    };
  }

  #addArticle(article: ArticleDraft): void {
    const { articles } = this.composition;
    const before = articles.at(-1);
    const isRest = this.#goesOn && article.headline === null && article.kicker === null;
    this.#goesOn = false;
    if (!before || !isRest) articles.push(article);
    else {
      articles[articles.length - 1] = {
        ...before,
        paragraphs: [...before.paragraphs, ...article.paragraphs],
        continuationMarks: [...before.continuationMarks, ...article.continuationMarks],
      };
    }
  }

  #kept(article: ArticleDraft, page: number | null): ArticleDraft {
    const keep = (flow: Flow | null) => flow && this.#store.keep(flow);
    return {
      ...article,
      page,
      kicker: keep(article.kicker),
      headline: keep(article.headline),
      deck: keep(article.deck),
      bylineLine: keep(article.bylineLine),
      continuationMarks: article.continuationMarks.map((mark) => this.#store.keep(mark)),
      paragraphs: article.paragraphs.map(
        (paragraph): Paragraph => Object.assign(this.#store.keep(paragraph), { kind: paragraph.kind }),
      ),
    };
  }

  /** The pages of a later portion: counted pages are counted on, the first begins where the portion does. */
  #laterPages({ pages, dropped }: Composition, lines: readonly Line[]): readonly Page[] {
    const start = lines[0]?.start ?? 0;
    const [first, ...others] = pages;
    if (!first) return [];
    const moved = [{ ...first, start }, ...others];
    const last = this.composition.pages.at(-1);
    const isPrinted = dropped.some(({ reason }) => reason === 'pageMark' || reason === 'pageNumber');
    if (isPrinted || !last) return moved;
    const further = lines[0]?.formFeed ? last.number : last.number - 1;
    return moved.map((page) => ({ ...page, number: page.number + further }));
  }

  /** The number of a page in the whole text by that in the portion; what stands before any is on the last one. */
  #numbering({ pages: own }: Composition, pages: readonly Page[]): (page: number | null) => number | null {
    const further = (pages[0]?.number ?? 0) - (own[0]?.number ?? 0);
    const last = this.composition.pages.at(-1)?.number ?? null;
    return (page) => (page === null ? last : page + further);
  }
}

/** A later line like those of a masthead says nothing of the issue. */
const asFurniture = (part: MastheadPart): MastheadPart => ({ ...part, field: 'other' });
