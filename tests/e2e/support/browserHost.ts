import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { RunningApp, StartOptions } from './host.ts';
import { firstLine, root, startProgram } from './process.ts';

/** Starts the loopback host through the command line, and a browser profile of its own. */
export async function startBrowserApp(browser: Browser, options: StartOptions): Promise<RunningApp> {
  const { library, profile, exportFolder, language, safeMode } = options;
  if (library === null) throw new Error('The browser host is always given a library.');
  const command = ['serve', library, '--port', '0', '--no-open', '--folder', exportFolder];
  if (safeMode) command.push('--safe-mode');
  const server = startProgram([join(root, 'out/main/cli.js'), ...command], {
    env: { ...process.env, BROADSHEET_PROFILE: profile, XDG_DOCUMENTS_DIR: join(profile, 'documents') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await server.started(firstLine(server));
  const { origin } = new URL(url);
  const problems: string[] = [];
  const context = await browser.newContext({ acceptDownloads: true, locale: language, viewport: null });
  await context.grantPermissions(['clipboard-write'], { origin });
  // Chromium resolves no name (chromium.mjs), so that an outside request fails; here it is noted.
  context.on('request', (request) => {
    const address = request.url();
    const own = address.startsWith(`${origin}/`) || /^(data|blob):/.test(address);
    if (!own) problems.push(`The page asked for ${address}.`);
  });
  const openPage = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    page.on('download', (download) => {
      const file = join(exportFolder, download.suggestedFilename());
      // A file is copied bit by bit; a test that finds it must find all of it.
      const partial = `${exportFolder}-${basename(file)}.part`;
      const saved = download.saveAs(partial).then(() => rename(partial, file));
      saved.catch((error) => problems.push(String(error)));
    });
    await page.goto(address);
    // The page trades the token before anything else; what a test does meanwhile would cut that off.
    await page.waitForURL(({ searchParams }) => !searchParams.has('token'));
    return page;
  };

  return {
    first: await openPage(url),
    openWindow: () => openPage(origin),
    answerFolderDialog: async () => {},
    openLink: (pathAndQuery) => openPage(origin + pathAndQuery),
    clickMenu: () => Promise.reject(new Error('A browser shows no menu of the app.')),
    befall: () =>
      Promise.reject(new Error('What befalls a page of a browser is the browser’s own business.')),
    answerMessageBox: () => Promise.reject(new Error('A browser shows no native box of the app.')),
    startAgain: () => Promise.reject(new Error('The browser host is started once for each library.')),
    problems: () => problems,
    messages: () => [],
    async quit() {
      await context.close();
      server.child.kill('SIGTERM');
      if (!(await server.ended())) problems.push('The server did not end when asked to.');
      if (server.child.exitCode)
        problems.push(`The server ended with ${server.child.exitCode}: ${server.errors()}`);
    },
    async kill() {
      await server.kill();
      await context.close();
    },
  };
}
