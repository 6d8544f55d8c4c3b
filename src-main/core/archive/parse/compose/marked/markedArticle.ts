import type { Byline, Paragraph } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { joinGlue } from '#shared/text/glue.ts';
import type { Block } from '../../readers/reader.ts';
import { type ArticleDraft, decide, emptyDraft } from '../articles/draftedArticle.ts';
import { closingSignature, openingCredit, readBylineLine } from '../han/heads/hanCredit.ts';
import { isColumnLabel, signaturePattern } from '../han/heads/hanHeads.ts';
import { toBylines } from '../han/heads/hanNames.ts';
import { readLatinByline } from '../latin/latinHeads.ts';
import { findContinuation } from '../lines/continuation.ts';
import { dateline } from '../lines/latinText.ts';
import type { Manuscript } from '../lines/lines.ts';
import { joinFlows } from '../lines/passages.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type OpenDraft = Mutable<Omit<ArticleDraft, 'paragraphs' | 'bylines' | 'decisions'>> & {
  readonly paragraphs: Paragraph[];
  readonly bylines: Byline[];
  readonly decisions: ArticleDraft['decisions'][number][];
};

/** What a format says about a flow that goes into an article. */
export type FlowMark = Pick<Block, 'role' | 'box' | 'page' | 'paragraphKind'>;

/**
 * One article that a format has marked, taking its parts as they come. Roles decide; only names in bylines
 * and credit lines are looked for, and paragraphs that a column or page broke are put together.
 */
export class MarkedArticle {
  private readonly draft: OpenDraft;
  private readonly slice: Manuscript['slice'];
  /** The last part and its mark: what follows at once in the same role goes on with it. */
  private last: FlowMark | null = null;
  /** All that it holds is an advertisement or a notice. */
  private isNotice = true;
  private readonly flows: Flow[] = [];
  private readonly evidence: { readonly reason: string; readonly confidence: number };
  /** The last byline was in a known form and named somebody. */
  private isNamed = false;

  constructor(
    slice: Manuscript['slice'],
    page: number | null,
    section: string | null,
    evidence: { readonly reason: string; readonly confidence: number } = { reason: 'marked', confidence: 1 },
  ) {
    this.slice = slice;
    this.evidence = evidence;
    this.draft = { ...emptyDraft, page, section, paragraphs: [], bylines: [], decisions: [] };
  }

  /** The page that it begins on. */
  get page(): number | null {
    return this.draft.page;
  }

  /** A headline has been seen, or text without one. */
  get hasHead(): boolean {
    return this.draft.headline !== null || this.hasText;
  }

  get hasText(): boolean {
    return this.draft.paragraphs.length > 0;
  }

  add(flow: Flow, mark: FlowMark): void {
    this.flows.push(flow);
    if (mark.role !== 'advertisement' && mark.role !== 'notice') this.isNotice = false;
    this.place(flow, mark);
    this.last = mark;
  }

  /** The whole unit as one flow where it is an advertisement or a notice and nothing else; else null. */
  asNotice(): Flow | null {
    if (!this.isNotice || this.flows.length === 0) return null;
    return joinFlows(this.flows, this.slice, (before, after) => joinGlue(before.text, after.text));
  }

  finish(): ArticleDraft {
    const { draft } = this;
    const first = draft.paragraphs.find(({ kind }) => kind === 'body') ?? draft.paragraphs[0];
    if (first) {
      const credit = openingCredit(first.text);
      if (draft.creditLine === null)
        draft.creditLine = credit && credit.text !== '' ? credit.text : dateline(first.text);
      const known = new Set(draft.bylines.map(({ name }) => name));
      draft.bylines.push(...toBylines(credit?.sources ?? [], first).filter(({ name }) => !known.has(name)));
    }
    const last = draft.paragraphs.at(-1);
    if (last && draft.bylines.length === 0)
      draft.bylines.push(...toBylines(closingSignature(last.text), last));
    if (draft.decisions.length === 0) {
      const start = this.flows[0]?.start ?? 0;
      draft.decisions.push(decide('article', this.evidence.reason, this.evidence.confidence, start));
    }
    return draft;
  }

  private place(flow: Flow, mark: FlowMark): void {
    const { draft } = this;
    const hasBody = draft.paragraphs.length > 0;
    switch (mark.role) {
      case 'headline':
        if (draft.headline === null) {
          draft.headline = flow;
          draft.decisions.push(
            decide('headline', this.evidence.reason, this.evidence.confidence, flow.start),
          );
        } else if (this.last?.role === 'headline' && !hasBody)
          draft.headline = this.joined(draft.headline, flow);
        else this.addParagraph(flow, mark, 'subhead');
        return;
      case 'kicker':
        if (hasBody) this.addParagraph(flow, mark, 'subhead');
        else draft.kicker = draft.kicker ? this.joined(draft.kicker, flow) : flow;
        return;
      case 'deck':
        if (hasBody) this.addParagraph(flow, mark, 'subhead');
        else if (isColumnLabel(flow.text) && !draft.kicker) draft.kicker = flow;
        else draft.deck = draft.deck ? joinFlows([draft.deck, flow], this.slice, () => ' ') : flow;
        return;
      case 'byline':
        this.addByline(flow, mark);
        return;
      case 'dateline':
        draft.creditLine ??= flow.text;
        this.addParagraph(flow, mark, 'body');
        return;
      case 'caption':
      case 'subhead':
        this.addParagraph(flow, mark, mark.role);
        return;
      default:
        this.addText(flow, mark);
    }
  }

