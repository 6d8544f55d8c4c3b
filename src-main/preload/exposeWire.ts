import type { ContextBridge, IpcRenderer } from 'electron';
import { type WindowWire, windowWireName, wireChannel } from '#shared/contract/windowWire.ts';

/** Gives the page its end of the wire. Nothing of Electron's own objects reaches the page. */
export function exposeWire(
  contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: Pick<IpcRenderer, 'send' | 'on'>,
): void {
  const wire: WindowWire = {
    post(message) {
      ipcRenderer.send(wireChannel, message);
    },
    onMessage(listener) {
      ipcRenderer.on(wireChannel, (_event, message: unknown) => listener(message));
    },
  };
  contextBridge.exposeInMainWorld(windowWireName, wire);
}
