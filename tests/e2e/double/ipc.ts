import { EventEmitter } from 'node:events';
import { known } from './known.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;

/** The frame of a window's page, as main sees it. */
export interface Frame {
  readonly url: string;
}

/**
 * Both ends of the inter-process channels of one document. Messages are cloned as Electron clones them
 * and never arrive within the sender's turn.
 */
export interface Ipc {
  /** What a preload gets. */
  readonly ipcRenderer: {
    send(channel: string, ...args: unknown[]): void;
    on(channel: string, listener: Listener): void;
  };
  /** Main's message to the document. */
  toRenderer(channel: string, ...args: unknown[]): void;
}

/** `receive` hears what the document sends. */
export function createIpc(receive: (channel: string, args: unknown[]) => void): Ipc {
  const renderer = new EventEmitter();
  return {
    ipcRenderer: known('ipcRenderer', {
      send(channel: string, ...args: unknown[]) {
        const clone = structuredClone(args);
        setImmediate(() => receive(channel, clone));
      },
      on(channel: string, listener: Listener) {
        renderer.on(channel, listener);
      },
    }),
    toRenderer(channel, ...args) {
      const clone = structuredClone(args);
      setImmediate(() => renderer.emit(channel, known('IpcRendererEvent', {}), ...clone));
    },
  };
}

/** `webContents.ipc`: listeners of one window. */
export class ContentsIpc {
  readonly #emitter = new EventEmitter();

  on(channel: string, listener: Listener): void {
    this.#emitter.on(channel, listener);
  }

  off(channel: string, listener: Listener): void {
    this.#emitter.off(channel, listener);
  }

  /** For the double itself. */
  receive(channel: string, senderFrame: Frame | null, args: unknown[]): void {
    this.#emitter.emit(channel, known('IpcMainEvent', { senderFrame }), ...args);
  }
}