  private joined(before: Flow, after: Flow): Flow {
    return joinFlows([before, after], this.slice, () => joinGlue(before.text, after.text));
  }

  private addText(flow: Flow, mark: FlowMark): void {
    const { draft } = this;
    const continuation = findContinuation(flow.text);
    if (continuation && continuation.start === 0 && continuation.end === codePointLength(flow.text)) {
      draft.continuationMarks = [...draft.continuationMarks, flow];
      if (continuation.direction === 'on') draft.continuedOn = continuation.page;
      else draft.continuedFrom = continuation.page;
      return;
    }
    if (draft.paragraphs.length === 0 && !draft.bylineLine && this.readNames(flow)) {
      draft.bylineLine = flow;
      return;
    }
    this.addParagraph(flow, mark, mark.paragraphKind ?? 'body');
  }

  private addParagraph(flow: Flow, mark: FlowMark, kind: Paragraph['kind']): void {
    const { paragraphs } = this.draft;
    const before = paragraphs.at(-1);
    if (before && kind === 'body' && this.last && isTorn(before, this.last, flow, mark)) {
      const joined = this.joined(before, flow);
      paragraphs[paragraphs.length - 1] = { ...joined, kind: before.kind };
      this.draft.decisions.push(decide('join', 'noClosingMark', 0.9, flow.start));
      return;
    }
    const signature = signaturePattern.test(flow.text) || /^[（(](?:作者|记者)[^。]*[）)]$/u.test(flow.text);
    paragraphs.push({ ...flow, kind: kind === 'body' && signature ? 'signature' : kind });
  }

  /** A line that the format calls a byline; where no form of byline is known in it, all of it is the name. */
  private addByline(flow: Flow, mark: FlowMark): void {
    const { draft } = this;
    const credit = openingCredit(flow.text);
    if (credit && credit.text === flow.text) draft.creditLine ??= credit.text;
    else if (!this.readNames(flow)) this.addStatedName(flow);
    if (!draft.bylineLine) draft.bylineLine = flow;
    else if (this.last?.role === 'byline' && draft.paragraphs.length === 0)
      draft.bylineLine = joinFlows([draft.bylineLine, flow], this.slice, () => ' ');
    else this.addParagraph(flow, mark, 'signature');
  }

  /**
   * A line under a byline in a known form (`By Ann Reed`, then `AP Business Writer`) says what that person
   * is; any other is a name.
   */
  private addStatedName(flow: Flow): void {
    const { bylines } = this.draft;
    const before = bylines.at(-1);
    const isTitle = this.last?.role === 'byline' && this.isNamed && before?.role === null;
    const [source] = statedName(flow.text);
    if (before && isTitle) bylines[bylines.length - 1] = { ...before, role: flow.text };
    else if (source) bylines.push(...toBylines([source], flow));
    this.isNamed = false;
  }

  /** Reads names and credit from a line in a form of bylines; false where it has none. */
  private readNames(flow: Flow): boolean {
    const sources = readBylineLine(flow.text);
    if (sources) {
      this.draft.bylines.push(...toBylines(sources, flow));
      return true;
    }
    const latin = readLatinByline(flow.text);
    if (!latin) return false;
    if (latin.credit !== null) this.draft.creditLine = latin.credit;
    const { name, role, start, end } = latin;
    if (name !== null) this.draft.bylines.push(...toBylines([{ name, role, start, end }], flow));
    this.isNamed = name !== null;
    return true;
  }
}

/** The name in a byline of no known form: without brackets, dashes and the stop around it. */
function statedName(
  text: string,
): { readonly name: string; readonly role: null; readonly start: number; readonly end: number }[] {
  const name = /^[\s\p{P}\p{S}]*(?:(?:by|von|par|door)\s+)?(?<name>\p{L}.*?)[\s)\]）】.,;:]*$/iu.exec(text)
    ?.groups?.name;
  if (name === undefined || name.length > 80) return [];
  const start = text.lastIndexOf(name);
  return [{ name, role: null, start, end: start + name.length }];
}

/**
 * Whether a column or page broke a paragraph here: the two parts stand in different columns, the first ends
 * in the middle of a sentence and the second goes on with it.
 */
function isTorn(before: Paragraph, last: FlowMark, flow: Flow, mark: FlowMark): boolean {
  if (before.kind !== 'body' || last.role === 'headline' || last.role === 'caption') return false;
  if (!otherColumn(last, mark)) return false;
  if (/[.!?。！？…:：]["”’」』）)\]]*$/u.test(before.text)) return false;
  return (
    /^[\p{Ll}，。、；：]/u.test(flow.text) ||
    (/[\p{Script=Han}，、；]$/u.test(before.text) && /^\p{Script=Han}/u.test(flow.text))
  );
}

function otherColumn(last: FlowMark, mark: FlowMark): boolean {
  if (last.page !== mark.page) return true;
  if (!last.box || !mark.box) return false;
  return (
    mark.box.left > last.box.left + last.box.width / 2 || mark.box.left + mark.box.width / 2 < last.box.left
  );
}
