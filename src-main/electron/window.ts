import type { BrowserWindowConstructorOptions } from 'electron';
import { minimumSize, type WindowState } from './windowState.ts';

/** The paper's colour under the page while it loads, so that no white flashes up in the dark. */
const paper = { light: '#fbf8f1', dark: '#171614' };

/** How every window is made. What is not stated here is Electron's default, and meant to be. */
export function windowOptions(
  place: WindowState,
  preload: string,
  options: { readonly dark: boolean; readonly developerTools: boolean },
): BrowserWindowConstructorOptions {
  return {
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Broadsheet',
    backgroundColor: options.dark ? paper.dark : paper.light,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: options.developerTools,
    },
  };
}

/** A further window opens beside the one in use, not over it. */
export function besideWindow(place: WindowState): WindowState {
  return { ...place, x: place.x + 28, y: place.y + 28, maximized: false };
}
