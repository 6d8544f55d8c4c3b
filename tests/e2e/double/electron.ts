/**
 * The Electron double: what `electron` resolves to in the end-to-end tests. See README.md beside this
 * file. A name that is not exported here fails when the main bundle is linked.
 */
import { app, rawApp } from './app.ts';
import { BrowserWindow, befall } from './browserWindow.ts';
import { fault, serveControl } from './control.ts';
import { answerNextFolderDialog, answerNextMessageBox, dialog } from './dialog.ts';
import { KnownEmitter, known, PreventableEvent } from './known.ts';
import { clickMenu, Menu } from './menu.ts';
import { protocol, session } from './session.ts';

export { app, BrowserWindow, dialog, Menu, protocol, session };

export const nativeTheme = known('nativeTheme', { shouldUseDarkColors: false });

const powerEvents = new KnownEmitter('powerMonitor', ['on-ac', 'on-battery', 'shutdown']);
export const powerMonitor = known('powerMonitor', {
  isOnBatteryPower: () => false,
  on: (event: string, listener: () => void) => powerEvents.on(event, listener),
  off: (event: string, listener: () => void) => powerEvents.off(event, listener),
});

/** No file manager is opened in tests. */
export const clipboard = known('clipboard', { writeText: (_text: string) => undefined });
export const shell = known('shell', { openPath: async (_path: string) => '' });

/** A keychain that is there and keeps what it is given as anybody could: tests look at who may read what. */
export const safeStorage = known('safeStorage', {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(text).reverse(),
  decryptString: (kept: Buffer) => Buffer.from(kept).reverse().toString(),
});

export const screen = known('screen', {
  getAllDisplays: () => [known('display', { workArea: { x: 0, y: 0, width: 1440, height: 900 } })],
});

serveControl(async (request) => {
  if (request.kind === 'befall') await befall(request.what);
  else if (request.kind === 'answerFolderDialog') answerNextFolderDialog(request.path);
  else if (request.kind === 'answerMessageBox') answerNextMessageBox(request.button);
  else if (request.kind === 'clickMenu') clickMenu(request.id);
  else if (request.kind === 'openUrl') rawApp.emit('open-url', new PreventableEvent(), request.url);
  else app.quit();
});

// Electron shows a box for these; here the test has to hear of them.
process.on('uncaughtException', fault);
process.on('unhandledRejection', fault);
