import { BrowserWindow, nativeTheme, screen, shell, type WebContents } from 'electron';
import type { NavigationTarget } from '#shared/contract/calls.ts';
import { deepLinkPath } from '#shared/contract/deepLink.ts';
import type { Wire } from '#shared/contract/wire.ts';
import { appAddress } from './address.ts';
import { hardenContents } from './security.ts';
import { besideWindow, windowOptions } from './window.ts';
import { placeWindow, type WindowState, type WindowStateKeeper } from './windowState.ts';
import { onDropped, windowWire } from './wire.ts';

export interface WindowsOptions {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly developerTools: boolean;
  /** Where the last window was in the session before. */
  readonly stored: WindowState | null;
  readonly keeper: WindowStateKeeper;
  /** Puts the application on a new window's wire. */
  readonly attach: (wire: Wire, clientId: string) => void;
  /** Files with these paths were dropped on a window, or chosen in it. */
  readonly onDropped: (paths: readonly string[]) => void;
  /** Hears of every window that is made, by its name towards the application. */
  readonly onWindow: (window: BrowserWindow, clientId: string) => void;
  /** Shows what can be done where a window was pressed for its menu; `open` opens a window for a path of the app. */
  readonly onLinkMenu: (window: BrowserWindow, address: string, open: (path: string) => void) => void;
}

/** The windows of the app. A window's client id is its name towards the application. */
export interface Windows {
  /** Opens a window, at a passage if one is given. */
  open(target: NavigationTarget | null): void;
  /** The window in use, or the last one in use; null when there is none. */
  current(): { readonly window: BrowserWindow; readonly clientId: string } | null;
  /** What a window shows, by its client id; null when it is gone. */
  contentsOf(clientId: string): WebContents | null;
  /** Brings the window in use to the front. */
  focus(): void;
}

export function createWindows(options: WindowsOptions): Windows {
  /** The window used last is last. */
  const order: BrowserWindow[] = [];

  const clientId = (window: BrowserWindow) => `window-${window.id}`;
  const current = () => {
    const window = order.at(-1);
    return window ? { window, clientId: clientId(window) } : null;
  };

  const open = (pathAndQuery: string) => {
    const before = current();
    const wanted = before ? besideWindow(stateOf(before.window)) : options.stored;
    const place = placeWindow(
      wanted,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const window = new BrowserWindow(
      windowOptions(place, options.preload, {
        dark: nativeTheme.shouldUseDarkColors,
        developerTools: options.developerTools,
      }),
    );
    order.push(window);
    hardenContents(window.webContents, open, (address) => void shell.openExternal(address).catch(() => {}));
    window.webContents.on('context-menu', (_event, { linkURL }) => {
      options.onLinkMenu(window, linkURL, open);
    });
    onDropped(window.webContents, options.onDropped);
    options.attach(windowWire(window.webContents), clientId(window));
    options.onWindow(window, clientId(window));

    const changed = () => options.keeper.changed(stateOf(window));
    window.on('resize', changed);
    window.on('move', changed);
    window.on('maximize', changed);
    window.on('unmaximize', changed);
    window.on('focus', () => {
      order.splice(order.indexOf(window), 1);
      order.push(window);
    });
    window.on('closed', () => {
      order.splice(order.indexOf(window), 1);
    });
    window.once('ready-to-show', () => {
      if (place.maximized) window.maximize();
      window.show();
    });
    // A window that cannot load its page says so itself; there is nobody else to tell.
    window.loadURL(appAddress(pathAndQuery)).catch(() => undefined);
  };

  return {
    open: (target) => open(target ? deepLinkPath(target) : '/'),
    current,
    contentsOf: (id) => order.find((window) => clientId(window) === id)?.webContents ?? null,
    focus() {
      const window = order.at(-1);
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}
