import { createContext, use } from 'react';
import type { FlowElements } from '../../../dom/flowElements.ts';
import type { LineSetter } from '../../../dom/lineSetter.ts';
import type { NotedPassage } from '../../../dom/numerals.ts';
import type { Hyphenate } from '../../../layout/lines/hyphenation.ts';
import type { Substitute } from '../../../layout/lines/shownText.ts';
import type { Direction, Script } from '../../../layout/script.ts';
import type { PaperView } from '../../../state/navigation/route.ts';
import type { PaperWords } from './paperWords.ts';

/** What every part of the paper needs to know; changes rarely. */
export interface PaperSetting {
  readonly script: Script;
  /** Which way its lines run; the make-up is mirrored by it. */
  readonly direction: Direction;
  /** Body size in CSS pixels, 12 to 28. */
  readonly typeSize: number;
  readonly view: PaperView;
  /** Breaks the words of running text; null where they stay whole. */
  readonly hyphenate: Hyphenate | null;
  /** Shows other characters than the printed ones; null where those are shown. */
  readonly substitute: Substitute | null;
  /** Breaks the paragraphs of justified columns into lines; null where the browser does. */
  readonly lineSetter: LineSetter | null;
  /** The canonical text between two code point offsets: what is printed where a correction stands. */
  readonly printed: (start: number, end: number) => string;
  /** What the paper says itself, in its own language. */
  readonly words: PaperWords;
  readonly onOpenArticle: (articleId: string) => void;
  /** Goes to where an article goes on, or from where it comes. */
  readonly onFollow: (articleId: string) => void;
  /** Says that text stands in other elements than before. */
  readonly onReflow: () => void;
}

/** The notes of the issue by the block their passages start in: an article's or notice's id, or `masthead`. */
export interface PaperNotes {
  readonly byBlock: ReadonlyMap<string, readonly NotedPassage[]>;
  readonly focusedMarkId: string | null;
  readonly colourOf: (markId: string) => string;
  readonly onActivate: (markId: string) => void;
}

export const PaperSettingContext = createContext<PaperSetting | null>(null);
export const PaperNotesContext = createContext<PaperNotes | null>(null);
/** The elements of the root a part is rendered in. */
export const FlowElementsContext = createContext<() => FlowElements | null>(() => null);

export function usePaperSetting(): PaperSetting {
  const setting = use(PaperSettingContext);
  if (!setting) throw new Error('A part of the paper was rendered outside IssuePaper.');
  return setting;
}
