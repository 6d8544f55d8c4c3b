import type { Flow } from '#shared/model/span.ts';
import { type ArticleDraft, decide, type NoticeDraft } from '../articles/draftedArticle.ts';
import { findContinuation } from '../lines/continuation.ts';
import type { Layout } from '../lines/layout.ts';
import type { Manuscript } from '../lines/lines.ts';
import { closeLetterSpacing, type HanPassage, joinFlows } from '../lines/passages.ts';
import { isNoticePage, looseNotices, noticeKind, noticeOpening } from './hanNotices.ts';
import { addText, finishArticle, type HanSetting, newArticle, type OpenArticle } from './hanOpenArticle.ts';
import { isBroken } from './hanParagraphs.ts';
import { readBylineLine } from './heads/hanCredit.ts';
import { enoughFor, headEvidence } from './heads/hanHeadEvidence.ts';
import { readHeadNames } from './heads/hanHeadNames.ts';
import { arrangeHead } from './heads/hanHeadOrder.ts';
import {
  isColumnLabel,
  isHeadForm,
  isSignature,
  isSloganForm,
  isStandingHead,
  isSubheadForm,
  startsWithCredit,
} from './heads/hanHeads.ts';
import { headsStandOut, isBeginning, startsOf } from './starts/hanPassageStarts.ts';
import { isSeparated } from './starts/hanStartSheet.ts';
import type { StartWeights } from './starts/hanStarts.ts';

/** Lines of a headline group: kicker, headline over several lines, deck. */
const longestHead = 6;

/** Headline, and two lines under it, where only the lines around tell them. */
const longestLikelyHead = 3;

/** Probability from which an article begins. */
const likely = 0.5;
/**
 * The same for a text without a headline: in the few paragraphs of a small paper it is hardly to be told from one
 * that goes on, in a long run of them a series of briefs is.
 */
const likelyBrief = { few: 0.8, many: 0.5 } as const;
const fewPassages = 80;

/** A longer line is the text of a brief rather than a headline. */
const longestBriefHead = 45;

/** What is known of a passage. */
const unknown = 0;
const no = 1;
const yes = 2;

interface Head {
  readonly passages: readonly HanPassage[];
  readonly byline: HanPassage | null;
  readonly reason: string;
  readonly confidence: number;
  /** The mark of a continuation above the head. */
  readonly mark?: HanPassage;
  /** Index of the first passage after the head. */
  readonly next: number;
}

export interface HanArticles {
  readonly articles: readonly ArticleDraft[];
  readonly notices: readonly NoticeDraft[];
}

/**
 * Separates the articles of a Chinese paper, with their heads, and the notices between them. `isUnmarked`: the
 * text is a bare run of articles without masthead and pages, as databases give it out, each headline on one
 * line.
 */
export function composeHanArticles(
  manuscript: Manuscript,
  passages: readonly HanPassage[],
  layout: Layout,
  isUnmarked: boolean,
  weights?: StartWeights,
): HanArticles {
  return new HanSegmenter(manuscript, passages, layout, isUnmarked, weights).run();
}

class HanSegmenter {
  private readonly articles: ArticleDraft[] = [];
  private readonly notices: NoticeDraft[] = [];
  private readonly manuscript: Manuscript;
  private readonly passages: readonly HanPassage[];
  private readonly layout: Layout;
  /** Headlines are set without the indent that paragraphs have. */
  private readonly indentTells: boolean;
  /** Passages that are notices by where they stand. */
  private readonly loose: ReadonlySet<number>;
  /** How likely an article begins at each passage. */
  private readonly starts: Float64Array;
  private readonly setting: HanSetting;
  /** Headlines of the articles that go on on another page. */
  private readonly unfinished: string[] = [];
  private open: OpenArticle | null = null;
  /** For each passage whether it may be a line of a head, as far as it was asked. */
  private readonly headLike: Uint8Array;

  constructor(
    manuscript: Manuscript,
    passages: readonly HanPassage[],
    layout: Layout,
    isUnmarked: boolean,
    weights?: StartWeights,
  ) {
    this.manuscript = manuscript;
    this.passages = passages;
    this.layout = layout;
    this.indentTells = layout.indents && headsStandOut(passages);
    this.headLike = new Uint8Array(passages.length);
    this.loose = looseNotices(passages);
    this.starts = startsOf(passages, weights);
    this.setting = {
      manuscript,
      layout,
      isUnmarked: isUnmarked && !this.indentTells && !layout.blankLinesSeparate,
    };
  }

  run(): HanArticles {
    let index = 0;
    while (index < this.passages.length) {
      const passage = this.passages[index];
      if (!passage) break;
      if (passage.boundary === 'page' && this.open && !this.continuesOver(passage)) this.close();
      const notice = this.noticeAt(index);
      if (notice > index) {
        index = notice;
        continue;
      }
      const head = this.headAt(index) ?? this.headUnderMark(index);
      if (head) {
        this.close();
        this.open = this.begin(head);
        if (head.mark) addText(this.open, head.mark, this.setting);
        index = head.next;
        continue;
      }
      if (this.beginsWithText(index)) this.close();
      if (!this.open) this.open = newArticle(passage);
      if (this.open.paragraphs.length === 0 && this.beginsWithText(index))
        this.open.decisions.push(decide('article', 'evidenceAround', this.starts[index] ?? 0, passage.start));
      addText(this.open, passage, this.setting);
      index++;
    }
    this.close();
    return { articles: this.articles, notices: this.notices };
  }

