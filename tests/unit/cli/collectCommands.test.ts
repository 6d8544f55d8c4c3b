import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shellIn } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { courier, courierLibrary } from '../../support/keptFiles.ts';

/** Tags, collections and links from the command line, as scripts use it. */

interface Parsed {
  readonly id: string;
  readonly articles: readonly { readonly id: string; readonly headline: string | null }[];
}

async function commandLineOn(): Promise<{
  readonly library: string;
  readonly run: ReturnType<typeof shellIn>;
  readonly issue: (name: keyof typeof courier) => Parsed;
}> {
  const library = await courierLibrary();
  const run = shellIn(await temporaryFolder());
  const issue = (name: keyof typeof courier) =>
    JSON.parse(run('parse', join(library, courier[name])).stdout) as Parsed;
  return { library, run, issue };
}

const articleLink = ({ id, articles }: Parsed, at: number): string =>
  `broadsheet://issue/${encodeURIComponent(id)}?article=${articles[at]?.id}`;

it('a collection is made, filled, read, exported and deleted', { timeout: 240_000 }, async () => {
  const { library, run, issue } = await commandLineOn();
  const [flood, town] = [issue('flood'), issue('town')];
  const [first, second] = [articleLink(flood, 0), articleLink(town, 0)];

  const made = run('collection', 'make', library, 'The flood', first);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(run('collection', 'make', library, 'The flood')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/The flood already.*\.$/),
  });
  expect(run('collection', 'rename', library, 'The flood', '  High\u001b[2J water ').status).toBe(0);
  // What would clear the terminal is shown as what it is.
  expect(run('collection', 'list', library).stdout).toBe(`${made.stdout}\t1\tHigh\\u001b[2J water`);
  expect(run('collection', 'rename', library, made.stdout, 'High water').status).toBe(0);
  expect(run('collection', 'add', library, 'High water', first, second).stderr).toBe('1 added.');
  expect(run('collection', 'note', library, 'High water', 'Read *this*.', '--piece', second).status).toBe(0);

  const lines = run('collection', 'show', library, 'High water').stdout.split('\n');
  expect(lines.map((line) => line.split('\t')[0])).toEqual([first, second, '']);
  expect(lines[0]).toContain(flood.articles[0]?.headline);
  expect(lines[2]).toBe('\tRead *this*.');
  const { members } = JSON.parse(run('collection', 'show', library, 'High water', '--json').stdout);
  expect(members).toMatchObject([{ link: first }, { link: second, note: 'Read *this*.' }]);

  const exported = run('collection', 'export', library, 'High water', '--out', 'notes');
  expect(await readFile(exported.stdout, 'utf8')).toContain('Read *this*.');
  expect(run('collection', 'remove', library, 'High water', first).stderr).toBe('1 taken out.');
  expect(run('collection', 'remove', library, 'High water', first)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is not in the collection'),
  });
  expect(run('collection', 'delete', library, 'High water').status).toBe(0);
  expect(run('collection', 'list', library).stdout).toBe('');
  expect(run('collection', 'show', library, 'High water').status).toBe(1);
  expect(run('collection', 'add', library, 'High water', 'nowhere')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('must be a link'),
  });
});

it('passages are linked and parted', { timeout: 240_000 }, async () => {
  const { library, run, issue } = await commandLineOn();
  const [flood, town] = [issue('flood'), issue('town')];
  const [from, to] = [articleLink(flood, 0), articleLink(town, 0)];
  const { stdout: id } = run('link', 'make', library, from, to);
  const [head, ...ends] = run('link', 'list', library, '--issue', town.id).stdout.split('\n');
  expect(head).toBe(id);
  expect(ends.map((line) => line.split('\t')[1]).toSorted()).toEqual([from, to].toSorted());
  expect(run('link', 'make', library, from, from)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('cannot be linked with itself'),
  });
  expect(run('link', 'remove', library, id)).toMatchObject({ status: 0, stdout: id });
  expect(run('link', 'list', library).stdout).toBe('');
  expect(run('link', 'remove', library, id).status).toBe(1);
});

it('tags are counted, renamed, merged and taken off', { timeout: 240_000 }, async () => {
  const { library, run, issue } = await commandLineOn();
  const { id, articles } = issue('flood');
  const quote = articles[0]?.headline ?? '';
  const annotate = ['annotate', library, '--issue', id, '--quote', quote, '--occurrence', '1'];
  run(...annotate, '--tag', 'flood', '--tag', 'river');
  run(...annotate, '--tag', 'floods');
  expect(run('tag', 'list', library).stdout.split('\n').toSorted()).toEqual([
    'flood\t1',
    'floods\t1',
    'river\t1',
  ]);
  expect(run('tag', 'rename', library, 'flood', 'floods')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('merge the two'),
  });
  expect(run('tag', 'merge', library, 'flood', 'floods').stderr).toBe('1 annotations changed.');
  expect(run('tag', 'rename', library, 'river', 'the Wex').status).toBe(0);
  expect(run('tag', 'list', library).stdout).toBe('floods\t2\nthe Wex\t1');
  expect(run('tag', 'remove', library, 'the Wex').status).toBe(0);
  expect(run('tag', 'list', library, '--json').stdout).toBe('{"tag":"floods","count":2}');
  expect(run('tag', 'remove', library, 'fluds')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no tag fluds'),
  });
});
