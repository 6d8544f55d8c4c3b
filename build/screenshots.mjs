/** npm run screenshots: makes the pictures of screenshots/ with the built app in the browser host. */
import process from 'node:process';
import { findChromium, howToGetChromium } from '../tests/e2e/support/chromium.mjs';
import { childEnvironment, node24, run, tool } from './node.mjs';
import { runScript, SetupError, setup } from './setup.mjs';

await runScript(async () => {
  await setup();
  if (!(await findChromium())) throw new SetupError(howToGetChromium);
  const args = [
    tool('@playwright/test', 'cli.js'),
    'test',
    '--project=screenshots',
    ...process.argv.slice(2),
  ];
  const result = await run(node24(), args, {
    env: { ...childEnvironment(), BROADSHEET_SCREENSHOTS: '1' },
    limit: 60 * 60_000,
  });
  return result.code;
});
