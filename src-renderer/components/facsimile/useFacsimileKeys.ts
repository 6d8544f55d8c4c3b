import { type RefObject, useEffect, useEffectEvent } from 'react';
import { commandOf, type KeyedCommand } from '#shared/model/finding/commandKeys.ts';
import { useApplication } from '../../state/application.ts';
import { useHasKeys, useWindowKeys } from '../../state/hooks.ts';
import { isInDialog, isTyping } from '../frame/useGlobalKeys.ts';
import { zoomStep } from './geometry/zoom.ts';
import type { Zooming } from './useZoom.ts';

interface FacsimileKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly zooming: Zooming;
  /** The text does not stand beside it, so that the menu's zoom is the page's. */
  readonly alone: boolean;
  /** Turn the page; null at the ends. */
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  /** What Escape ends; null for nothing. */
  readonly cancel: (() => void) | null;
}

/** Keys that need no Ctrl or ⌘ here, as there is nothing to type. */
const zoomKeys: Readonly<Record<string, KeyedCommand>> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'zoomReset',
};

/** The printed page's keys: + − 0 enlarge, Page Up and Down and arrows turn where there is nothing to scroll. */
export function useFacsimileKeys(keys: FacsimileKeys): void {
  const { peer, info } = useApplication();
  const hasKeys = useHasKeys();
  const { zooming, alone } = keys;

  const zoomAction = (command: string | undefined): (() => void) | null => {
    if (command === 'zoomIn') return () => zooming.zoomBy(zoomStep);
    if (command === 'zoomOut') return () => zooming.zoomBy(1 / zoomStep);
    return command === 'zoomReset' ? () => zooming.zoomTo('page') : null;
  };
  const turnAction = (key: string): (() => void) | null => {
    const element = keys.scroller.current;
    if (!element) return null;
    const fitsAcross = element.scrollWidth <= element.clientWidth + 1;
    const atTop = element.scrollTop < 2;
    const atFoot = element.scrollTop + element.clientHeight > element.scrollHeight - 2;
    if ((key === 'PageDown' && atFoot) || (key === 'ArrowRight' && fitsAcross)) return keys.next;
    if ((key === 'PageUp' && atTop) || (key === 'ArrowLeft' && fitsAcross)) return keys.previous;
    return key === 'Escape' ? keys.cancel : null;
  };

  useWindowKeys((event) => {
    if (alone && info.canChooseFolder && hasKeys() && !isInDialog()) {
      const zoom = zoomAction(commandOf(event, 'window'));
      if (zoom) {
        event.preventDefault();
        zoom();
        return;
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!hasKeys() || isInDialog() || isTyping(event.target)) return;
    const { target } = event;
    // The text beside and the panels scroll by themselves, and arrows move between radio buttons.
    const elsewhere = target instanceof Element && target.closest('.paper, .panel') !== null;
    const choosing = target instanceof HTMLInputElement && event.key.startsWith('Arrow');
    const action = zoomAction(zoomKeys[event.key]) ?? (elsewhere || choosing ? null : turnAction(event.key));
    if (!action) return;
    event.preventDefault();
    action();
  });

  const onCommand = useEffectEvent((command: string) => {
    if (hasKeys()) zoomAction(command)?.();
  });
  useEffect(() => {
    if (!alone) return;
    return peer.on('command.requested', ({ command }) => onCommand(command));
  }, [peer, alone]);
}