  /** After a page mark a broken sentence goes on; anything else begins anew. */
  private continuesOver(passage: HanPassage): boolean {
    const last = this.open?.paragraphs[this.open.paragraphs.length - 1];
    if (!last) return false;
    return this.open?.continuedOn === null && (isBroken(last) || !isHeadForm(passage.text));
  }

  private close(): void {
    if (this.open) {
      this.articles.push(finishArticle(this.open, this.setting));
      if (this.open.continuedOn !== null && this.open.headline) this.unfinished.push(this.open.headline.text);
    }
    this.open = null;
  }

  /** Index after the notice that begins here; the same index where none does. */
  private noticeAt(index: number): number {
    const passage = this.passages[index];
    if (!passage) return index;
    const next = this.passages[index + 1];
    const page = passage.page?.number ?? null;
    const inBrokenText = this.open !== null && this.lastIsBroken();
    const add = (flow: Flow, kind: NoticeDraft['kind']): void => {
      this.notices.push({ flow, kind, page });
    };
    if (isNoticePage(passage.page?.name ?? null) && !(inBrokenText && passage.boundary === 'none')) {
      this.close();
      add(passage, noticeKind(passage.text));
      return index + 1;
    }
    if (inBrokenText) return index;
    // A list of words under its own title, as public-service lines are set.
    if (
      next &&
      isHeadForm(passage.text) &&
      !isSloganForm(passage.text) &&
      isSloganForm(next.text) &&
      !this.headAt(index + 1)
    ) {
      const flow = joinFlows([passage, next], this.manuscript.slice, () => ' ');
      this.close();
      add(flow, 'slogan');
      return index + 2;
    }
    if (isSloganForm(passage.text)) {
      this.close();
      add(passage, noticeKind(passage.text));
      return index + 1;
    }
    if (this.loose.has(index)) {
      this.close();
      add(passage, noticeKind(passage.text));
      return index + 1;
    }
    const opening = noticeOpening(passage.text);
    if (opening && passage.length <= 200) {
      this.close();
      add(passage, opening);
      return index + 1;
    }
    // Head-like lines with no text under them before the page or the paper ends.
    const run = this.headRun(index);
    if (
      run > index &&
      (run >= this.passages.length || this.passages[run]?.boundary === 'page') &&
      this.articles.length + (this.open ? 1 : 0) > 0 &&
      !this.verseGoesOn(index)
    ) {
      this.close();
      for (const line of this.passages.slice(index, run)) add(line, noticeKind(line.text));
      return run;
    }
    return index;
  }

  private verseGoesOn(index: number): boolean {
    if (!this.open) return false;
    const passage = this.passages[index];
    const last = this.open.paragraphs[this.open.paragraphs.length - 1];
    return (
      passage?.boundary === 'none' &&
      (last === undefined || last.kind === 'verse' || (this.indentTells && passage.indent >= 2))
    );
  }

  private lastIsBroken(): boolean {
    const last = this.open?.paragraphs[this.open.paragraphs.length - 1];
    return last !== undefined && last.kind === 'body' && isBroken(last) && this.open?.continuedOn === null;
  }

  /** Index after the run of head-like passages that begins here. */
  private headRun(index: number): number {
    let at = index;
    while (at < this.passages.length && at - index < longestHead) {
      const passage = this.passages[at];
      if (!passage || !this.mayBeHead(at)) break;
      if (at > index && (passage.boundary === 'page' || passage.boundary === 'rule')) break;
      at++;
    }
    return at;
  }

  /** Whether the passage at an index may be a line of a head; asked again and again, so told once. */
  private mayBeHead(index: number): boolean {
    const known = this.headLike[index];
    if (known !== undefined && known !== unknown) return known === yes;
    const passage = this.passages[index];
    const found = passage !== undefined && this.looksLikeHead(passage);
    this.headLike[index] = found ? yes : no;
    return found;
  }

  private looksLikeHead(passage: HanPassage): boolean {
    if (this.indentTells && passage.indent >= 2 && passage.indent <= 8) return false;
    return isHeadForm(passage.text) && !isSubheadForm(passage.text) && !findContinuation(passage.text);
  }

