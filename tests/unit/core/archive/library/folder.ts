import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Library, type LibraryOptions, openLibrary } from '#core/archive/library/library.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { parseSimpleSource } from './simpleIssue.ts';

export const clock = () => new Date('2026-01-02T03:04:05.678Z');

export const monday = 'Daily|2020-12-14||1\nFire in the mill\nFrost on the fields';
export const tuesday = 'Daily|2020-12-15||2\nThaw on the fields';

/** A library folder with files in it, and how to open it. */
export async function setUp(files: Readonly<Record<string, string>> = {}) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  const write = async (name: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  let parsed = 0;
  const open = async (changes: Partial<LibraryOptions> = {}) => {
    const library = await openLibrary({
      path,
      cacheFolder,
      parse: async (request) => {
        parsed++;
        return await parseSimpleSource(request);
      },
      parserVersion: '1',
      ...(await openBeside(path)),
      clock,
      watch: false,
      ...changes,
    });
    library.start();
    onTestFinished(() => library.close());
    return library;
  };
  const openRead = async (changes: Partial<LibraryOptions> = {}) => {
    const library = await open(changes);
    await library.whenRead();
    return library;
  };
  return { path, cacheFolder, write, open, openRead, parses: () => parsed };
}

/** The paths of all issues, in the order of the shelf. */
export const paths = (library: Library) => library.summaries().map((summary) => summary.path);

export const idOf = (library: Library, path: string) => {
  const found = library.summaries().find((summary) => summary.path === path);
  if (!found) throw new Error(`${path} is not in the library.`);
  return found.id;
};

/** Where something is wrong, and what. */
export const problemsOf = (library: Library) =>
  library.state().problems.map(({ path, code }) => [path, code]);

/** Everything the library says until now. */
export function listen(library: Library) {
  const changes: LibraryChange[] = [];
  const issues: string[] = [];
  const removed: string[] = [];
  library.onChange((change) => changes.push(change));
  library.onIssue(({ id }) => issues.push(id));
  library.onRemoved((ids) => removed.push(...ids));
  return { changes, issues, removed };
}
