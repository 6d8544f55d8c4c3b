import type { DropReason, MastheadPart } from '#shared/model/issue.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Block, ReadResult } from '../../readers/reader.ts';
import type { ArticleDraft, Composition, NoticeDraft } from '../articles/draftedArticle.ts';
import { toPages } from '../han/composeHan.ts';
import { noticeKind } from '../han/hanNotices.ts';
import { LatinFlows } from '../latin/latinFlows.ts';
import { latinNoticeKind } from '../latin/latinNotices.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import type { PageMark } from '../lines/passages.ts';
import { readFields } from '../masthead/hanFields.ts';
import { readLatinFields } from '../masthead/latinFields.ts';
import { titleKey } from '../masthead/latinTitle.ts';
import { FurnitureReader, readMarkedFurniture } from '../masthead/markedFurniture.ts';
import { linesWithout, readNameplate } from '../masthead/nameplate.ts';
import { isNoise } from '../masthead/names/noise.ts';
import { readRunningHead } from '../masthead/names/runningHead.ts';
import { MarkedArticle } from './markedArticle.ts';

/**
 * Composes what a format has marked: roles and article keys decide, nothing is guessed but the names in
 * bylines and credit lines. Blocks of one key are one article wherever they lie, in the order of their first
 * blocks; without keys a headline begins an article. What stands in no article is a notice.
 */
export function composeMarked(
  manuscript: Manuscript,
  fields: ReadResult['fields'],
  isHan: boolean,
): Composition {
  const head = saysTitle(manuscript.lines, fields) ? null : readNameplate(manuscript, isHan, null);
  const body = head ? { ...manuscript, lines: linesWithout(manuscript.lines, head.lines) } : manuscript;
  const composer = new MarkedComposer(body, fields, isHan);
  for (const lines of groups(body.lines)) composer.add(lines);
  const composition = composer.finish();
  return {
    ...composition,
    mastheadParts: [...(head?.parts ?? []), ...composition.mastheadParts],
    dropped: [...composition.dropped, ...(head?.dropped ?? [])],
  };
}

/** Whether the format names the paper or its masthead, or says of every block which article it belongs to. */
const saysTitle = (lines: readonly Line[], fields: ReadResult['fields']): boolean =>
  fields.title !== undefined ||
  lines.some(({ block }) => block.role === 'masthead' || block.article !== undefined);

/** Whether a format says enough for it to be composed by what it says. */
export const isMarked = (blocks: readonly Block[]): boolean =>
  blocks.some(({ role, article }) => role !== null || article !== undefined);

/** Lines that go on with the one before them belong together. */
function* groups(lines: readonly Line[]): Generator<readonly Line[]> {
  let group: Line[] = [];
  for (const line of lines) {
    if (group.length > 0 && line.block.continues === undefined) {
      yield group;
      group = [];
    }
    group.push(line);
  }
  if (group.length > 0) yield group;
}

class MarkedComposer {
  private readonly titleParts: MastheadPart[] = [];
  private readonly masthead: Line[] = [];
  private readonly printedPages = new Map<number, number>();
  private readonly imprint: Line[] = [];
  private readonly pageMarks: PageMark[] = [];
  /** In the order of their first blocks. */
  private readonly articles: MarkedArticle[] = [];
  private readonly keyed = new Map<string, MarkedArticle>();
  private readonly notices: NoticeDraft[] = [];
  private readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly fields: ReadResult['fields'];
  private readonly isHan: boolean;
  private readonly latinFlows: LatinFlows | null;
  private readonly usesKeys: boolean;
  private readonly namesMasthead: boolean;
  private page: { readonly number: number | null; readonly name: string | null } = {
    number: null,
    name: null,
  };
  /** The article without a key that text goes into. */
  private open: MarkedArticle | null = null;

