import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, test as base, chromium, expect, type Page } from '@playwright/test';
import { startBrowserApp } from './browserHost.ts';
import { chromiumArguments, findChromium, howToGetChromium } from './chromium.mjs';
import { startDoubleApp } from './doubleHost.ts';
import { startElectronApp } from './electronHost.ts';
import type { HostName, RunningApp, StartApp, StartOptions } from './host.ts';
import { root, startProgram } from './process.ts';

export { expect } from '@playwright/test';

/** The app under test, the same on every host, with a library and a profile of its own. */
export interface AppUnderTest {
  readonly host: HostName;
  /** Absolute path of this test's library, a copy. */
  readonly library: string;
  /** Absolute path of the folder that the person's own files lie in: settings, drafts, caches. */
  readonly profile: string;
  /** An empty folder. Exports land there: chosen in the dialog, or as the browser's downloads. */
  readonly exportFolder: string;
  /** Starts the app; answers its first window. */
  open(): Promise<Page>;
  /** A further window of the running app. */
  openWindow(): Promise<Page>;
  /** Ends the app, in order or as a power failure would, and starts it again with the same profile. */
  restart(how?: 'inOrder' | 'killed'): Promise<Page>;
  /** Answers the next folder dialog; null cancels it. Does nothing on the browser host, which has none. */
  answerFolderDialog(path: string | null): Promise<void>;
  /** Follows a link to a passage: path and query, `/issue/…`. Answers the window that shows it. */
  openLink(pathAndQuery: string): Promise<Page>;
  /** Chooses an entry of the native menu by its id (the command's name). Not on the browser host. */
  clickMenu(id: string): Promise<void>;
  /** Something befalls the window in use, or every window. Not on the browser host. */
  befall(what: 'crash' | 'hang' | 'sessionEnd'): Promise<void>;
  /** Which button the person chooses in the next native box. Not on the browser host. */
  answerMessageBox(button: number): Promise<void>;
  /** Starts the app a second time with one argument; answers when that start has ended. Not on the browser host. */
  startAgain(argument: string): Promise<void>;
  /** What the app said in native message boxes. */
  messages(): readonly string[];
  close(): Promise<void>;
}

export interface AppOptions {
  /** The host to run on; set by the project. */
  readonly host: HostName;
  /** The folder that a test's library is copied from. */
  readonly libraryFrom: string;
  /** The system's language. */
  readonly language: 'en-US' | 'zh-CN';
  readonly safeMode: boolean;
  /** Faults that this test provokes on purpose are no failure: a pattern for their messages. */
  readonly expectedProblems: RegExp | null;
}

/** A browser, and where programs reach it. */
interface ChromiumWithAddress {
  readonly browser: Browser;
  readonly endpoint: string;
}

interface TestFixtures {
  readonly app: AppUnderTest;
  /** The app on another device, or started a second time with a profile of its own: with a library, absolute path. */
  readonly anotherDevice: (library: string) => Promise<AppUnderTest>;
}

interface WorkerFixtures {
  /** The cache folder of a library that was opened before: a copy of the sample library. */
  readonly sampleCache: string;
  readonly chromiumWithAddress: ChromiumWithAddress;
}

const sampleLibrary = join(root, 'resources/sample-library');

/** Where a profile keeps what can be made again of a library. */
export const cacheOf = (profile: string, library: string): string =>
  join(profile, 'cache', 'libraries', createHash('sha256').update(library).digest('hex').slice(0, 16));

const windowSize = { width: 1280, height: 800 };

