/**
 * Renames a tag in a library on a slow disk, to be killed in the middle of it:
 * `node killRename.ts LIBRARY ISSUES FROM TO`.
 */
import { setTimeout as after } from 'node:timers/promises';
import { diskFiles } from '#core/disk/files/files.ts';
import { manyIssues, openNotebook } from './support.ts';

const [folder = '', count = '0', from = '', to = ''] = process.argv.slice(2);
const slowDisk = {
  ...diskFiles,
  async createSynced(path: string, content: string | Uint8Array) {
    await after(10);
    await diskFiles.createSynced(path, content);
  },
};
const { notebook } = await openNotebook(folder, { issues: manyIssues(Number(count)), files: slowDisk });
await notebook.tags();
process.stdout.write('ready\n');
await notebook.renameTag({ from, to, merge: true });
process.exit();