  constructor(manuscript: Manuscript, fields: ReadResult['fields'], isHan: boolean) {
    this.manuscript = manuscript;
    this.fields = fields;
    this.isHan = isHan;
    this.latinFlows = isHan ? null : new LatinFlows(manuscript);
    this.usesKeys = manuscript.lines.some(({ block }) => block.article !== undefined);
    this.namesMasthead = manuscript.lines.some(({ block }) => block.role === 'masthead');
  }

  add(lines: readonly Line[]): void {
    const block = lines[0]?.block;
    if (!block) return;
    const flow = this.flow(lines);
    this.turnPage(block, flow.start);
    if (this.isDateLine(flow, block)) this.addDateLine(flow, lines);
    else if (block.role === 'pageHeading') this.addPageHeading(flow);
    else if (block.role === 'masthead') this.masthead.push(...lines);
    else if (block.role === 'imprint') this.imprint.push(...lines);
    else if (block.article !== undefined) this.articleOf(block.article).add(this.readingFlow(lines), block);
    else this.addLoose(this.readingFlow(lines), block);
  }

  finish(): Composition {
    const { manuscript, fields, isHan } = this;
    const title = this.printedTitle();
    const furniture = readMarkedFurniture(
      manuscript,
      this.masthead,
      this.imprint,
      title === null ? fields : { ...fields, title },
      isHan,
    );
    const articles: ArticleDraft[] = [];
    for (const article of this.articles) {
      const notice = article.asNotice();
      if (notice) this.addNotice(notice, article.page, 'advertisement');
      else articles.push(article.finish());
    }
    return {
      mastheadParts: [...this.titleParts, ...furniture.mastheadParts],
      imprintParts: furniture.imprintParts,
      pages: toPages(this.pageMarks, manuscript.index.length),
      articles,
      notices: this.notices.sort((a, b) => a.flow.start - b.flow.start),
      dropped: [...this.dropped, ...(this.latinFlows?.dropped ?? []), ...furniture.dropped],
      warnings: [],
      printedPages: this.printedPages,
    };
  }

  private printedTitle(): string | null {
    return this.titleParts.find(({ field }) => field === 'title')?.value ?? null;
  }

  /** Lines as people read them, words that line ends part put together; what is furniture stays as printed. */
  private readingFlow(lines: readonly Line[]): Flow {
    return this.latinFlows ? this.latinFlows.make(lines) : this.flow(lines);
  }

  private flow(lines: readonly Line[]): Flow {
    const pieces = lines.map(
      (line, index): FlowPiece => ({
        start: line.start,
        end: line.end,
        glue: index === 0 ? '' : (line.block.continues ?? ''),
      }),
    );
    return makeFlow(pieces, this.manuscript.slice);
  }

  /** The format knows the page of every block: no mark is printed. */
  private turnPage(block: Block, start: number): void {
    if (block.page === null || block.page === this.page.number) return;
    this.page = { number: block.page, name: null };
    this.pageMarks.push({ number: block.page, name: null, start });
  }

  private articleOf(key: string): MarkedArticle {
    this.open = null;
    const known = this.keyed.get(key);
    if (known) return known;
    const article = this.newArticle();
    this.keyed.set(key, article);
    return article;
  }

  private newArticle(): MarkedArticle {
    const article = new MarkedArticle(this.manuscript.slice, this.page.number, this.page.name);
    this.articles.push(article);
    return article;
  }

  /** A block in no unit: a headline begins an article, text goes on with it. */
  private addLoose(flow: Flow, block: Block): void {
    if (block.role === 'headline' || (block.role === 'kicker' && (this.open?.hasText ?? true))) {
      if (this.open?.hasHead !== false) this.open = this.newArticle();
      this.open.add(flow, block);
    } else if (block.role === 'advertisement') this.addNotice(flow, this.page.number, 'advertisement');
    else if (block.role === 'notice' || !this.open) this.addNotice(flow, this.page.number);
    else if (this.usesKeys && block.role === null) this.addNotice(flow, this.page.number);
    else this.open.add(flow, block);
  }

