/** The sample library's copy in the person's documents folder; the original is never opened. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { inRoot, say } from './node.mjs';
import { SetupError } from './setup.mjs';

const name = 'Broadsheet Sample Library';

/** Copies the sample library the first time. @returns {string} path of the person's copy */
export function sampleLibrary() {
  const original = inRoot('resources', 'sample-library');
  const copy = join(documentsFolder(), name);
  if (existsSync(copy)) return copy;
  if (!existsSync(original)) {
    throw new SetupError(
      `There is no sample library at ${original}; start with a folder of your own: npm start -- FOLDER`,
    );
  }
  const unfinished = `${copy}.${process.pid}.partial`;
  try {
    cpSync(original, unfinished, { recursive: true });
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new SetupError(
      `The sample library could not be copied to ${copy} (${error instanceof Error ? error.message : error}); start with a folder of your own: npm start -- FOLDER`,
    );
  }
  say(`The sample library was copied to ${copy}.`);
  return copy;
}

/** XDG's documents folder, `Documents` at home, or home itself. */
function documentsFolder() {
  const home = homedir();
  const named = process.env.XDG_DOCUMENTS_DIR ?? userDirectory(home);
  const candidates = [named, join(home, 'Documents')];
  return candidates.find((folder) => folder !== undefined && existsSync(folder)) ?? home;
}

/** https://www.freedesktop.org/wiki/Software/xdg-user-dirs/ @param {string} home */
function userDirectory(home) {
  const file = join(process.env.XDG_CONFIG_HOME ?? join(home, '.config'), 'user-dirs.dirs');
  if (!existsSync(file)) return undefined;
  const value = /^XDG_DOCUMENTS_DIR="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return value?.replace(/^\$HOME/, home);
}
