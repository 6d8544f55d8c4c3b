import type { Byline, DropReason, MastheadPart, Paragraph } from '#shared/model/issue.ts';
import type { Flow, Piece, Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { flowStartToCanonical, flowToCanonical, makeFlow } from '#shared/text/flow.ts';
import type { ReadResult } from '../readers/reader.ts';
import { toPages } from './composeHan.ts';
import { findContinuation } from './continuation.ts';
import { type ArticleDraft, type Composition, decide, emptyDraft, type NoticeDraft } from './drafts.ts';
import { closingSignature, openingCredit, readBylineLine } from './hanCredit.ts';
import { readFields } from './hanFields.ts';
import { isColumnLabel, signaturePattern } from './hanHeads.ts';
import { noticeKind } from './hanNotices.ts';
import { readLatinFields } from './latinFields.ts';
import { readLatinByline } from './latinHeads.ts';
import { latinNoticeKind } from './latinNotices.ts';
import { dateline } from './latinText.ts';
import type { Line, Manuscript } from './lines.ts';
import type { PageMark } from './passages.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenArticle = Mutable<Omit<ArticleDraft, 'paragraphs' | 'bylines'>> & {
  readonly paragraphs: Paragraph[];
  readonly bylines: Byline[];
};

/**
 * Composes what a format has marked: roles decide, nothing is guessed but the names in bylines and credit
 * lines. Text under a page heading and no headline is a notice.
 */
export function composeMarked(
  manuscript: Manuscript,
  fields: ReadResult['fields'],
  isHan: boolean,
): Composition {
  const composer = new MarkedComposer(manuscript, fields, isHan);
  for (const lines of groups(manuscript.lines)) composer.add(lines);
  return composer.finish();
}

