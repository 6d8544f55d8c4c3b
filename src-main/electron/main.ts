/** Composition root of the Electron host: one application, its windows, menu, dialogs and links. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { type App, createApp } from '#core/app/createApp.ts';
import { personalFolders } from '#core/app/folders.ts';
import { builtFiles } from '#core/app/programFiles.ts';
import { openJournal, uncaught } from '#core/app/runtime/journal.ts';
import { copySampleLibrary } from '#core/app/sampleLibrary.ts';
import { noUpdates } from '#core/app/updates.ts';
import type { AppCommand } from '#shared/contract/calls.ts';
import { deepLinkBase, parseDeepLink } from '#shared/contract/deepLink.ts';
import { BroadsheetError, toFailure } from '#shared/contract/errors.ts';
import { type ClientPeer, connectContract } from '#shared/contract/peer.ts';
import { wirePair } from '#shared/contract/wire.ts';
import { pickLanguage } from '#shared/i18n/language.ts';
import type { Settings } from '#shared/model/settings.ts';
import { appAddress } from './address.ts';
import {
  askAtWindow,
  chooseFile,
  chooseFiles,
  chooseFolder,
  chooseForArchive,
  showFailure,
} from './dialogs.ts';
import { canUpdate, electronUpdater } from './electronUpdater.ts';
import { endWithSystem } from './ending.ts';
import { folderToOpen, isSafeMode, type LaunchRequest, parseLaunch } from './launch.ts';
import { linkMenu } from './linkMenu.ts';
import { menuTemplate } from './menu.ts';
import { type MenuLabels, menuLabels } from './menuLabels.ts';
import { registerAppScheme, serveRenderer } from './protocol.ts';
import { recoverWindow } from './recovery.ts';
import { type RecoveryWords, recoveryWords } from './recoveryWords.ts';
import { electronSecrets } from './secrets.ts';
import { hardenSession } from './security.ts';
import { createUpdates } from './updates.ts';
import { keepWindowState, readWindowState } from './windowState.ts';
import { createWindows, type Windows } from './windows.ts';

const rendererFolder = fileURLToPath(new URL('../renderer', import.meta.url));
const preload = fileURLToPath(new URL('../preload/index.cjs', import.meta.url));
const files = builtFiles(import.meta.url);
const developerTools = !app.isPackaged;
const programArguments = app.isPackaged ? 1 : 2;
const folders = personalFolders(process.env);
const journal = openJournal(folders.log, () => new Date());
const safeMode = isSafeMode(process.argv);

registerAppScheme(protocol);
// On Linux Chromium finds the voices of the system only when it is asked to.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
// Graphics drivers are what fails most often.
if (safeMode) app.disableHardwareAcceleration();
// Electron says what nobody caught in a box of its own; here it is only written down.
process.on('uncaughtExceptionMonitor', (error) => journal.record(uncaught(error)));
app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
  // Chromium starts it again.
  if (reason !== 'clean-exit')
    journal.record({ kind: 'childGone', process: type.replaceAll(' ', '-'), reason, exitCode });
});
// The lock below is kept in this folder, so that each profile has its own.
app.setPath('userData', join(folders.config, 'electron'));

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    dialog.showErrorBox('Broadsheet', toFailure(error).message);
    app.exit(1);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  const inbox = collectRequests();
  await app.whenReady();
  hardenSession(session.defaultSession, { developerTools });
  let respond: App['respond'] = async () => null;
  serveRenderer(protocol, rendererFolder, (request) => respond(request));

  const locales = app.getPreferredSystemLanguages();
  let language = pickLanguage('system', locales);
  let labels: MenuLabels = menuLabels[language];
  const core = await createApp({
    configFolder: folders.config,
    cacheFolder: folders.cache,
    files,
    journal,
    safeMode,
    host: {
      info: {
        host: 'electron',
        version: app.getVersion(),
        locales,
        platform: platformName(),
        canChooseFolder: true,
        printsPdf: true,
        importBy: 'path',
      },
      chooseFolder: (purpose) => chooseFolder(purpose, labels),
      chooseFiles: (kind) => chooseFiles(kind, labels),
      chooseFile: (name) => chooseFile(name, labels),
      chooseForArchive: (what) => chooseForArchive(what, labels),
      documents: () => app.getPath('documents'),
      secrets: electronSecrets(safeStorage, process.platform),
      printPdf: (clientId) => printPdf(windows, clientId),
      showFolder,
      linkBase: () => deepLinkBase,
      power: {
        isOnBattery: () => powerMonitor.isOnBatteryPower(),
        onChange: onPowerChange,
      },
      updates: updates(),
    },
  });

  respond = core.respond;

  const stateFile = join(folders.config, 'window.json');
  const keeper = keepWindowState(stateFile, { set: setTimeout, clear: clearTimeout });
  // Once: the system may end while the app is about to.
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= keeper.flush().then(() => core.close());
    return closing;
  };
  const ending = endWithSystem({
    // Electron's types leave the event out.
    onShutdown: (listener) => void powerMonitor.on('shutdown', listener as () => void),
    askPages: () => core.send('runtime.ending', {}),
    close,
    quit: () => app.quit(),
    after: (milliseconds, work) => void setTimeout(work, milliseconds),
  });
  const windows = createWindows({
    preload,
    developerTools,
    stored: await readWindowState(stateFile),
    keeper,
    attach: (wire, clientId) => core.attach(wire, clientId),
    onDropped: (paths) => core.grant(paths),
    onWindow: (window, clientId) => {
      bringBack(
        window,
        () => recoveryWords[language],
        () => core.lostPage(clientId),
      );
      ending.watch(window);
    },
    onLinkMenu: (window, address, open) => {
      const entries = linkMenu(address, labels, { open, copy: (text) => clipboard.writeText(text) });
      if (entries.length > 0) Menu.buildFromTemplate(entries).popup({ window });
    },
  });

  // The host is a client of the application like any window: settings and recent libraries come this way.
  const [ownEnd, coreEnd] = wirePair((message) => message);
  core.attach(coreEnd, 'host');
  const peer = connectContract(ownEnd);
  const showMenu = (settings: Settings) => {
    language = pickLanguage(settings.language, locales);
    labels = menuLabels[language];
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuOptions(core, windows, labels))));
  };
  showMenu(await peer.call('settings.get', {}));
  peer.on('settings.changed', showMenu);

  const request = inbox.first() ?? parseLaunch(process.argv, programArguments, process.cwd());
  await openFirstLibrary(core, peer, request);
  windows.open(request.target);
  inbox.listen((later) => {
    serveRequest(core, windows, later).catch(showFailure);
  });

  app.on('activate', () => {
    if (!windows.current()) windows.open(null);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuitting(close);
}

/** What a second start or a clicked link asks for, kept until the app can serve it. */
function collectRequests() {
  const waiting: LaunchRequest[] = [];
  let serve = (request: LaunchRequest): void => void waiting.push(request);
  app.on('second-instance', (_event, argv, workingFolder) => {
    serve(parseLaunch(argv, programArguments, workingFolder));
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    serve({ library: null, target: parseDeepLink(url) });
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    serve({ library: folderToOpen(path), target: null });
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient('broadsheet');
  return {
    first: () => waiting.shift() ?? null,
    listen(listener: (request: LaunchRequest) => void) {
      serve = listener;
      for (const request of waiting.splice(0)) listener(request);
    },
  };
}

async function serveRequest(core: App, windows: Windows, request: LaunchRequest): Promise<void> {
  if (request.library !== null) await core.openLibrary(request.library);
  const current = windows.current();
  if (!current) {
    windows.open(request.target);
    return;
  }
  windows.focus();
  if (request.target) core.send('navigate.requested', request.target, current.clientId);
}

/** The library that was asked for, or the one opened last; at the first start of an installed copy the sample. */
async function openFirstLibrary(
  core: App,
  peer: ClientPeer,
  { library, target }: LaunchRequest,
): Promise<void> {
  if (library !== null) {
    await core.openLibrary(library).catch(showFailure);
    return;
  }
  if (safeMode) return;
  const last = (await peer.call('host.info', {})).recentLibraries[0];
  // What cannot be opened may have been moved or unplugged since; the window then offers to choose.
  if (last) await core.openLibrary(last.path).catch(() => undefined);
  else if (app.isPackaged && target === null) await openSampleLibrary(core).catch(() => undefined);
}

async function openSampleLibrary(core: App): Promise<void> {
  await core.openLibrary(await copySampleLibrary(files.sampleLibrary, app.getPath('documents')));
}

function menuOptions(core: App, windows: Windows, labels: MenuLabels) {
  return {
    platform: process.platform,
    developerTools,
    labels,
    actions: {
      command(command: AppCommand) {
        const current = windows.current();
        if (current) core.send('command.requested', { command }, current.clientId);
      },
      newWindow: () => windows.open(null),
    },
  };
}

/** The page names its own size and margins (`@page`). */
async function printPdf(windows: Windows, clientId: string): Promise<Uint8Array> {
  const contents = windows.contentsOf(clientId);
  if (!contents) throw new BroadsheetError('notOnThisHost', 'There is no window to print.');
  return await contents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}

async function showFolder(path: string): Promise<void> {
  const problem = await shell.openPath(path);
  if (problem !== '') throw new Error(problem);
}

function bringBack(window: BrowserWindow, words: () => RecoveryWords, onLost: () => void): void {
  recoverWindow(window, {
    clock: () => performance.now(),
    words,
    ask: (question) => askAtWindow(window, question),
    showShelf: () => void window.loadURL(appAddress('/')).catch(() => undefined),
    onLost,
    record: journal.record,
  });
}

function onPowerChange(listener: () => void): () => void {
  powerMonitor.on('on-ac', listener);
  powerMonitor.on('on-battery', listener);
  return () => {
    powerMonitor.off('on-ac', listener);
    powerMonitor.off('on-battery', listener);
  };
}

function updates() {
  const { platform, env: environment, resourcesPath: resources } = process;
  const { isPackaged } = app;
  if (!canUpdate({ isPackaged, platform, resources, environment, exists: existsSync })) return noUpdates;
  const quitAnd = (install: () => void) => {
    app.once('quit', () => {
      // The new version starts while this one ends, and is to be the only one.
      app.releaseSingleInstanceLock();
      install();
    });
    app.quit();
  };
  return createUpdates({
    load: async () => {
      const { default: library } = await import('electron-updater');
      return electronUpdater(library.autoUpdater, platform === 'darwin' ? null : quitAnd);
    },
    repeat: (milliseconds, work) => {
      const timer = setInterval(work, milliseconds);
      return () => clearInterval(timer);
    },
    onFailed: (step) => journal.record({ kind: 'updateFailed', step }),
  });
}

/** Quitting waits until what is under way is written. */
function closeBeforeQuitting(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    close()
      .catch(() => undefined)
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

function platformName(): 'darwin' | 'win32' | 'linux' | 'other' {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' || platform === 'linux' ? platform : 'other';
}