  /** The head that begins here, with the evidence for it; null where text goes on. `underMark`: （上接第1版） is above. */
  private headAt(index: number, underMark = false): Head | null {
    const first = this.passages[index];
    if (!first || !this.mayBeHead(index) || readBylineLine(first.text)) return null;
    // Names stand over their text; another headline cannot come between.
    if (this.open?.bylineLine && this.open.paragraphs.length === 0 && first.boundary !== 'page') return null;
    let end = index;
    let byline: HanPassage | null = null;
    while (end < this.passages.length && end - index < longestHead) {
      const passage = this.passages[end];
      if (!passage) break;
      if (end > index && (passage.boundary === 'page' || passage.boundary === 'rule')) break;
      if (end > index && readBylineLine(passage.text)) {
        byline = passage;
        break;
      }
      if (!this.mayBeHead(end) || isSloganForm(passage.text)) break;
      end++;
    }
    if (end === index) return null;
    const passages = this.passages.slice(index, end);
    const next = byline ? end + 1 : end;
    const body = this.passages[next];
    if (!body && !byline) return null;
    const evidence = headEvidence(passages, byline, body, {
      afterBroken: this.lastIsBroken(),
      indentTells: this.indentTells,
      blankLinesTell: this.layout.blankLinesSeparate,
    });
    if (!isBeginning(first)) {
      const likelyHead = this.likelyHeadAt(index);
      if (likelyHead) return likelyHead;
      const isGiven = isColumnLabel(first.text) || underMark || this.inStandingPiece();
      const enough = isGiven ? 0 : evidence && enoughFor(evidence, this.isSmallPaper);
      if (enough === null || (this.starts[index] ?? 0) < enough || passages.length > 3) return null;
    }
    return evidence && { passages, byline, next, ...evidence };
  }

  /** A piece under a standing head (更正) has its one paragraph: a line like a headline is the next one's. */
  private inStandingPiece(): boolean {
    const headline = this.open?.headline?.text;
    return headline !== undefined && isStandingHead(headline) && this.open?.paragraphs.length !== 0;
  }

  /** A paper of few paragraphs: what tells a start there is other than in the many of a national one. */
  private get isSmallPaper(): boolean {
    return this.passages.length < fewPassages;
  }

  /** A brief without a headline, by the lines around it. */
  private beginsWithText(index: number): boolean {
    const passage = this.passages[index];
    return (
      passage !== undefined &&
      (this.starts[index] ?? 0) >= (this.isSmallPaper ? likelyBrief.few : likelyBrief.many) &&
      (!this.mayBeHead(index) || passage.length > longestBriefHead) &&
      !isSignature(passage.text)
    );
  }

  /** The head that begins here by the evidence of the lines around, and the names under it. */
  private likelyHeadAt(index: number): Head | null {
    const { starts } = this;
    const probability = starts[index] ?? 0;
    if (probability < likely) return null;
    let end = index + 1;
    let byline: HanPassage | null = null;
    while (end < this.passages.length && end - index <= longestHead) {
      const passage = this.passages[end];
      if (!passage || (starts[end] ?? 0) >= likely || isSeparated(passage)) break;
      if (readHeadNames(passage.text)) {
        byline = passage;
        break;
      }
      if (!this.mayBeHead(end)) break;
      end++;
    }
    // Many short lines are verse or a list, not a deck.
    if (end - index > longestLikelyHead && !byline) end = index + 1;
    const passages = this.passages.slice(index, end);
    const next = byline ? end + 1 : end;
    const body = this.passages[next];
    const reason = byline
      ? 'bylineFollows'
      : body && startsWithCredit(body.text)
        ? 'creditLineFollows'
        : 'evidenceAround';
    return { passages, byline, next, reason, confidence: Math.round(probability * 100) / 100 };
  }

  /** The mark of a continuation may stand above its headline: （上接第1版）. */
  private headUnderMark(index: number): Head | null {
    const mark = this.passages[index];
    if (!mark) return null;
    const found = findContinuation(mark.text);
    if (found?.direction !== 'from' || found.start > 0 || found.end < mark.length) return null;
    const head = this.headAt(index + 1, true);
    return head && { ...head, mark };
  }

  private begin(head: Head): OpenArticle {
    const first = head.passages[0];
    const article = newArticle(first ?? head.byline);
    const arranged =
      this.setting.isUnmarked && first && !isColumnLabel(first.text)
        ? {
            kicker: [],
            headline: [first],
            deck: head.passages.slice(1),
            reason: 'firstLine',
            confidence: 0.8,
          }
        : arrangeHead(head.passages, this.unfinished, this.articles.length === 0);
    const join = (passages: readonly HanPassage[]): Flow | null =>
      passages.length === 0
        ? null
        : joinFlows(
            passages.map((passage) => closeLetterSpacing(passage, this.manuscript.slice)),
            this.manuscript.slice,
            () => '',
          );
    article.kicker = join(arranged.kicker);
    article.headline = join(arranged.headline);
    article.deck =
      arranged.deck.length === 0 ? null : joinFlows(arranged.deck, this.manuscript.slice, () => ' ');
    article.decisions.push(decide('headline', head.reason, head.confidence, first?.start ?? 0));
    if (head.passages.length > 1)
      article.decisions.push(decide('headOrder', arranged.reason, arranged.confidence, first?.start ?? 0));
    article.bylineLine = head.byline;
    return article;
  }
}