/** Blocks that go on with the one before them belong together. */
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
  private readonly mastheadParts: MastheadPart[] = [];
  private readonly pageMarks: PageMark[] = [];
  private readonly articles: ArticleDraft[] = [];
  private readonly notices: NoticeDraft[] = [];
  private readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly fields: ReadResult['fields'];
  private readonly isHan: boolean;
  private page: { readonly number: number | null; readonly name: string | null } = {
    number: null,
    name: null,
  };
  private open: OpenArticle | null = null;

  constructor(manuscript: Manuscript, fields: ReadResult['fields'], isHan: boolean) {
    this.manuscript = manuscript;
    this.fields = fields;
    this.isHan = isHan;
  }

  add(lines: readonly Line[]): void {
    const block = lines[0]?.block;
    if (!block) return;
    const flow = this.flow(lines);
    if (block.role === 'pageHeading' || block.role === 'masthead') this.addPageHeading(flow);
    else if (block.role === 'headline') this.addHeadline(flow);
    else if (block.role === 'kicker' && this.open) this.open.kicker = flow;
    else if (block.role === 'deck' && this.open) this.addDeck(this.open, flow);
    else if (block.role === 'notice' || block.role === 'advertisement' || !this.open) this.addNotice(flow);
    else this.addParagraph(this.open, flow, block.paragraphKind ?? 'body');
  }

  finish(): Composition {
    this.close();
    const { mastheadParts, pageMarks, articles, notices, dropped, manuscript } = this;
    return {
      mastheadParts,
      imprintParts: [],
      pages: toPages(pageMarks, manuscript.index.length),
      articles,
      notices,
      dropped,
      warnings: [],
    };
  }

  private flow(lines: readonly Line[]): Flow {
    const pieces = lines.map(
      (line, index): Piece => ({
        start: line.start,
        end: line.end,
        glue: index === 0 ? '' : (line.block.continues ?? ''),
      }),
    );
    return makeFlow(pieces, this.manuscript.slice);
  }

  /** `第1版：要闻`, `Page 1: News`; any other heading of this rank is the title or a section's name. */
  private addPageHeading(flow: Flow): void {
    this.close();
    const mark = readFields(flow.text)?.tokens.find((token) => token.field === 'pageMark');
    const latin = readLatinFields(flow.text)?.tokens.find((token) => token.field === 'pageMark');
    const number = Number(mark?.value ?? latin?.value);
    const isTitle =
      flow.text === this.fields.title ||
      (this.fields.title === undefined &&
        this.mastheadParts.length === 0 &&
        this.articles.length === 0 &&
        !mark &&
        !latin);
    if (isTitle) {
      this.mastheadParts.push({ ...flow, field: 'title', value: flow.text });
      return;
    }
    if (mark || latin) {
      const name = mark?.name ?? (latin ? flow.text.slice(latin.end).replace(/^[\s:：.–—-]+/u, '') : '');
      this.page = { number, name: name === '' ? null : name };
      this.pageMarks.push({ number, name: this.page.name, start: flow.start });
    } else this.page = { number: this.page.number, name: flow.text };
    for (const { start, end } of flow.pieces) this.dropped.push({ start, end, reason: 'pageMark' });
  }

  private addHeadline(flow: Flow): void {
    this.close();
    this.open = {
      ...emptyDraft,
      headline: flow,
      page: this.page.number,
      section: this.page.name,
      paragraphs: [],
      bylines: [],
      decisions: [decide('headline', 'marked', 1, flow.start)],
    };
  }

  private addDeck(article: OpenArticle, flow: Flow): void {
    if (isColumnLabel(flow.text) && !article.kicker) article.kicker = flow;
    else if (article.deck)
      article.deck = makeFlow(
        [
          ...article.deck.pieces,
          ...flow.pieces.map((piece, index) => (index === 0 ? { ...piece, glue: ' ' as const } : piece)),
        ],
        this.manuscript.slice,
      );
    else article.deck = flow;
  }

  private addNotice(flow: Flow): void {
    const kind = this.isHan ? noticeKind(flow.text) : latinNoticeKind(flow.text);
    this.notices.push({ flow, kind, page: this.page.number });
  }

  private addParagraph(article: OpenArticle, flow: Flow, kind: Paragraph['kind']): void {
    const mark = findContinuation(flow.text);
    if (mark && mark.start === 0 && mark.end === codePointLength(flow.text)) {
      article.continuationMarks = [...article.continuationMarks, flow];
      if (mark.direction === 'on') article.continuedOn = mark.page;
      else article.continuedFrom = mark.page;
      return;
    }
    if (article.paragraphs.length === 0 && !article.bylineLine && this.addByline(article, flow)) return;
    const signature = signaturePattern.test(flow.text) || /^[（(](?:作者|记者)[^。]*[）)]$/u.test(flow.text);
    article.paragraphs.push({ ...flow, kind: kind === 'body' && signature ? 'signature' : kind });
  }

  private addByline(article: OpenArticle, flow: Flow): boolean {
    const sources = readBylineLine(flow.text);
    if (sources) {
      article.bylineLine = flow;
      for (const source of sources)
        article.bylines.push(byline(flow, source.name, source.role, source.start, source.end));
      return true;
    }
    const latin = readLatinByline(flow.text);
    if (!latin) return false;
    article.bylineLine = flow;
    if (latin.credit !== null) article.creditLine = latin.credit;
    if (latin.name !== null)
      article.bylines.push(byline(flow, latin.name, latin.role, latin.start, latin.end));
    return true;
  }

  private close(): void {
    const article = this.open;
    this.open = null;
    if (!article) return;
    const first = article.paragraphs[0];
    if (first) {
      const credit = openingCredit(first.text);
      if (article.creditLine === null)
        article.creditLine = credit && credit.text !== '' ? credit.text : dateline(first.text);
      for (const source of credit?.sources ?? [])
        article.bylines.push(byline(first, source.name, source.role, source.start, source.end));
    }
    const last = article.paragraphs.at(-1);
    if (last && article.bylines.length === 0) {
      for (const source of closingSignature(last.text))
        article.bylines.push(byline(last, source.name, source.role, source.start, source.end));
    }
    this.articles.push(article);
  }
}

function byline(flow: Flow, name: string, role: string | null, start: number, end: number): Byline {
  return {
    name,
    role,
    start: flowStartToCanonical(flow, codePointLength(flow.text.slice(0, start))),
    end: flowToCanonical(flow, codePointLength(flow.text.slice(0, end))),
  };
}
