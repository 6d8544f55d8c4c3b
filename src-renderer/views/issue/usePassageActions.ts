import { type RefObject, useCallback, useRef, useState } from 'react';
import { readPassage } from '#shared/anchoring/index.ts';
import { message } from '#shared/i18n/translate.ts';
import type { Colour } from '#shared/model/annotation.ts';
import { copyText } from '../../components/base/clipboard.ts';
import { shortened } from '../../components/base/shortened.ts';
import type { IssueOnDesk } from '../../components/desk/issueOnDesk.ts';
import type { PaperHandle, PassageSelection } from '../../components/desk/paperHandle.ts';
import { useApplication } from '../../state/application.ts';
import { isUnsure } from '../../state/issue/certainty.ts';
import type { NamedPiece, PrintSubject } from '../../state/window/overlays.ts';

export interface PassageActions {
  /** What is selected on the paper; the toolbar stands beside it. */
  readonly selection: PassageSelection | null;
  readonly onSelect: IssueOnDesk['onSelect'];
  /** What was selected is dealt with. */
  readonly clearSelection: () => void;
  readonly highlight: (colour: Colour) => void;
  readonly writeNote: () => void;
  readonly copy: () => Promise<void>;
  /** Asks how the passage, or the article that it stands in, is put on paper. */
  readonly print: () => void;
  /** Marks the passage and asks for a collection. */
  readonly collect: () => Promise<void>;
  /** Marks the passage and links it with the one that waits, or asks with what. */
  readonly link: () => Promise<void>;
}

/** What can be done with the selected passage of an issue. `showNotes` opens the panel that a note is written in. */
export function usePassageActions(
  issueId: string,
  paper: RefObject<PaperHandle | null>,
  showNotes: () => void,
): PassageActions {
  const { currentIssue, facsimile, links, overlays, peer, toasts } = useApplication();
  const [selection, setSelection] = useState<PassageSelection | null>(null);
  // Which of the two a person selects in; the other has nothing to say then.
  const selected = useRef<Record<'text' | 'print', PassageSelection | null>>({ text: null, print: null });
  const onSelect = useCallback<IssueOnDesk['onSelect']>((where, now) => {
    selected.current[where] = now;
    setSelection(selected.current.print ?? selected.current.text);
  }, []);
  const clearSelection = useCallback(() => {
    paper.current?.clearSelection();
    setSelection(null);
  }, [paper]);

  // The paper knows the selection of this moment; the state may be a key press older.
  const chosen = useCallback(() => paper.current?.selection() ?? selection, [paper, selection]);
  const take = useCallback(() => {
    const taken = chosen();
    if (!taken) return null;
    clearSelection();
    return taken;
  }, [chosen, clearSelection]);

  const highlight = useCallback(
    (colour: Colour) => {
      const taken = take();
      if (taken) void currentIssue.highlight(taken, colour);
    },
    [take, currentIssue],
  );
  const writeNote = useCallback(() => {
    const taken = take();
    if (!taken) return;
    showNotes();
    currentIssue.writeNote(taken);
  }, [take, currentIssue, showNotes]);
  const mark = useCallback(async (): Promise<NamedPiece | null> => {
    const taken = take();
    if (!taken) return null;
    const annotationId = await currentIssue.highlight(taken, currentIssue.store.getState().lastColour);
    if (annotationId === null) return null;
    return { piece: { kind: 'annotation', issueId, annotationId }, name: shortened(taken.text) };
  }, [take, currentIssue, issueId]);
  const collect = useCallback(async () => {
    const marked = await mark();
    if (marked) overlays.setState({ dialog: { kind: 'collect', pieces: [marked.piece] } });
  }, [mark, overlays]);
  const link = useCallback(async () => {
    const { pending } = links.store.getState();
    const marked = await mark();
    if (!marked) return;
    if (!pending) return overlays.setState({ dialog: { kind: 'link', from: marked } });
    links.wait(null);
    await links.link(pending.piece, marked.piece);
  }, [mark, links, overlays]);
  const copy = useCallback(async () => {
    const passage = chosen();
    if (!passage) return;
    const { start, end, region } = passage;
    try {
      const cited = region
        ? await peer.call('cite.region', { issueId, region: { ...region } })
        : await peer.call('cite.passage', { issueId, start, end });
      await copyText(cited.text);
      toasts.done(message('toolbar.copied'));
      if (region) return;
      const { issue } = currentIssue.store.getState();
      if (issue?.id === issueId && (await isUnsure(facsimile, issue, [passage])))
        toasts.done(message('pictures.unsure'));
    } catch (error) {
      toasts.failed(error);
    }
  }, [chosen, peer, issueId, currentIssue, facsimile, toasts]);
  const print = useCallback(() => {
    const passage = chosen();
    if (!passage) return;
    const { start, end } = passage;
    const { issue } = currentIssue.store.getState();
    const article = issue?.id === issueId ? readPassage(issue, { start, end }).article : null;
    const scopes: PrintSubject['scopes'] = [
      { kind: 'passage', issueId, start, end },
      ...(article ? [{ kind: 'article', issueId, articleId: article.id } as const] : []),
      { kind: 'issue', issueId },
    ];
    overlays.setState({ dialog: { kind: 'print', subject: { scopes } } });
  }, [chosen, currentIssue, issueId, overlays]);
  return { selection, onSelect, clearSelection, highlight, writeNote, copy, print, collect, link };
}
