/** Packages without Electron: electron-builder lays the application into a made-up folder in place of the runtime's. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { inRoot, node24, run, tool } from '../node.mjs';

/**
 * Builds the unpacked package for Linux as `electron-builder.yml` has it, but for what needs the real binary:
 * the fuses, which are bits of it. Answers the path of `app.asar`; throws with what electron-builder said.
 * @param {string} place an empty folder to work in
 */
export async function packInto(place) {
  const runtime = join(place, 'electron');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  mkdirSync(join(runtime, 'locales'));
  writeFileSync(join(runtime, 'electron'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(runtime, 'locales', 'en-US.pak'), '');
  const configuration = join(place, 'electron-builder.yml');
  writeFileSync(
    configuration,
    stringify({
      extends: inRoot('electron-builder.yml'),
      electronDist: runtime,
      electronFuses: null,
      directories: { output: join(place, 'dist'), buildResources: 'build/icons' },
    }),
  );
  const args = [
    tool('electron-builder', 'cli.js'),
    '--linux',
    'dir',
    '--x64',
    '--publish',
    'never',
    '--config',
    configuration,
  ];
  const result = await run(node24(), args, { keep: true, limit: 10 * 60_000 });
  if (result.code !== 0) throw new Error(`electron-builder failed:\n${result.output.trim()}`);
  return join(place, 'dist', 'linux-unpacked', 'resources', 'app.asar');
}
