import type { Page } from '@playwright/test';

export type HostName = 'browser' | 'electron-double' | 'electron';

/** What an app is started with. Absolute paths. */
export interface StartOptions {
  /** Null to start as a person does who names no library. */
  readonly library: string | null;
  /** Everything that the app keeps outside the library; kept over a restart. */
  readonly profile: string;
  /** Where downloads of the browser host are put. */
  readonly exportFolder: string;
  /** The system's language. */
  readonly language: 'en-US' | 'zh-CN';
  /** Whether it is to do without preferences and caches. */
  readonly safeMode?: boolean;
}

/** A started app, the same for every host. */
export interface RunningApp {
  /** The window that opened by itself. */
  readonly first: Page;
  /** Opens a further window, as a person would. */
  openWindow(): Promise<Page>;
  /**
   * What the person chooses in the next native folder dialog. The browser host has none: there the
   * choice of an export folder is where downloads go anyway.
   */
  answerFolderDialog(path: string | null): Promise<void>;
  /**
   * Opens a deep link: path and query (`/issue/…`). In Electron the window in use goes there, in the
   * browser a new page opens.
   */
  openLink(pathAndQuery: string): Promise<Page>;
  /** Chooses an entry of the native menu by its id; the browser host has none. */
  clickMenu(id: string): Promise<void>;
  /**
   * Starts the app once more with the same profile and one argument, as the system does for a clicked
   * link. Answers when that second process has ended. Not on the browser host.
   */
  startAgain(argument: string): Promise<void>;
  /** Something befalls the window in use, or every window; the browser host has no such thing. */
  befall(what: 'crash' | 'hang' | 'sessionEnd'): Promise<void>;
  /** Which button the person chooses in the next native box. Not on the browser host. */
  answerMessageBox(button: number): Promise<void>;
  /** What went wrong so far without any test asking: faults of the app, requests that would leave it. */
  problems(): readonly string[];
  /** What the app said in native message boxes. */
  messages(): readonly string[];
  /** Ends it in order, as a person would. */
  quit(): Promise<void>;
  /** Ends it as a power failure would. */
  kill(): Promise<void>;
}

/** A way to start the built app. */
export type StartApp = (options: StartOptions) => Promise<RunningApp>;
