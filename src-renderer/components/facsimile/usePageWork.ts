import { type RefObject, useEffect, useState } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useHasKeys, useWindowKeys } from '../../state/hooks.ts';
import { machineReadCode } from '../../state/issue/certainty.ts';
import { isArchive } from '../../state/library/library.ts';
import { hasReadablePictures } from '../../state/library/readablePictures.ts';
import { isInDialog, isTyping } from '../frame/useGlobalKeys.ts';
import { lineAtPoint, type TextLine } from './geometry/lines.ts';
import type { Point, WordPlaces } from './geometry/wordPlaces.ts';
import { type CorrectLines, useCorrectLines } from './lines/useCorrectLines.ts';
import type { IssueText } from './usePassageOnPage.ts';

/** What a person does with a page: reads it, corrects its lines, chooses a part to be read again, or marks one. */
export type PageMode = 'read' | 'correct' | 'region' | 'mark';

interface PageWorkOptions {
  readonly issue: Issue;
  readonly sheet: FacsimileSheet | undefined;
  readonly places: WordPlaces | null;
  readonly text: IssueText;
  readonly aspect: number;
  readonly canCorrect: boolean;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** Working with what a machine read on a page. */
export interface PageWork {
  readonly mode: PageMode;
  readonly setMode: (mode: PageMode) => void;
  /** A part is marked by keys: its rectangle is there from the beginning. */
  readonly isBegunByKey: boolean;
  readonly markByKey: () => void;
  readonly canCorrect: boolean;
  readonly canReadAgain: boolean;
  /** Null where no machine said how sure it was. */
  readonly showsDoubt: boolean | null;
  readonly onShowDoubt: (on: boolean) => void;
  readonly correct: CorrectLines;
  /** The line under the pointer, where lines are worth showing. */
  readonly hovered: TextLine | null;
  readonly onPoint: (point: Point | null) => void;
  /** Opens the line at a point; false where none is. */
  readonly openAt: (point: Point) => boolean;
}

export function usePageWork(options: PageWorkOptions): PageWork {
  const { issue, sheet, places, text, aspect, scroller } = options;
  const { library, settings } = useApplication();
  const hasKeys = useHasKeys();
  const [wantedMode, setMode] = useState<PageMode>('read');
  const [isBegunByKey, setBegunByKey] = useState(false);
  const [point, setPoint] = useState<number | null>(null);
  const isShown = usePart(settings.store, (state) => state.showDoubtfulWords);
  const summary = usePart(library.store, (state) =>
    isArchive(state) ? undefined : state.issues.get(issue.id),
  );
  const focusPage = () => scroller.current?.focus({ preventScroll: true });
  const correct = useCorrectLines(issue, places, text, aspect, focusPage);

  const hasConfidence = places?.words.some(({ confidence }) => confidence !== undefined) ?? false;
  const showsDoubt = hasConfidence ? isShown : null;
  const canCorrect = options.canCorrect && correct.lines.length > 0;
  const isMachineRead = issue.warnings.some(({ code }) => code === machineReadCode);
  const canReadAgain =
    sheet?.image != null && summary !== undefined && hasReadablePictures(summary) && isMachineRead;
  const mode =
    (wantedMode === 'correct' && !canCorrect) ||
    (wantedMode === 'region' && !canReadAgain) ||
    (wantedMode === 'mark' && !sheet)
      ? 'read'
      : wantedMode;

  const { leave, line } = correct;
  const number = sheet?.number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has other lines
  useEffect(() => {
    setPoint(null);
    if (line) leave();
  }, [number]);
  const change = (next: PageMode) => {
    if (line) leave();
    setBegunByKey(false);
    setMode(next);
    if (next !== 'mark') focusPage();
  };

  const markByKey = () => {
    change('mark');
    setBegunByKey(true);
  };

  useWindowKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!hasKeys() || isInDialog() || isTyping(event.target)) return;
    if (event.key.toLowerCase() === 'l' && canCorrect) {
      change(mode === 'correct' ? 'read' : 'correct');
    } else if (event.key.toLowerCase() === 'm' && sheet) {
      if (mode === 'mark') change('read');
      else markByKey();
    } else if (mode !== 'read' && event.key === 'Escape') {
      change('read');
    } else if (mode === 'correct' && event.target === scroller.current && event.key === 'Enter') {
      void correct.next();
    } else if (mode === 'correct' && event.target === scroller.current && event.key === 'Tab') {
      if (!correct.toDoubtful(event.shiftKey)) return;
    } else {
      return;
    }
    event.preventDefault();
  });

  const showsLines = mode === 'correct' || showsDoubt === true;
  return {
    mode,
    setMode: change,
    isBegunByKey,
    markByKey,
    canCorrect,
    canReadAgain,
    showsDoubt,
    onShowDoubt: (on) => void settings.change({ showDoubtfulWords: on }),
    correct,
    hovered: showsLines ? (correct.lines.find(({ start }) => start === point) ?? null) : null,
    onPoint: (at) => setPoint(at && (lineAtPoint(correct.lines, at)?.start ?? null)),
    openAt(at) {
      const found = lineAtPoint(correct.lines, at);
      if (found) void correct.open(found);
      return found !== null;
    },
  };
}
