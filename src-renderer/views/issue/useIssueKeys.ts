import { type RefObject, useEffect } from 'react';
import { type Colour, colours } from '#shared/model/annotation.ts';
import { commandOf } from '#shared/model/finding/commandKeys.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { isInDialog, isTyping } from '../../components/frame/useGlobalKeys.ts';
import { useApplication } from '../../state/application.ts';
import { runCommand } from '../../state/commands.ts';
import { useHasKeys, usePublicationOf, useWindowKeys } from '../../state/hooks.ts';
import type { CurrentIssue } from '../../state/issue/currentIssue.ts';
import { neighbours } from '../../state/library/publications.ts';
import { useReached } from '../../state/library/useReached.ts';
import type { Route } from '../../state/navigation/route.ts';
import { currentArticle } from './marks/currentArticle.ts';

interface IssueKeys {
  readonly route: Extract<Route, { name: 'issue' }>;
  readonly issue: Issue | null;
  readonly paper: RefObject<PaperHandle | null>;
  readonly toolbar: RefObject<HTMLDivElement | null>;
  readonly highlight: (colour: Colour) => void;
  readonly writeNote: () => void;
  readonly copy: () => Promise<void>;
  readonly openFind: () => void;
  /** Looks up what is selected or the word at the caret. */
  readonly lookUp: () => void;
  /** Starts, pauses or goes on. */
  readonly readAloud: () => void;
  readonly chooseArticle: (articleId: string) => void;
  /** Takes away what a link has painted. */
  readonly leave: () => void;
}

/** The issue's keys: 1–8, H, N or A, Q on a selection; J and K, [ and ], D, T, B, M, P, F3, Ctrl/Cmd+F. */
export function useIssueKeys(keys: IssueKeys): void {
  const application = useApplication();
  const { router, currentIssue, find, peer } = application;
  const hasKeys = useHasKeys();
  const publication = usePublicationOf(keys.route.issueId);
  const isHere = useReached(publication, []);
  const { openFind } = keys;

  useEffect(
    () =>
      peer.on('command.requested', ({ command }) => {
        if (command === 'findInIssue' && hasKeys()) openFind();
      }),
    [peer, openFind, hasKeys],
  );

  const openNeighbour = (which: 'previous' | 'next') => {
    const issue = neighbours(publication, keys.route.issueId, isHere)[which];
    if (issue) router.go({ ...keys.route, issueId: issue.id, articleId: null, arrival: null });
  };
  const stepArticle = (by: 1 | -1) => {
    const articles = keys.issue?.articles ?? [];
    const at = currentArticle(keys.route, keys.paper.current, articles);
    const next = articles[at === null ? 0 : at + by];
    if (next) keys.chooseArticle(next.id);
  };
  const onFocused = (colour: Colour) => {
    const { focusedAnnotationId } = currentIssue.store.getState();
    if (hasSelection(keys)) keys.highlight(colour);
    else if (focusedAnnotationId !== null) void currentIssue.recolour(focusedAnnotationId, colour);
  };
  const plain: Readonly<Record<string, () => void>> = {
    h: () => hasSelection(keys) && keys.highlight(currentIssue.store.getState().lastColour),
    n: () => note(keys, currentIssue),
    a: () => note(keys, currentIssue),
    q: () => void (hasSelection(keys) && keys.copy()),
    d: keys.lookUp,
    t: keys.readAloud,
    j: () => stepArticle(1),
    k: () => stepArticle(-1),
    '[': () => openNeighbour('previous'),
    ']': () => openNeighbour('next'),
    ...Object.fromEntries(colours.map((colour, index) => [String(index + 1), () => onFocused(colour)])),
  };
  useWindowKeys((event) => {
    if (event.defaultPrevented || isInDialog() || !hasKeys()) return;
    const command = event.ctrlKey || event.metaKey;
    const keyed = commandOf(event, 'issue');
    const action = command
      ? keyed === 'findInIssue'
        ? openFind
        : null
      : event.altKey && event.key === 'F10'
        ? () => keys.toolbar.current?.querySelector('button')?.focus()
        : event.key === 'F3'
          ? () => find.step(event.shiftKey ? -1 : 1)
          : event.altKey || isTyping(event.target)
            ? null
            : event.key === 'Escape'
              ? null
              : keyed
                ? () => runCommand(keyed, application)
                : (plain[event.key.toLowerCase()] ?? null);
    if (event.key === 'Escape' && !isTyping(event.target)) {
      keys.leave();
      keys.paper.current?.clearSelection();
      if (find.store.getState().open) find.close();
      else currentIssue.focus(null);
      return;
    }
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Asked of the paper itself: a key may come before the selection was announced. */
const hasSelection = (keys: IssueKeys): boolean => (keys.paper.current?.selection() ?? null) !== null;

function note(keys: IssueKeys, currentIssue: CurrentIssue): void {
  const { focusedAnnotationId } = currentIssue.store.getState();
  if (hasSelection(keys)) keys.writeNote();
  else if (focusedAnnotationId !== null) currentIssue.editNote(focusedAnnotationId);
}
