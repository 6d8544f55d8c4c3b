import type { Byline, Decision, DropReason, MastheadPart, Paragraph } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { type ArticleDraft, decide, emptyDraft, type NoticeDraft } from '../articles/draftedArticle.ts';
import { toBylines } from '../han/heads/hanNames.ts';
import { findContinuation } from '../lines/continuation.ts';
import { dateline, isClosed } from '../lines/latinText.ts';
import { isFull, type Layout } from '../lines/layout.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { imprintParts, readLatinImprint } from '../masthead/latinImprint.ts';
import { settleAdvertisements } from './latinAdvertisements.ts';
import type { LatinBlock } from './latinBlocks.ts';
import { LatinFlows } from './latinFlows.ts';
import { closesHeadsWithStop, headUnits, readLatinByline } from './latinHeads.ts';
import { isGenre, latinNoticeKind, opensAsNotice } from './latinNotices.ts';

export interface LatinArticles {
  readonly articles: readonly ArticleDraft[];
  readonly notices: readonly NoticeDraft[];
  readonly imprintParts: readonly MastheadPart[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
}

/** Separates the articles of a paper in Latin script, and the notices between them. */
export function composeLatinArticles(
  manuscript: Manuscript,
  blocks: readonly LatinBlock[],
  layout: Layout,
): LatinArticles {
  return new LatinSegmenter(manuscript, blocks, layout).run();
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenArticle = Mutable<
  Omit<ArticleDraft, 'paragraphs' | 'bylines' | 'decisions' | 'continuationMarks'>
> & {
  readonly paragraphs: Line[][];
  readonly bylines: Byline[];
  readonly decisions: Decision[];
  readonly continuationMarks: Flow[];
};

/** A notice has at most so many characters. */
const longestNotice = 700;

class LatinSegmenter {
  private readonly articles: ArticleDraft[] = [];
  private readonly notices: NoticeDraft[] = [];
  private readonly imprintParts: MastheadPart[] = [];
  private readonly manuscript: Manuscript;
  private readonly blocks: readonly LatinBlock[];
  private readonly layout: Layout;
  private readonly flows: LatinFlows;
  private readonly closesWithStop: boolean;
  private open: OpenArticle | null = null;

  constructor(manuscript: Manuscript, blocks: readonly LatinBlock[], layout: Layout) {
    this.manuscript = manuscript;
    this.blocks = blocks;
    this.layout = layout;
    this.flows = new LatinFlows(manuscript);
    this.closesWithStop = closesHeadsWithStop(blocks);
  }

  run(): LatinArticles {
    let index = 0;
    while (index < this.blocks.length) {
      const block = this.blocks[index];
      if (!block) break;
      if (block.head) index = this.addHeads(index);
      else {
        this.addBlock(block, index);
        index++;
      }
    }
    this.close();
    const settled = settleAdvertisements(this.articles, this.manuscript.slice);
    const notices = [...this.notices, ...settled.notices].sort((a, b) => a.flow.start - b.flow.start);
    const { imprintParts } = this;
    return { articles: settled.articles, notices, imprintParts, dropped: this.flows.dropped };
  }

  /** Head blocks one after the other, then their text. Without text under them they are notices. */
  private addHeads(index: number): number {
    const run: LatinBlock[] = [];
    let next = index;
    while (next < this.blocks.length) {
      const block = this.blocks[next];
      if (!block?.head || (next > index && block.boundary !== 'blank' && block.boundary !== 'none')) break;
      run.push(block);
      next++;
    }
    const first = run[0];
    if (!first) return next;
    const lines = run.flatMap((block) => block.lines);
    const mark = lines.length === 1 && lines[0] ? findContinuation(lines[0].text) : null;
    if (mark && this.open) {
      this.addMark(this.open, lines[0]);
      return next;
    }
    const body = this.blocks[next];
    const hasText =
      body !== undefined &&
      body.boundary !== 'rule' &&
      body.boundary !== 'page' &&
      !readLatinImprint(joined(body.lines));
    if (!hasText) {
      this.addLooseHeads(run);
      return next;
    }
    this.close();
    this.open = this.begin(run);
    return next;
  }

  private addLooseHeads(run: readonly LatinBlock[]): void {
    const text = joined(run.flatMap((block) => block.lines));
    if (readLatinImprint(text)) {
      for (const block of run) this.addBlock({ ...block, head: false }, this.blocks.length);
      return;
    }
    this.close();
    for (const block of run) {
      this.notices.push({
        flow: this.flow(block.lines),
        kind: latinNoticeKind(joined(block.lines)),
        page: block.page?.number ?? null,
      });
    }
  }

  private begin(run: readonly LatinBlock[]): OpenArticle {
    const first = run[0];
    const article = newArticle(first);
    const heads: Line[][] = [];
    for (const block of run) {
      const kept: Line[] = [];
      for (const line of block.lines) {
        const byline = readLatinByline(line.text);
        const mark = findContinuation(line.text);
        if (mark) this.addMark(article, line);
        else if (byline && !article.bylineLine) this.addByline(article, line);
        else kept.push(line);
      }
      if (kept.length > 0) heads.push(kept);
    }
    const [headline, ...decks] = headUnits(heads, this.closesWithStop);
    article.headline = headline ? this.flow(headline) : null;
    article.deck = decks.length > 0 ? this.flow(decks.flat()) : null;
    const start = first?.lines[0]?.start ?? 0;
    article.decisions.push(decide('headline', 'setApart', 0.9, start));
    if (decks.length > 0)
      article.decisions.push(
        decide('headOrder', this.closesWithStop ? 'fullStop' : 'caseOrLine', 0.8, start),
      );
    return article;
  }

  private addByline(article: OpenArticle, line: Line): void {
    const byline = readLatinByline(line.text);
    if (!byline) return;
    const flow = this.flow([line]);
    article.bylineLine = flow;
    if (byline.credit !== null) article.creditLine = byline.credit;
    const { name, role, start, end } = byline;
    if (name !== null) article.bylines.push(...toBylines([{ name, role, start, end }], flow));
  }

  private addMark(article: OpenArticle, line: Line | undefined): void {
    const mark = line && findContinuation(line.text);
    if (!line || !mark) return;
    article.continuationMarks.push(this.flow([line]));
    if (mark.direction === 'on') article.continuedOn = mark.page;
    else article.continuedFrom = mark.page;
  }

  private addBlock(block: LatinBlock, index: number): void {
    const text = joined(block.lines);
    const imprint = readLatinImprint(text);
    if (imprint && index >= this.blocks.length - 4) {
      this.close();
      this.imprintParts.push(...imprintParts(this.flow(block.lines), imprint, this.manuscript.slice));
      return;
    }
    const [only] = block.lines;
    const mark = block.lines.length === 1 && only ? findContinuation(only.text) : null;
    if (mark && this.open) {
      this.addMark(this.open, only);
      return;
    }
    const byline = block.lines.length === 1 && only ? readLatinByline(only.text) : null;
    if (byline && only && this.open && this.open.paragraphs.length === 0 && !this.open.bylineLine) {
      this.addByline(this.open, only);
      return;
    }
    if (this.isNotice(block, text, index)) {
      const broken = this.open !== null && this.isBroken(this.open) && this.goesOnAfter(index);
      if (!broken) this.close();
      this.notices.push({
        flow: this.flow(block.lines),
        kind: latinNoticeKind(text),
        page: block.page?.number ?? null,
      });
      return;
    }
    if (!this.open) this.open = newArticle(block);
    this.addParagraphs(this.open, block);
  }

  private isNotice(block: LatinBlock, text: string, index: number): boolean {
    if (text.length > longestNotice || (this.open !== null && this.open.paragraphs.length === 0))
      return false;
    if (
      this.open === null &&
      this.articles.length === 0 &&
      block.lines.length <= 2 &&
      this.blocks[index + 1]?.head === true
    )
      return true;
    if (!this.layout.blankLinesSeparate || block.boundary === 'none') return false;
    if (this.layout.indents && (block.lines[0]?.indent ?? 0) >= 2) return false;
    if (!opensAsNotice(text)) return false;
    if (isGenre(text)) return true;
    if (this.open !== null && this.isBroken(this.open) && !this.goesOnAfter(index)) return false;
    const next = this.blocks[index + 1];
    return (
      next === undefined ||
      next.head ||
      next.boundary !== 'blank' ||
      opensAsNotice(joined(next.lines)) ||
      this.goesOnAfter(index) ||
      readLatinImprint(joined(next.lines)) !== null
    );
  }

  /** Whether the next block goes on with a sentence that the block before this one broke off. */
  private goesOnAfter(index: number): boolean {
    const next = this.blocks[index + 1];
    return next !== undefined && !next.head && /^\p{Ll}/u.test(next.lines[0]?.text ?? '');
  }

  private isBroken(article: OpenArticle): boolean {
    const last = article.paragraphs.at(-1)?.at(-1);
    return last !== undefined && article.continuedOn === null && !isClosed(last.text);
  }

  /** Paragraphs begin with a block or with an indent; a broken sentence goes on over either. */
  private addParagraphs(article: OpenArticle, block: LatinBlock): void {
    block.lines.forEach((line, index) => {
      const mark = findContinuation(line.text);
      if (mark && mark.start === 0 && mark.end === line.length) {
        this.addMark(article, line);
        return;
      }
      const last = article.paragraphs.at(-1);
      const before = last?.at(-1);
      if (!last || !before || this.begins(line, before, index === 0, article)) {
        article.paragraphs.push([line]);
        return;
      }
      if (index === 0) article.decisions.push(decide('join', 'noClosingMark', 0.9, line.start));
      last.push(line);
    });
  }

  private begins(line: Line, before: Line, opensBlock: boolean, article: OpenArticle): boolean {
    const broken = !isClosed(before.text) && article.continuedOn === null;
    if (!opensBlock)
      return this.layout.indents && line.indent >= 2 && line.indent <= 10 && !this.isHanging(line, before);
    if (
      this.layout.indents &&
      line.indent < 2 &&
      this.layout.wrap !== null &&
      !/^(?:\p{Lu}{3,})/u.test(line.text)
    )
      return false;
    if (!broken) return true;
    if (this.layout.indents && line.indent >= 2) return false;
    return (
      /^\p{Lu}/u.test(line.text) &&
      !'-,;'.includes(before.text.charAt(before.text.length - 1)) &&
      !isFull(before, line, this.layout)
    );
  }

  private isHanging(line: Line, before: Line): boolean {
    return (
      before.indent === line.indent &&
      before.indent >= 2 &&
      isFull(before, line, this.layout) &&
      /^\p{Ll}/u.test(line.text)
    );
  }

  private flow(lines: readonly Line[]): Flow {
    return this.flows.make(lines);
  }

  private close(): void {
    if (this.open) this.articles.push(this.finish(this.open));
    this.open = null;
  }

  private finish(open: OpenArticle): ArticleDraft {
    const { paragraphs, ...rest } = open;
    const flows = paragraphs.map((lines): Paragraph => ({ ...this.flow(lines), kind: 'body' }));
    return {
      ...rest,
      creditLine: rest.creditLine ?? dateline(flows[0]?.text ?? ''),
      paragraphs: flows,
    };
  }
}

const joined = (lines: readonly Line[]): string => lines.map((line) => line.text).join(' ');

function newArticle(block: LatinBlock | undefined): OpenArticle {
  return {
    ...emptyDraft,
    page: block?.page?.number ?? null,
    section: block?.page?.name ?? null,
    paragraphs: [],
    bylines: [],
    decisions: [],
    continuationMarks: [],
  };
}
