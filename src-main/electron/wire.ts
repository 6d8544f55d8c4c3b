import { isAbsolute } from 'node:path';
import type { IpcMainEvent, WebContents } from 'electron';
import { droppedChannel, wireChannel } from '#shared/contract/windowWire.ts';
import type { Wire } from '#shared/contract/wire.ts';
import { isAppAddress } from './address.ts';

/** The part of a window's contents that a wire needs. */
export type WireContents = Pick<WebContents, 'send' | 'isDestroyed'> & {
  readonly ipc: Pick<WebContents['ipc'], 'on' | 'off'>;
  readonly mainFrame: unknown;
  once(event: 'destroyed', listener: () => void): unknown;
  off(event: 'destroyed', listener: () => void): unknown;
};

/**
 * The application's end of one window's wire. Only the window's main frame, while it shows the app's own
 * page, is listened to.
 */
export function windowWire(contents: WireContents): Wire {
  return {
    post(message) {
      if (contents.isDestroyed()) throw new Error('The window is closed.');
      contents.send(wireChannel, message);
    },
    onMessage(listener) {
      const receive = (event: IpcMainEvent, message: unknown) => {
        if (isTrusted(event, contents)) listener(message);
      };
      contents.ipc.on(wireChannel, receive);
      return () => {
        if (!contents.isDestroyed()) contents.ipc.off(wireChannel, receive);
      };
    },
    onClose(listener) {
      contents.once('destroyed', listener);
      return () => {
        if (!contents.isDestroyed()) contents.off('destroyed', listener);
      };
    },
  };
}

/** Tells of the paths that files dropped on a window have, as its preload sees them. */
export function onDropped(contents: WireContents, listener: (paths: readonly string[]) => void): void {
  contents.ipc.on(droppedChannel, (event: IpcMainEvent, paths: unknown) => {
    if (!isTrusted(event, contents) || !Array.isArray(paths)) return;
    listener(paths.filter((path): path is string => typeof path === 'string' && isAbsolute(path)));
  });
}

function isTrusted(event: Pick<IpcMainEvent, 'senderFrame'>, contents: WireContents): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === contents.mainFrame && isAppAddress(frame.url);
}
