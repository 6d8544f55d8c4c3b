import { existsSync } from 'node:fs';
import { extname, isAbsolute } from 'node:path';
import type { Page, Frame as PageFrame, Route } from 'playwright-core';
import { rawApp } from './app.ts';
import { type Bridge, bridgePreload } from './bridge.ts';
import { chromiumContext } from './chromium.ts';
import { fault } from './control.ts';
import { ContentsIpc, type Frame } from './ipc.ts';
import { checkKeys, KnownEmitter, known, PreventableEvent } from './known.ts';
import { installSession, isDownloadPrevented, onNavigation, toChromium, toMain } from './session.ts';

interface WebPreferences {
  readonly preload: string;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly nodeIntegrationInSubFrames?: boolean;
  readonly nodeIntegrationInWorker?: boolean;
  readonly webSecurity?: boolean;
  readonly webviewTag?: boolean;
}

interface WindowOptions {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly webPreferences: WebPreferences;
}

const optionNames = [
  ...['x', 'y', 'width', 'height', 'minWidth', 'minHeight', 'title', 'backgroundColor', 'show'],
  'webPreferences',
];
const preferenceNames = [
  ...['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInSubFrames'],
  ...['nodeIntegrationInWorker', 'webSecurity', 'webviewTag', 'navigateOnDragDrop', 'safeDialogs'],
  ...['spellcheck', 'devTools'],
];

/** What Electron would enforce of these, and what the app promises of them. */
function checkPreferences(preferences: WebPreferences): void {
  checkKeys('webPreferences', preferences, preferenceNames);
  const promises: [boolean, string][] = [
    [preferences.sandbox === true, 'sandbox must be on'],
    [preferences.contextIsolation === true, 'contextIsolation must be on'],
    [preferences.nodeIntegration === false, 'nodeIntegration must be off'],
    [preferences.nodeIntegrationInSubFrames !== true, 'nodeIntegrationInSubFrames must be off'],
    [preferences.nodeIntegrationInWorker !== true, 'nodeIntegrationInWorker must be off'],
    [preferences.webSecurity !== false, 'webSecurity must be on'],
    [preferences.webviewTag !== true, 'webviewTag must be off'],
    [isAbsolute(preferences.preload), 'preload must be an absolute path'],
    [existsSync(preferences.preload), `there is no preload at ${preferences.preload}`],
    [extname(preferences.preload) !== '.mjs', 'a sandboxed preload cannot be an ES module'],
  ];
  const broken = promises.find(([kept]) => !kept);
  if (broken) throw new Error(`webPreferences: ${broken[1]}.`);
}

class WebContents extends KnownEmitter {
  readonly ipc: ContentsIpc;
  readonly mainFrame: Frame;
  #page: Page | null = null;
  #bridge: Bridge | null = null;
  #destroyed = false;
  #isLost = false;
  #openHandler: ((details: { url: string }) => { action: 'deny' | 'allow' }) | null = null;

  constructor() {
    super('webContents', [
      ...[
        'destroyed',
        'will-navigate',
        'will-frame-navigate',
        'will-redirect',
        'will-attach-webview',
        'context-menu',
        'render-process-gone',
      ],
    ]);
    this.ipc = known('webContents.ipc', new ContentsIpc());
    const page = () => this.#page;
    this.mainFrame = known('WebFrameMain', {
      get url() {
        return toMain(page()?.mainFrame().url() ?? 'about:blank');
      },
    });
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#bridge?.toRenderer(channel, ...args);
  }

