import type { StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { ControlMessage, ControlNotice, ControlRequest } from '../double/control.ts';
import type { RunningApp, StartOptions } from './host.ts';
import { type Program, root, startProgram } from './process.ts';

const windowOrigin = 'https://broadsheet.invalid/';
/** As long as the app itself may take to start, in milliseconds. */
const windowLimit = 60_000;

/** Starts the built main bundle on the Electron double, whose windows are pages of the given Chromium. */
export async function startDoubleApp(endpoint: string, options: StartOptions): Promise<RunningApp> {
  const { library, profile, language, safeMode } = options;
  // The double is one client of the browser, the test another: it sees the double's pages as they come.
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0];
  if (!context) throw new Error('Chromium shows no context.');
  const pages = collectPages(context.pages(), (listener) => context.on('page', listener));

  const start = (argument: string | null, stdio: StdioOptions) =>
    startProgram(
      [
        ...['--import', join(root, 'tests/e2e/double/register.ts')],
        ...[
          join(root, 'out/main/electron.js'),
          ...(safeMode ? ['--safe-mode'] : []),
          ...(argument === null ? [] : [argument]),
        ],
      ],
      {
        env: {
          ...process.env,
          BROADSHEET_PROFILE: profile,
          XDG_DOCUMENTS_DIR: join(profile, 'documents'),
          ELECTRON_DOUBLE_CDP: endpoint,
          ELECTRON_DOUBLE_DROPS: join(root, 'tests/fixtures'),
          LANGUAGE: language.replace('-', '_'),
        },
        stdio,
      },
    );
  const program = start(library, ['ignore', 'inherit', 'pipe', 'ipc']);
  const problems: string[] = [];
  const messages: string[] = [];
  const ask = control(program, (notice) => {
    if (notice.kind === 'messageBox') messages.push(notice.message);
    else if (notice.kind === 'blocked') problems.push(`The page asked for ${notice.url}.`);
    else problems.push(notice.message);
  });
  const first = await program.started(pages.next());

  return {
    first,
    async openWindow() {
      await ask({ kind: 'clickMenu', id: 'newWindow' });
      return await pages.next();
    },
    answerFolderDialog: (path) => ask({ kind: 'answerFolderDialog', path }),
    async openLink(pathAndQuery) {
      await ask({ kind: 'openUrl', url: `broadsheet:/${pathAndQuery}` });
      return pages.last() ?? first;
    },
    befall: (what) => ask({ kind: 'befall', what }),
    answerMessageBox: (button) => ask({ kind: 'answerMessageBox', button }),
    clickMenu: (id) => ask({ kind: 'clickMenu', id }),
    async startAgain(argument) {
      const second = start(argument, ['ignore', 'inherit', 'pipe']);
      if (!(await second.ended())) problems.push('A second start did not end by itself.');
    },
    problems: () => problems,
    messages: () => messages,
    async quit() {
      await ask({ kind: 'quit' });
      if (!(await program.ended())) problems.push('The app did not end when asked to.');
      if (program.child.exitCode)
        problems.push(`The app ended with ${program.child.exitCode}: ${program.errors()}`);
      await browser.close();
    },
    async kill() {
      await program.kill();
      // The next start must not take a window of this one, which is about to go, for its own.
      await pages.closeAll();
      await browser.close();
    },
  };
}

/** The app's pages in the order in which they come to show the app; other pages never count. */
function collectPages(present: readonly Page[], subscribe: (listener: (page: Page) => void) => void) {
  const open: Page[] = [];
  const arrivals: Page[] = [];
  const waiting: ((page: Page) => void)[] = [];
  const take = async (page: Page) => {
    try {
      await page.waitForURL(`${windowOrigin}**`, { timeout: windowLimit, waitUntil: 'load' });
    } catch {
      return;
    }
    open.push(page);
    const waiter = waiting.shift();
    if (waiter) waiter(page);
    else arrivals.push(page);
  };
  for (const page of present) void take(page);
  subscribe((page) => void take(page));
  return {
    next: async (): Promise<Page> =>
      arrivals.shift() ?? (await new Promise((resolve) => waiting.push(resolve))),
    last: () => open.filter((page) => !page.isClosed()).at(-1),
    closeAll: () => Promise.all(open.map((page) => page.close().catch(() => undefined))),
  };
}

/** Sends requests over the process's IPC channel and waits for their answers. */
function control(
  program: Program,
  hear: (notice: ControlNotice) => void,
): (request: ControlRequest) => Promise<void> {
  let numbers = 0;
  const pending = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  program.child.on('message', (message: ControlMessage) => {
    if ('notice' in message) {
      hear(message.notice);
    } else if ('answerTo' in message) {
      const waiter = pending.get(message.answerTo);
      pending.delete(message.answerTo);
      if (message.error === null) waiter?.resolve();
      else waiter?.reject(new Error(message.error));
    }
  });
  program.child.once('close', () => {
    for (const { reject } of pending.values()) reject(new Error(`The app has ended: ${program.errors()}`));
  });
  return (request) =>
    new Promise((resolve, reject) => {
      const number = ++numbers;
      pending.set(number, { resolve, reject });
      program.child.send({ request, number } satisfies ControlMessage);
    });
}
