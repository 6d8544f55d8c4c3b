import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseHere } from '#core/archive/reading/parser.ts';
import { Corrections } from '#core/kept/corrections/corrections.ts';
import { shellIn } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { openRecords } from '../core/kept/records/openRecords.ts';

const file =
  'The Wexcombe Courier\n\nFriday, 8 January 1926\n\nTHE MILL BURNED DOWN\n\nThe old mlil at Wexcombe burned down.\n';

it('corrections are listed, found lost by check, and taken back from the command line', {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const library = join(folder, 'library');
  await mkdir(library);
  await writeFile(join(library, 'mill.txt'), file);
  const run = shellIn(folder);
  expect(run('index', library).status).toBe(0);
  const { id }: { id: string } = JSON.parse(run('parse', join(library, 'mill.txt')).stdout);
  const request = { root: library, path: 'mill.txt', files: [{ path: 'mill.txt', size: file.length }] };
  const [parsed] = (await parseHere().parse(request)).issues;
  if (!parsed) throw new Error('The file holds no issue.');
  const issue = { id, ...parsed.issue };
  const clock = () => new Date('2026-01-02T03:04:05.678Z');
  const records = await openRecords(library, { clock });
  const corrections = await Corrections.open({ records, clock, randomId: () => 'one' });
  const start = issue.text.indexOf('mlil');
  await corrections.make(issue, { kind: 'text', start, end: start + 4, replacement: 'mill' }, '');

  expect(run('correct', 'list', library).stdout).toBe(`${issue.id}\tone\tapplied\ttext: mill\tmlil`);
  await writeFile(join(library, 'mill.txt'), file.replace('mlil', 'mill'));
  expect(run('check', library).stdout).toContain('the correction one of “mlil” is not applied');
  expect(run('correct', 'undo', library, 'one', '--issue', issue.id)).toMatchObject({
    status: 0,
    stdout: 'one',
  });
  expect(run('correct', 'list', library).stdout).toBe('');
  const filledIn = { value: '1926-01-09', created: null, modified: null };
  const descriptions = { schemaVersion: 2, issues: { [issue.id]: { date: filledIn } } };
  await writeFile(join(library, '.broadsheet', 'descriptions.json'), JSON.stringify(descriptions));
  expect(run('correct', 'list', library).stdout).toBe(
    `${issue.id}\tmasthead:date\tapplied\tdate: 1926-01-09\t1926-01-08`,
  );
  expect(run('correct', 'undo', library, 'masthead:date', '--issue', issue.id).status).toBe(0);
  expect(run('correct', 'list', library).stdout).toBe('');
  expect(run('correct', 'undo', library, 'gone', '--issue', issue.id)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no longer there'),
  });
});
