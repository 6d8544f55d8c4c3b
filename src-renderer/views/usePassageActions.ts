import { type RefObject, useCallback, useState } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { Colour } from '#shared/model/annotation.ts';
import { copyText } from '../components/base/clipboard.ts';
import type { PaperHandle, PassageSelection } from '../components/paper/types.ts';
import { useApplication, usePart } from '../state/application.ts';

export interface PassageActions {
  /** What is selected on the paper; the toolbar stands beside it. */
  readonly selection: PassageSelection | null;
  readonly setSelection: (selection: PassageSelection | null) => void;
  readonly highlight: (colour: Colour) => void;
  readonly writeNote: () => void;
  readonly copy: () => Promise<void>;
}

/** What can be done with the selected passage of an issue. `showNotes` opens the panel that a note is written in. */
export function usePassageActions(
  issueId: string,
  paper: RefObject<PaperHandle | null>,
  showNotes: () => void,
): PassageActions {
  const { reading, library, peer, toasts } = useApplication();
  const [selection, setSelection] = useState<PassageSelection | null>(null);
  const locked = usePart(library.store, (state) => (state.state?.marksLocked ?? null) !== null);

  // The paper knows the selection of this moment; the state may be a key press older.
  const chosen = useCallback(() => paper.current?.selection() ?? selection, [paper, selection]);
  const take = useCallback(() => {
    const taken = locked ? null : chosen();
    if (!taken) return null;
    paper.current?.clearSelection();
    setSelection(null);
    return taken;
  }, [locked, chosen, paper]);

  const highlight = useCallback(
    (colour: Colour) => {
      const taken = take();
      if (taken) void reading.highlight(taken, colour);
    },
    [take, reading],
  );
  const writeNote = useCallback(() => {
    const taken = take();
    if (!taken) return;
    showNotes();
    reading.writeNote(taken);
  }, [take, reading, showNotes]);
  const copy = useCallback(async () => {
    const passage = chosen();
    if (!passage) return;
    const { start, end, articleId } = passage;
    try {
      const cited = await peer.call('cite.passage', { issueId, articleId, start, end });
      await copyText(cited.text);
      toasts.done(message('toolbar.copied'));
    } catch (error) {
      toasts.failed(error);
    }
  }, [chosen, peer, issueId, toasts]);
  return { selection, setSelection, highlight, writeNote, copy };
}
