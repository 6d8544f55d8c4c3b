import type { Decision } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { type ArticleDraft, decide, emptyDraft } from '../articles/draftedArticle.ts';
import { findContinuation } from '../lines/continuation.ts';
import type { Layout } from '../lines/layout.ts';
import type { Manuscript } from '../lines/lines.ts';
import { type HanPassage, sliceFlow } from '../lines/passages.ts';
import {
  finishParagraphs,
  goesOnWith,
  growParagraph,
  type OpenParagraph,
  openParagraph,
  paragraphKindOf,
} from './hanParagraphs.ts';
import { readArticleNames } from './heads/hanNames.ts';

/** What an article is put together in. */
export interface HanSetting {
  readonly manuscript: Manuscript;
  readonly layout: Layout;
  /** Only the lines themselves tell where articles begin: each is a paragraph or a torn part of one. */
  readonly isUnmarked: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** An article that passages are still being added to. */
export type OpenArticle = Mutable<Omit<ArticleDraft, 'paragraphs' | 'decisions' | 'continuationMarks'>> & {
  readonly paragraphs: OpenParagraph[];
  readonly decisions: Decision[];
  readonly continuationMarks: Flow[];
};

/** An article on the page of its first passage. */
export function newArticle(first: HanPassage | null | undefined): OpenArticle {
  return {
    ...emptyDraft,
    page: first?.page?.number ?? null,
    section: first?.page?.name ?? null,
    paragraphs: [],
    decisions: [],
    continuationMarks: [],
  };
}

/** Adds a passage, its continuation marks taken out and remembered. */
export function addText(article: OpenArticle, passage: HanPassage, setting: HanSetting): void {
  const mark = findContinuation(passage.text);
  if (!mark) {
    addParagraph(article, passage, passage, setting);
    return;
  }
  const { slice } = setting.manuscript;
  const before = sliceFlow(passage, 0, mark.start, slice);
  const after = sliceFlow(passage, mark.end, passage.length, slice);
  const printed = sliceFlow(passage, mark.start, mark.end, slice);
  if (before) addParagraph(article, before, passage, setting);
  if (printed) article.continuationMarks.push(printed);
  if (mark.direction === 'on') article.continuedOn = mark.page;
  else article.continuedFrom = mark.page;
  if (after) addParagraph(article, after, passage, setting);
}

function addParagraph(article: OpenArticle, flow: Flow, passage: HanPassage, setting: HanSetting): void {
  const last = article.paragraphs.at(-1);
  const kind = paragraphKindOf(flow.text, passage, last);
  if (last && goesOnWith(last, kind, flow, passage, setting.isUnmarked)) {
    article.decisions.push(decide('join', 'noClosingMark', 0.9, flow.start));
    article.paragraphs[article.paragraphs.length - 1] = growParagraph(last, flow, passage, setting.layout);
  } else article.paragraphs.push(openParagraph(kind, flow, passage));
}

/** The article with the names it gives, when nothing follows any more. */
export function finishArticle(
  { paragraphs, ...open }: OpenArticle,
  { manuscript }: HanSetting,
): ArticleDraft {
  const finished = finishParagraphs(paragraphs, manuscript.slice);
  return { ...open, ...readArticleNames(open.bylineLine, finished), paragraphs: finished };
}
