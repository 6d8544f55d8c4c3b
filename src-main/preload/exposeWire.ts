import type { ContextBridge, IpcRenderer, WebUtils } from 'electron';
import { droppedChannel, type WindowWire, windowWireName, wireChannel } from '#shared/contract/windowWire.ts';

/** Gives the page its end of the wire. Nothing of Electron's own objects reaches the page. */
export function exposeWire(
  contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: Pick<IpcRenderer, 'send' | 'on'>,
  webUtils: Pick<WebUtils, 'getPathForFile'>,
): void {
  const wire: WindowWire = {
    post(message) {
      ipcRenderer.send(wireChannel, message);
    },
    onMessage(listener) {
      ipcRenderer.on(wireChannel, (_event, message: unknown) => listener(message));
    },
    pathsOf(files, answer) {
      // Only Electron can tell whether these are files; what is not makes it throw.
      const paths = files.map((file) =>
        webUtils.getPathForFile(file as Parameters<WebUtils['getPathForFile']>[0]),
      );
      // First, so that the application knows them before a call can name them.
      ipcRenderer.send(droppedChannel, paths);
      answer(paths);
    },
  };
  contextBridge.exposeInMainWorld(windowWireName, wire);
}
