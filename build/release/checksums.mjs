/**
 * node build/release/checksums.mjs [FOLDER]: writes SHA256SUMS beside the packages in a folder (dist, if none is
 * named), as `sha256sum --check` reads it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { inRoot, say } from '../node.mjs';
import { runScript, SetupError } from '../setup.mjs';

const name = 'SHA256SUMS';

/** Packages, and what the app asks for updates by (`latest.yml`). */
const published = /\.(AppImage|deb|rpm|exe|dmg|zip|blockmap|yml)$/;

/** Files of a folder that are published, in the order of their names. @param {string} folder */
export const publishedFiles = (folder) =>
  readdirSync(folder)
    .filter(
      (file) => published.test(file) && !file.startsWith('builder-') && statSync(join(folder, file)).isFile(),
    )
    .sort();

/** @param {string} folder @returns {Promise<string>} path of the written file */
export async function writeChecksums(folder) {
  const files = publishedFiles(folder);
  if (files.length === 0)
    throw new SetupError(`There is no package in ${folder}: run node build/release/package.mjs first.`);
  const lines = [];
  for (const file of files) lines.push(`${await sumOf(join(folder, file))}  ${file}\n`);
  const path = join(folder, name);
  writeFileSync(path, lines.join(''));
  return path;
}

/** @param {string} path */
async function sumOf(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    const folder = process.argv[2] === undefined ? inRoot('dist') : resolve(process.argv[2]);
    say(`Wrote ${await writeChecksums(folder)}`);
    return 0;
  });
}
