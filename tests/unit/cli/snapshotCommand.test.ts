import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { shellIn } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';

const root = resolve(import.meta.dirname, '../../..');
const issueFile = 'resources/sample-library/澄溪日报/2024/2024-01-01.txt';

it('snapshots are taken, listed, compared and gone back to from the command line', {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const library = join(folder, 'library');
  await cp(join(root, issueFile), join(library, '2024-01-01.txt'));
  const run = shellIn(folder);
  expect(run('snapshot', 'create', library)).toMatchObject({ status: 0 });
  const issue: { id: string } = JSON.parse(run('parse', join(library, '2024-01-01.txt')).stdout);
  const annotate = (quote: string) => run('annotate', library, '--issue', issue.id, '--quote', quote);
  expect(annotate('清溪渡破例开了一班船').status).toBe(0);
  const taken = run('snapshot', 'create', library).stdout;
  expect(taken).toMatch(/\.json\.gz$/);
  expect(annotate('他以为会来二三十个人').status).toBe(0);

  expect(run('snapshot', 'list', library).stdout).toContain(taken);
  const changes = `${issue.id}\t0 back\t0 changed\t1 gone`;
  expect(run('snapshot', 'restore', library, taken, '--dry-run').stdout).toBe(changes);
  expect(run('snapshot', 'restore', library, taken).stdout).toBe(changes);
  expect(run('snapshot', 'restore', library, taken)).toMatchObject({
    status: 0,
    stdout: '',
    stderr: expect.stringContaining('as it was then'),
  });
  const search = { query: '渡', order: 'relevance', filters: { kind: 'article' }, match: 'any' };
  const searches = { schemaVersion: 1, searches: [{ id: 'a', name: '渡船', search }] };
  await writeFile(join(library, '.broadsheet', 'searches.json'), JSON.stringify(searches));
  const restoreSearches = () => run('snapshot', 'restore', library, taken, '--store', 'searches').stdout;
  expect(restoreSearches()).toBe('searches\t0 then\t1 before');
  expect(restoreSearches()).toBe('');
  expect(run('snapshot', 'restore', library, 'yesterday')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no snapshot yesterday'),
  });
  expect(run('snapshot').status).toBe(2);
});
