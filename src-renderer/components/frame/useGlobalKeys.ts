import { useEffect } from 'react';
import { commandOf } from '#shared/model/finding/commandKeys.ts';
import { type Application, useApplication } from '../../state/application.ts';
import { canRunHere, runCommand } from '../../state/commands.ts';
import { useWindowKeys } from '../../state/hooks.ts';

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
  const heard = commandOf(
    event,
    'anywhere',
    ...(application.info.canChooseFolder ? (['window'] as const) : []),
  );
  // What cannot be set on paper by itself the browser prints as it is.
  if (heard === 'print' && !canRunHere('print', application)) return null;
  if (heard) return () => runCommand(heard, application);
  if (isTyping(event.target)) return null;
  const plain = commandOf(event, 'notTyping');
  if (plain) return () => runCommand(plain, application);
  if (command && !event.altKey && key === 'y') return () => runCommand('redo', application);
  if (key === 'Escape' && overlays.getState().drawer !== null)
    return () => overlays.setState({ drawer: null });
  return null;
}
