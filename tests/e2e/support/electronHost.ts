import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron } from '@playwright/test';
import type { RunningApp, StartOptions } from './host.ts';
import { root } from './process.ts';

/** Starts the built app in Electron's own runtime. Only where that is present. */
export async function startElectronApp(executable: string, options: StartOptions): Promise<RunningApp> {
  const { library, profile, language, safeMode } = options;
  const needsNoSandbox = process.getuid?.() === 0;
  const electron = await _electron.launch({
    executablePath: executable,
    args: [
      ...(needsNoSandbox ? ['--no-sandbox'] : []),
      ...(safeMode ? ['--safe-mode'] : []),
      ...[`--lang=${language}`, root, ...(library === null ? [] : [library])],
    ],
    env: { ...definedOnly(process.env), BROADSHEET_PROFILE: profile, LANGUAGE: language.replace('-', '_') },
  });
  const first = await electron.firstWindow();
  const messages: string[] = [];
  return {
    first,
    async openWindow() {
      const opened = electron.waitForEvent('window');
      await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('newWindow')?.click());
      return await opened;
    },
    async answerFolderDialog(path) {
      await electron.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = (async ({ defaultPath = '' }: { defaultPath?: string }) =>
          answer === null
            ? { canceled: true, filePath: '' }
            : {
                canceled: false,
                filePath: `${answer}/${defaultPath.split('/').at(-1)}`,
              }) as typeof dialog.showSaveDialog;
        dialog.showOpenDialog = async () =>
          answer === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [answer] };
      }, path);
    },
    async openLink(pathAndQuery) {
      const url = `broadsheet:/${pathAndQuery}`;
      await electron.evaluate(({ app }, link) => app.emit('open-url', { preventDefault() {} }, link), url);
      return electron.windows().at(-1) ?? first;
    },
    async befall(what) {
      // The event alone: Playwright does not get over the end of a page's process.
      await electron.evaluate(({ BrowserWindow }, happens) => {
        const window = BrowserWindow.getAllWindows().at(0);
        if (happens === 'crash')
          window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        else if (happens === 'hang') window?.emit('unresponsive');
        else window?.emit('session-end', {});
      }, what);
    },
    async answerMessageBox(button) {
      await electron.evaluate(({ dialog }, response) => {
        dialog.showMessageBox = async () => ({ response, checkboxChecked: false });
      }, button);
    },
    async clickMenu(id) {
      await electron.evaluate(
        ({ Menu }, entry) => Menu.getApplicationMenu()?.getMenuItemById(entry)?.click(),
        id,
      );
    },
    async startAgain(argument) {
      const sandbox = needsNoSandbox ? ['--no-sandbox'] : [];
      const second = spawn(executable, [...sandbox, root, argument], {
        env: { ...process.env, BROADSHEET_PROFILE: profile },
        stdio: 'ignore',
      });
      await once(second, 'close');
    },
    problems: () => [],
    messages: () => messages,
    async quit() {
      await electron.close();
    },
    async kill() {
      electron.process().kill('SIGKILL');
      await electron.close().catch(() => undefined);
    },
  };
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