  async printToPDF(options: { readonly preferCSSPageSize?: boolean; readonly printBackground?: boolean }) {
    checkKeys('printToPDF', options, [
      ...['preferCSSPageSize', 'printBackground', 'generateTaggedPDF', 'generateDocumentOutline'],
    ]);
    if (!this.#page) throw new TypeError('Object has been destroyed');
    const { preferCSSPageSize = false, printBackground = false } = options;
    return await this.#page.pdf({ preferCSSPageSize, printBackground });
  }

  reload(): void {
    const page = this.#page;
    if (!page) throw new TypeError('Object has been destroyed');
    // A page that was lost stands one step back in the window's history, with what the history held for it.
    const loading = this.#isLost ? page.goBack({ waitUntil: 'load' }) : page.reload({ waitUntil: 'load' });
    this.#isLost = false;
    loading.catch(fault);
  }

  forcefullyCrashRenderer(): void {
    this.double.lose('killed').catch(fault);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' | 'allow' }): void {
    this.#openHandler = handler;
  }

  /** For the double itself. */
  readonly double = {
    attach: async (page: Page, preload: string) => {
      this.#page = page;
      const receive = (channel: string, args: unknown[]) => {
        if (!this.#destroyed) this.ipc.receive(channel, this.mainFrame, args);
      };
      this.#bridge = await bridgePreload(page, preload, receive, fault);
    },
    destroy: () => {
      this.#destroyed = true;
      this.emit('destroyed');
    },
    /**
     * The page's process ends: nothing it was about to send arrives, and the window is blank. Chromium's own crash
     * (`Page.crash`) would end the test's view of the page as well.
     */
    lose: async (reason: string) => {
      if (!this.#page) throw new TypeError('Object has been destroyed');
      this.#isLost = true;
      this.#bridge?.cut();
      await this.#page.goto('about:blank');
      this.emit('render-process-gone', new PreventableEvent(), { reason, exitCode: 1 });
    },
    mayOpen: (url: string) => this.#openHandler?.({ url }).action !== 'deny',
  };
}

const windows = new Map<Page, RawWindow>();
let opened = 0;
let sessionIsInstalled: Promise<void> | null = null;

class RawWindow extends KnownEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  readonly #contents = new WebContents();
  readonly #bounds: { x: number; y: number; width: number; height: number };
  readonly #preload: string;
  #page: Page | null = null;
  #maximized = false;

  constructor(options: WindowOptions) {
    super('BrowserWindow', [
      ...['resize', 'move', 'maximize', 'unmaximize', 'focus', 'closed', 'ready-to-show'],
      ...['unresponsive', 'responsive', 'query-session-end', 'session-end'],
    ]);
    if (!rawApp.double.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    checkKeys('BrowserWindow', options, optionNames);
    checkPreferences(options.webPreferences);
    this.id = ++opened;
    this.#preload = options.webPreferences.preload;
    this.#bounds = { x: options.x, y: options.y, width: options.width, height: options.height };
    this.webContents = known('webContents', this.#contents);
  }

  async loadURL(address: string): Promise<void> {
    try {
      const page = this.#page ?? (await this.#openPage());
      await page.goto(toChromium(address), { waitUntil: 'load' });
      this.emit('ready-to-show');
    } catch (error) {
      // Electron rejects too when the window closes, or its page goes elsewhere, while it loads.
      if (!/closed|ERR_ABORTED/i.test(String(error))) fault(error);
      throw error;
    }
  }

  async #openPage(): Promise<Page> {
    const context = await chromiumContext();
    sessionIsInstalled ??= installSession(context);
    await sessionIsInstalled;
    const page = await context.newPage();
    this.#page = page;
    windows.set(page, this);
    // As in Electron, what the page sent last is heard before it is gone (ipc.ts delivers a turn later).
    page.on('close', () => setImmediate(() => this.#closed(page)));
    page.on('popup', (popup) => {
      if (this.#contents.double.mayOpen(toMain(popup.url())))
        fault(new Error('A new window was not denied.'));
      popup.close().catch(() => undefined);
    });
    page.on('download', (download) => {
      if (!isDownloadPrevented()) fault(new Error('A download was not prevented.'));
      download.cancel().catch(() => undefined);
    });
    await this.#contents.double.attach(page, this.#preload);
    return page;
  }

  #closed(page: Page): void {
    windows.delete(page);
    this.#contents.double.destroy();
    this.emit('closed');
    if (windows.size > 0 || rawApp.double.isQuitting()) return;
    if (!rawApp.emit('window-all-closed')) rawApp.quit();
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  close(): void {
    this.#page?.close().catch(fault);
  }

  getNormalBounds() {
    return { ...this.#bounds };
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize');
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  show(): void {
    this.focus();
  }

  focus(): void {
    this.#page?.bringToFront().catch(() => undefined);
    this.emit('focus');
  }

  /** For the double itself. */
  readonly double = {
    lose: () => this.#contents.double.lose('crashed'),
    isNavigationPrevented: (frame: PageFrame, address: string): boolean => {
      const isMainFrame = frame === this.#page?.mainFrame();
      const event = new PreventableEvent({ url: address, isMainFrame });
      this.#contents.emit('will-frame-navigate', event);
      if (isMainFrame) this.#contents.emit('will-navigate', event);
      return event.defaultPrevented;
    },
  };
}

/** `new BrowserWindow(…)` answers a wrapped window. */
export const BrowserWindow = new Proxy(RawWindow, {
  construct: (target, [options]: [WindowOptions]) => known('BrowserWindow', new target(options)),
  get(target, property) {
    if (property === 'prototype' || typeof property === 'symbol') return Reflect.get(target, property);
    throw new Error(`The Electron double does not know BrowserWindow.${property}.`);
  },
});

onNavigation((route: Route, address: string) => {
  const frame = frameOf(route);
  const window = frame && windows.get(frame.page());
  return frame && window ? window.double.isNavigationPrevented(frame, address) : false;
});

/** Null for the first request of a new window that a page opened, which is closed at once. */
function frameOf(route: Route): PageFrame | null {
  try {
    return route.request().frame();
  } catch {
    return null;
  }
}

rawApp.double.onCloseWindows(async () => {
  const close = async (page: Page) => {
    // Electron asks a window whether it may close, and what the window had sent before is heard by then.
    await page.evaluate('0');
    await page.close();
  };
  await Promise.all([...windows.keys()].map((page) => close(page).catch(() => undefined)));
  await new Promise(setImmediate);
});

/** For the test: something that befalls the window in use, or every window. */
export async function befall(what: 'crash' | 'hang' | 'sessionEnd'): Promise<void> {
  const all = [...windows.values()];
  if (what === 'crash') await all.at(-1)?.double.lose();
  else if (what === 'hang') all.at(-1)?.emit('unresponsive');
  else {
    for (const window of all) window.emit('query-session-end', new PreventableEvent());
    for (const window of all) window.emit('session-end', new PreventableEvent());
  }
}
