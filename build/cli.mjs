/** npm run cli -- COMMAND…: the command line, from where the person stands, with its own Node and exit code. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { childEnvironment, inRoot, node24, standing } from './node.mjs';
import { runScript, setup } from './setup.mjs';

await runScript(async () => {
  await setup();
  const child = spawn(node24(), [inRoot('out', 'main', 'cli.js'), ...process.argv.slice(2)], {
    cwd: standing,
    env: childEnvironment(),
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child too, which decides how to end.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
});
