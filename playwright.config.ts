import { defineConfig, type Project } from '@playwright/test';
import { findElectron } from './build/electronRuntime.mjs';
import type { AppOptions } from './tests/e2e/support/fixtures.ts';
import type { HostName } from './tests/e2e/support/host.ts';
import { runsEverything } from './tests/support/extent.ts';

const electron = findElectron();
if (electron) process.env.BROADSHEET_ELECTRON = electron;
else if (process.env.TEST_WORKER_INDEX === undefined) {
  process.stderr.write("The end-to-end tests skip the host electron: Electron's runtime is not installed.\n");
}

// Where the system names no encoding, a browser leaves the name of a download out that it cannot write.
process.env.LANG ??= 'C.UTF-8';

/** What is measured of pages alone, by the same renderer in the same Chromium, is measured once. */
const onePage = ['**/accessibility.spec.ts', '**/layout.spec.ts'];

const onHost = (host: HostName): Project<AppOptions> => ({
  name: host,
  use: { host },
  // The double runs the same renderer as the browser; in a brief run it shows what is Electron's own.
  ...(host === 'electron-double' && !runsEverything ? { grep: /@host/ } : {}),
  ...(host === 'electron-double' ? { testIgnore: [...onePage] } : {}),
});

/** One suite, three hosts; and the screenshots, which `npm run screenshots` asks for. */
export default defineConfig<AppOptions>({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // A busy machine with two cores needs up to twenty times as long as a quiet one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { actionTimeout: 30_000 },
  projects: process.env.BROADSHEET_SCREENSHOTS
    ? [{ name: 'screenshots', testMatch: '*.shots.ts', use: { host: 'browser' } }]
    : [onHost('browser'), onHost('electron-double'), ...(electron ? [onHost('electron')] : [])],
});
