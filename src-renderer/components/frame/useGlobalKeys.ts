import { useEffect } from 'react';
import type { AppCommand } from '#shared/contract/calls.ts';
import { type Application, useApplication } from '../../state/application.ts';
import { useWindowKeys } from '../../state/hooks.ts';
import { wholeLibrary } from '../../state/library/readablePictures.ts';
import { wholeNotebook } from '../../state/navigation/notebookAddress.ts';
import { stepTypeSize, typeSizes } from '../../state/window/settings.ts';

/** Typing has its own undo and its own letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range])'));

/** A dialog has the keyboard to itself. */
export const isInDialog = (): boolean => document.querySelector('dialog[open]') !== null;

/** Keys that work in every view: history, undo and redo, help. Also the host menu's commands. */
export function useGlobalKeys(): void {
  const application = useApplication();
  useWindowKeys((event) => {
    if (event.defaultPrevented || isInDialog()) return;
    const action = actionOf(event, application);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(
    () => application.peer.on('command.requested', ({ command }) => runCommand(command, application)),
    [application],
  );
  useEffect(() => {
    const { router } = application;
    const onButton = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return;
      event.preventDefault();
      if (event.button === 3) router.back();
      else router.forward();
    };
    window.addEventListener('mouseup', onButton);
    return () => window.removeEventListener('mouseup', onButton);
  }, [application]);
}

function actionOf(event: KeyboardEvent, application: Application): (() => void) | null {
  const { router, overlays } = application;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey && !command && key === 'ArrowLeft') return router.back;
  if (event.altKey && !command && key === 'ArrowRight') return router.forward;
  if (command && event.shiftKey && !event.altKey && key === 'l')
    return () => runCommand('notebook', application);
  if (isTyping(event.target)) return null;
  if (command && !event.altKey && key === 'z')
    return () => runCommand(event.shiftKey ? 'redo' : 'undo', application);
  if (command && !event.altKey && key === 'y') return () => runCommand('redo', application);
  if (!command && !event.altKey && key === '?') return () => overlays.setState({ dialog: { kind: 'help' } });
  if (key === 'Escape' && overlays.getState().drawer !== null)
    return () => overlays.setState({ drawer: null });
  return null;
}

/** `findInIssue` and the views belong to the issue on screen, which listens for itself. */
function runCommand(command: AppCommand, application: Application): void {
  const { router, library, settings, overlays } = application;
  const { route } = router.store.getState();
  const { typeSize, notesPanelOpen, leftPanelOpen } = settings.store.getState();
  // On the printed page alone there is no type to set: the page itself is enlarged.
  const onPrint = route.name === 'issue' && route.view === 'facsimile';
  if (onPrint && command.startsWith('zoom')) return;
  switch (command) {
    case 'openLibrary':
      void library.choose();
      break;
    case 'search':
      document.querySelector<HTMLInputElement>('.search-box input')?.focus();
      break;
    case 'export': {
      const issueId = route.name === 'issue' ? route.issueId : null;
      const articleId = route.name === 'issue' ? route.articleId : null;
      const kind = issueId === null ? 'library' : 'issue';
      overlays.setState({
        dialog: { kind: 'export', subject: { kind, issueId, articleId, annotationIds: [] } },
      });
      break;
    }
    case 'importAnnotations':
      overlays.setState({ dialog: { kind: 'importAnnotations' } });
      break;
    case 'readPictures':
      if (library.store.getState().state)
        overlays.setState({ dialog: { kind: 'readPictures', what: wholeLibrary, name: null } });
      break;
    case 'notebook':
      if (library.store.getState().state && route.name !== 'notebook') router.go(wholeNotebook);
      break;
    case 'undo':
      void application.history.undo();
      break;
    case 'redo':
      void application.history.redo();
      break;
    case 'toggleNotes':
      void settings.change({ notesPanelOpen: !notesPanelOpen });
      break;
    case 'toggleContents':
      void settings.change({ leftPanelOpen: !leftPanelOpen });
      break;
    case 'viewPage':
    case 'viewReading':
    case 'viewVertical': {
      const view = command === 'viewPage' ? 'page' : command === 'viewReading' ? 'reading' : 'vertical';
      if (route.name === 'issue') router.replace({ ...route, view, articleId: null });
      break;
    }
    case 'zoomIn':
      void settings.change({ typeSize: stepTypeSize(typeSize, 1) });
      break;
    case 'zoomOut':
      void settings.change({ typeSize: stepTypeSize(typeSize, -1) });
      break;
    case 'zoomReset':
      void settings.change({ typeSize: typeSizes.usual });
      break;
    case 'findInIssue':
      break;
  }
}
