/**
 * node build/release/testOnElectron.mjs: everything that must hold, with every end-to-end test on the real Electron as
 * well. Fails where its runtime is not to be had. On Linux it needs a display (xvfb-run).
 */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { obtainElectron } from '../electronRuntime.mjs';
import { childEnvironment, inRoot, node24, run, say } from '../node.mjs';
import { install, runScript, SetupError } from '../setup.mjs';

await runScript(async () => {
  await install();
  const electron = await obtainElectron();
  if (!electron)
    throw new SetupError("Electron's runtime could not be downloaded, so nothing was tested on it.");
  if (process.platform === 'linux') await giveSandboxItsRights(join(dirname(electron), 'chrome-sandbox'));
  const env = { ...childEnvironment(), BROADSHEET_TESTS: 'full' };
  return (await run(node24(), [inRoot('build', 'test.mjs'), ...process.argv.slice(2)], { env })).code;
});

/** Chromium's sandbox needs user namespaces, which Ubuntu forbids, or a helper that belongs to root. @param {string} helper */
async function giveSandboxItsRights(helper) {
  if (process.getuid?.() === 0) return;
  for (const args of [
    ['chown', 'root:root', helper],
    ['chmod', '4755', helper],
  ]) {
    const result = await run('sudo', ['-n', ...args], { keep: true });
    if (result.code !== 0) say(`The sandbox's helper was left as it is (sudo ${args[0]} failed).`);
  }
}
