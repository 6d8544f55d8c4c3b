import { useCallback, useMemo, useRef, useState } from 'react';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import type { CodePointIndex } from '#shared/text/codePoints.ts';
import { indexFlows, issueFlows } from '../../../dom/passages.ts';
import { useApplication } from '../../../state/application.ts';
import { isDoubtful, isSpanCorrected } from '../../../state/issue/certainty.ts';
import { changedLine, nextDoubtful, type TextLine, textLines } from '../geometry/lines.ts';
import type { WordPlaces } from '../geometry/wordPlaces.ts';

/** The lines of a page as a machine read them, and which is being corrected. */
export interface CorrectLines {
  readonly lines: readonly TextLine[];
  /** Words that nobody has corrected and the machine was not sure of. */
  readonly doubtful: readonly WordBox[];
  /** The line whose editor is open. */
  readonly line: TextLine | null;
  /** The word that the editor begins with. */
  readonly word: Span | null;
  readonly isWorking: boolean;
  readonly failure: unknown;
  /** What stands in the field now. */
  typed(text: string): void;
  /** Saves what was typed in the line before; stays there where that fails. */
  open(line: TextLine, word?: Span): Promise<void>;
  /** Saves, and opens the next line of the page. */
  next(): Promise<void>;
  /** Saves, and goes to the next doubtful word or the one before; false where the page has none there. */
  toDoubtful(backwards: boolean): boolean;
  /** Leaves the line as it was. */
  leave(): void;
}

interface OpenedLine {
  readonly start: number;
  readonly word: Span | null;
}

/** Correcting the lines of a page one by one; `onLeft` is told when no line is open any more. */
export function useCorrectLines(
  issue: Issue,
  places: WordPlaces | null,
  text: Pick<CodePointIndex, 'slice'>,
  aspect: number,
  onLeft: () => void,
): CorrectLines {
  const { corrections } = useApplication();
  const flows = useMemo(() => indexFlows(issueFlows(issue)), [issue]);
  const flowAt = useCallback((span: Span): Flow | null => flows.partsOf(span)[0]?.flow ?? null, [flows]);
  const lines = useMemo(
    () => (places ? textLines(places.words, flowAt, text, aspect) : []),
    [places, flowAt, text, aspect],
  );
  const doubtful = useMemo(
    () => (places?.words ?? []).filter((word) => isDoubtful(word) && !isSpanCorrected(word, flowAt(word))),
    [places, flowAt],
  );
  const [opened, setOpened] = useState<OpenedLine | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const written = useRef<string | null>(null);
  const line = opened && (lines.find(({ start }) => start === opened.start) ?? null);

  const show = (to: OpenedLine | null) => {
    written.current = null;
    setFailure(null);
    setOpened(to);
    if (!to) onLeft();
  };
  /** Whether the line may be left: it is as it was, or its correction is saved. */
  const save = async (): Promise<boolean> => {
    const change = line && written.current !== null ? changedLine(line, written.current) : null;
    if (!change) return true;
    setWorking(true);
    setFailure(null);
    try {
      await corrections.make({ kind: 'text', ...change });
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setWorking(false);
    }
  };
  const go = async (to: OpenedLine | null) => {
    if (await save()) show(to);
  };
  const lineOf = (word: Span) => lines.find(({ start, end }) => start <= word.start && word.start < end);
  return {
    lines,
    doubtful,
    line,
    word: opened?.word ?? null,
    isWorking,
    failure,
    typed(typed) {
      written.current = typed;
    },
    open: (wanted, word) => go({ start: wanted.start, word: word ?? null }),
    next() {
      const following = line ? lines[lines.indexOf(line) + 1] : lines[0];
      return go(following ? { start: following.start, word: null } : null);
    },
    toDoubtful(backwards) {
      const from = opened?.word ?? (line ? { start: line.start, end: line.start } : { start: 0, end: 0 });
      const word = nextDoubtful(doubtful, backwards ? from.start : from.end, backwards);
      const there = word && lineOf(word);
      if (!word || !there) return false;
      if (there === line) setOpened({ start: there.start, word });
      else void go({ start: there.start, word });
      return true;
    },
    leave: () => show(null),
  };
}