export const test = base.extend<AppOptions & TestFixtures, WorkerFixtures>({
  host: ['browser', { option: true }],
  libraryFrom: [sampleLibrary, { option: true }],
  language: ['en-US', { option: true }],
  safeMode: [false, { option: true }],
  expectedProblems: [null, { option: true }],

  chromiumWithAddress: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const launched = await launchChromium();
      await use(launched);
      await launched.browser.close();
    },
    { scope: 'worker' },
  ],

  sampleCache: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-sample-'));
      const library = join(folder, 'library');
      await cp(sampleLibrary, library, { recursive: true, preserveTimestamps: true });
      const indexing = startProgram([join(root, 'out/main/cli.js'), 'index', library], {
        env: { ...process.env, BROADSHEET_PROFILE: join(folder, 'profile') },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (!(await indexing.ended()) || indexing.child.exitCode !== 0) throw new Error(indexing.errors());
      await use(cacheOf(join(folder, 'profile'), library));
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: 'worker' },
  ],

  app: async (
    { host, libraryFrom, language, safeMode, expectedProblems, chromiumWithAddress, sampleCache },
    use,
  ) => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-'));
    const library = join(folder, basename(libraryFrom));
    const exportFolder = join(folder, 'export');
    await cp(libraryFrom, library, { recursive: true, preserveTimestamps: true });
    await mkdir(exportFolder);
    // How its files are read is the same in every test; those of other libraries are read by each.
    if (libraryFrom === sampleLibrary) {
      await cp(sampleCache, cacheOf(join(folder, 'profile'), library), { recursive: true });
    }
    const start = starterOf(host, chromiumWithAddress);
    const app = createApp(host, start, {
      library,
      profile: join(folder, 'profile'),
      exportFolder,
      language,
      safeMode,
    });
    await use(app);
    await app.close();
    const problems = app.problems().filter((problem) => !expectedProblems?.test(problem));
    expect(problems, 'nothing goes wrong behind the test’s back').toEqual([]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  anotherDevice: async ({ host, language, safeMode, expectedProblems }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-other-'));
    const devices: (AppUnderTest & { problems(): readonly string[] })[] = [];
    const browsers: Browser[] = [];
    await use(async (library) => {
      const own = join(folder, `device-${devices.length + 1}`);
      const exportFolder = join(own, 'export');
      await mkdir(exportFolder, { recursive: true });
      // A browser of its own: the double's windows are told from those of others by it.
      const launched = await launchChromium();
      browsers.push(launched.browser);
      const profile = join(own, 'profile');
      const device = createApp(host, starterOf(host, launched), {
        library,
        profile,
        exportFolder,
        language,
        safeMode,
      });
      devices.push(device);
      return device;
    });
    for (const device of devices) await device.close();
    for (const browser of browsers) await browser.close();
    const all = devices.flatMap((device) => device.problems());
    const problems = all.filter((problem) => !expectedProblems?.test(problem));
    expect(problems, 'nothing goes wrong behind the test’s back').toEqual([]);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
});

async function launchChromium(): Promise<ChromiumWithAddress> {
  const executablePath = await findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  const port = await freePort();
  const args = [...chromiumArguments(), `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath, args });
  return { browser, endpoint: `http://127.0.0.1:${port}` };
}

function starterOf(host: HostName, { browser, endpoint }: ChromiumWithAddress): StartApp {
  if (host === 'browser') return (options) => startBrowserApp(browser, options);
  if (host === 'electron-double') return (options) => startDoubleApp(endpoint, options);
  return (options) => startElectronApp(electronExecutable(), options);
}

function createApp(
  host: HostName,
  start: StartApp,
  options: StartOptions & { readonly library: string },
): AppUnderTest & { problems(): readonly string[] } {
  const { library, profile, exportFolder } = options;
  let running: RunningApp | null = null;
  const pageProblems: string[] = [];
  const earlierProblems: string[] = [];

  /** What a page complains of while its app dies under it says nothing. */
  let dying = false;
  const complain = (problem: string) => {
    if (!dying) pageProblems.push(problem);
  };
  const prepare = async (page: Page): Promise<Page> => {
    page.on('pageerror', (error) => complain(`Uncaught in the page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complain(`Console: ${message.text()} ${message.location().url}`);
    });
    await page.setViewportSize(windowSize);
    return page;
  };
  const theApp = (): RunningApp => {
    if (!running) throw new Error('Open the app first.');
    return running;
  };
  const stop = async (how: 'inOrder' | 'killed') => {
    if (!running) return;
    const stopped = running;
    running = null;
    dying = true;
    await (how === 'inOrder' ? stopped.quit() : stopped.kill());
    earlierProblems.push(...stopped.problems());
  };
  const open = async () => {
    if (running) throw new Error('The app is open already; openWindow opens a further window.');
    dying = false;
    running = await start(options);
    return await prepare(running.first);
  };

  return {
    host,
    library,
    profile,
    exportFolder,
    open,
    openWindow: async () => await prepare(await theApp().openWindow()),
    async restart(how = 'inOrder') {
      await stop(how);
      return await open();
    },
    answerFolderDialog: (path) => theApp().answerFolderDialog(path),
    async openLink(pathAndQuery) {
      const page = await theApp().openLink(pathAndQuery);
      return host === 'browser' ? await prepare(page) : page;
    },
    clickMenu: (id) => theApp().clickMenu(id),
    befall: (what) => theApp().befall(what),
    answerMessageBox: (button) => theApp().answerMessageBox(button),
    startAgain: (argument) => theApp().startAgain(argument),
    messages: () => theApp().messages(),
    close: () => stop('inOrder'),
    problems: () => [...earlierProblems, ...(running?.problems() ?? []), ...pageProblems],
  };
}

function electronExecutable(): string {
  const executable = process.env.BROADSHEET_ELECTRON;
  if (!executable)
    throw new Error('playwright.config.ts names Electron’s executable in BROADSHEET_ELECTRON.');
  return executable;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('No port was given.'));
      });
    });
  });
}