  private addNotice(flow: Flow, page: number | null, kind?: NoticeDraft['kind']): void {
    const known = kind ?? (this.isHan ? noticeKind(flow.text) : latinNoticeKind(flow.text));
    this.notices.push({ flow, kind: known, page });
  }

  /**
   * The line with the day at the head of the first page belongs to the masthead. Where the format names none, that
   * line of a Chinese paper is all there is (`第4版 1998年1月8日 河港日报`).
   */
  private isDateLine(flow: Flow, { role }: Block): boolean {
    if (role !== 'pageHeading' || this.pageMarks.length > 1) return false;
    const isOnlyHead = this.isHan && this.titleParts.length === 0 && this.masthead.length === 0;
    if (!this.namesMasthead && !isOnlyHead) return false;
    const { tokens } = (this.isHan ? readFields(flow.text) : readLatinFields(flow.text)) ?? { tokens: [] };
    return tokens.some(({ field }) => field === 'date') && readRunningHead(flow.text) === null;
  }

  private addDateLine(flow: Flow, lines: readonly Line[]): void {
    this.masthead.push(...lines);
    const mark = readFields(flow.text)?.tokens.find((token) => token.field === 'pageMark');
    if (mark) this.turnTo(Number(mark.value), mark.name || null, flow.start);
  }

  private turnTo(number: number, name: string | null, start: number): void {
    const isNew = this.page.number !== number || this.pageMarks.length === 0;
    this.page = { number, name };
    if (isNew) this.pageMarks.push({ number, name, start });
    else this.nameLastPage(name);
  }

  /** `第1版：要闻`, `Page 1: News`; any other heading of this rank is the title or a section's name. */
  private addPageHeading(flow: Flow): void {
    this.open = null;
    const mark = readFields(flow.text)?.tokens.find((token) => token.field === 'pageMark');
    const latin = readLatinFields(flow.text)?.tokens.find((token) => token.field === 'pageMark');
    if (!mark && this.addRunningHead(flow)) return;
    if (!mark && !latin && this.isTitle(flow) && !isNoise(flow.text)) {
      this.titleParts.push({ ...flow, field: 'title', value: flow.text });
      return;
    }
    if (mark || latin) {
      const number = Number(mark?.value ?? latin?.value);
      const name = mark?.name ?? (latin ? flow.text.slice(latin.end).replace(/^[\s:：.–—-]+/u, '') : '');
      this.turnTo(number, name === '' ? null : name, flow.start);
    } else this.page = { number: this.page.number, name: flow.text };
    for (const { start, end } of flow.pieces) this.dropped.push({ start, end, reason: 'pageMark' });
  }

  /** Paper, day and number over a page are the masthead where nothing else is; over later pages they are dropped. */
  private addRunningHead(flow: Flow): boolean {
    const head = readRunningHead(flow.text);
    if (!head) return false;
    const title = this.printedTitle() ?? this.fields.title ?? null;
    if (title === null ? this.namesMasthead : titleKey(title) !== titleKey(head.title)) return false;
    const { number } = this.page;
    if (number !== null && head.page !== null) this.printedPages.set(number, head.page);
    if (this.printedTitle() === null && !this.namesMasthead) {
      const reader = new FurnitureReader(this.manuscript, false);
      this.titleParts.push(...reader.parts(flow, head.pieces));
      this.dropped.push(...reader.dropped);
    } else {
      for (const { start, end } of flow.pieces) this.dropped.push({ start, end, reason: 'runningHead' });
    }
    return true;
  }

  private nameLastPage(name: string | null): void {
    const last = this.pageMarks.at(-1);
    if (last && name !== null) this.pageMarks[this.pageMarks.length - 1] = { ...last, name };
  }

  private isTitle(flow: Flow): boolean {
    if (flow.text === this.fields.title) return this.titleParts.length === 0;
    return (
      this.fields.title === undefined &&
      !this.namesMasthead &&
      this.titleParts.length === 0 &&
      this.articles.length === 0
    );
  }
}
