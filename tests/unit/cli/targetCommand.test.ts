import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { shellIn } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';

const root = resolve(import.meta.dirname, '../../..');
const issueFile = 'resources/sample-library/澄溪日报/2024/2024-01-01.txt';

it('an export is kept, and an edit in its file taken over, from the command line', {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const [library, vault] = [join(folder, 'library'), join(folder, 'vault')];
  await cp(join(root, issueFile), join(library, '2024-01-01.txt'));
  await mkdir(vault);
  const run = shellIn(folder);
  const issue: { id: string } = JSON.parse(run('parse', join(library, '2024-01-01.txt')).stdout);
  const quote = ['--quote', '清溪渡破例开了一班船'];
  expect(run('annotate', library, '--issue', issue.id, ...quote, '--note', 'On paper.').status).toBe(0);
  expect(run('target', 'add', library, '--out', join(folder, 'nowhere'))).toMatchObject({ status: 1 });
  const id = run('target', 'add', library, '--out', vault).stdout;
  const file = join(vault, '澄溪日报 2024-01-01.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('On paper.', 'On film.'));

  const [kept, edit = ''] = run('target', 'list', library).stdout.split('\n');
  expect(kept).toBe(`${id}\tkept\t${vault}`);
  expect(edit).toMatch(/^\t[0-9a-f]{8}\tedit\t澄溪日报 2024-01-01\.md\t/u);
  expect(run('target', 'accept', library, id)).toMatchObject({ status: 0, stdout: '1' });
  expect(run('target', 'write', library)).toMatchObject({ status: 0, stdout: '' });
  expect(run('export', library, '--format', 'csv', '--out', folder).stdout).toMatch(/\.csv$/u);
  expect(await readFile(join(folder, '澄溪日报 2024-01-01.csv'), 'utf8')).toContain('On film.');
  expect(run('target', 'remove', library, id)).toMatchObject({ status: 0 });
  expect(run('target', 'list', library).stdout).toBe('');
  expect(run('target', 'pause', library, id)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no kept export'),
  });
});
