/**
 * node build/release/package.mjs [--plan]: builds the app and packs it for the system that this runs on, with Electron's
 * runtime. `--plan` says what would be done. docs/decisions/0077-the-real-electron.md.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { obtainElectron } from '../electronRuntime.mjs';
import { childEnvironment, inRoot, node24, run, say, tool } from '../node.mjs';
import { runScript, SetupError, setup } from '../setup.mjs';
import { expected, notesFile, packaging, systemOf, withoutEmptySecrets } from './plan.mjs';
import { releaseNotes } from './releaseNotes.mjs';

await runScript(async () => {
  const system = systemOf(process.platform);
  const { args, skipped } = packaging(system, process.env);
  for (const sentence of skipped) say(sentence);
  if (process.argv.includes('--plan')) {
    process.stdout.write(`electron-builder ${args.join(' ')}\n`);
    return 0;
  }
  await setup();
  if (!(await obtainElectron())) {
    throw new SetupError(
      "Electron's runtime is not to be had here; npm run package:check tries the package without it.",
    );
  }
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  );
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(inRoot(notesFile), releaseNotes(readFileSync(inRoot('CHANGELOG.md'), 'utf8'), version));
  const result = await run(node24(), [tool('electron-builder', 'cli.js'), ...args], {
    env: withoutEmptySecrets(childEnvironment()),
    limit: 60 * 60_000,
  });
  if (result.code !== 0) return result.code;
  const made = readdirSync(inRoot('dist'));
  const wanted = args.includes('AppImage') ? ['.AppImage'] : expected[system];
  const missing = wanted.filter((end) => !made.some((name) => name.endsWith(end)));
  for (const end of missing) say(`electron-builder made no ${end.trim()}.`);
  return missing.length === 0 ? 0 : 1;
});
