/**
 * node build/release/publish.mjs FOLDER [--plan]: publishes the packages in a folder and their checksums as a draft of
 * the release of the tag that is built (GITHUB_REF_NAME); a person reads it and lets it out. Needs GitHub's `gh`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { inRoot, run } from '../node.mjs';
import { runScript, SetupError } from '../setup.mjs';
import { publishedFiles, writeChecksums } from './checksums.mjs';

/**
 * How `gh` is called. Throws a SetupError where the tag is not the version's.
 * @param {string} folder @param {readonly string[]} files @param {string | undefined} tag @param {string} version
 */
export function publishing(folder, files, tag, version) {
  if (tag !== `v${version}`) {
    throw new SetupError(
      `The tag ${tag ?? '(GITHUB_REF_NAME is not set)'} does not name the version ${version} of package.json; the tag must be v${version}.`,
    );
  }
  const paths = [...files, 'SHA256SUMS'].map((file) => join(folder, file));
  return [
    'release',
    'create',
    tag,
    '--draft',
    '--verify-tag',
    '--generate-notes',
    '--title',
    `Broadsheet ${version}`,
    ...paths,
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runScript(async () => {
    const [named] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
    if (named === undefined)
      throw new SetupError('Name the folder of the packages: node build/release/publish.mjs FOLDER');
    const folder = resolve(named);
    const { version } = /** @type {{ version: string }} */ (
      JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
    );
    await writeChecksums(folder);
    const args = publishing(folder, publishedFiles(folder), process.env.GITHUB_REF_NAME, version);
    if (process.argv.includes('--plan')) {
      process.stdout.write(`gh ${args.join(' ')}\n`);
      return 0;
    }
    return (await run('gh', args)).code;
  });
}
