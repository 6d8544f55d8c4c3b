import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AnnotationImport } from '#shared/model/exchange.ts';
import { runCli } from '../../support/cli.ts';

/** `import` as scripts see it, on a copy of a part of the sample library. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = join(root, 'resources', 'sample-library', '澄溪日报', '2024');

let folder: string;
let library: string;

beforeAll(() => {
  // The first call builds what is stale; that is no part of any test.
  expect(runCli(tmpdir(), '--help').status).toBe(0);
}, 120_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-cli-import-'));
  library = join(folder, 'library');
  await cp(sample, join(library, '澄溪日报', '2024'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const run = (...args: readonly string[]) => runCli(folder, ...args);

it('brings annotations back from what annotate printed and from an export, which stays the same', async () => {
  const { id } = JSON.parse(run('parse', 'library/澄溪日报/2024/2024-01-01.txt').stdout) as { id: string };
  const quote = '到昨晚11点半，石阶上已经站满了';
  const added = run(
    'annotate',
    library,
    '--issue',
    id,
    '--quote',
    quote,
    '--note',
    '数一数',
    '--tag',
    '渡口',
  );
  await writeFile(join(folder, 'one.jsonl'), added.stdout);
  const exportTo = (out: string) =>
    run('export', library, '--format', 'jsonld', '--per', 'library', '--out', out);
  expect(exportTo('first').status).toBe(0);
  const [name = ''] = await readdir(join(folder, 'first'));
  const exported = join(folder, 'first', name);

  await rm(join(library, '.broadsheet'), { recursive: true });
  const taken = run('import', library, exported);
  expect(taken.status).toBe(0);
  expect(taken.stdout).toBe('澄溪日报 2024-01-01 6501: 1 attached\n');
  const again = JSON.parse(run('import', library, 'one.jsonl', '--json').stdout) as AnnotationImport;
  expect(again.sources).toMatchObject([{ issueId: id, present: 1, attached: 0 }]);
  expect(exportTo('second').status).toBe(0);
  expect(await readFile(join(folder, 'second', name))).toEqual(await readFile(exported));
});

it('brings links back, and says how many', async () => {
  const { id } = JSON.parse(run('parse', 'library/澄溪日报/2024/2024-01-01.txt').stdout) as { id: string };
  const remembered = { headline: '渡口', text: '石阶', publication: '澄溪日报', date: '2024-01-01' };
  const end = (articleId: string) => ({ piece: { kind: 'article', issueId: id, articleId }, remembered });
  const time = '2026-01-01T00:00:00.000Z';
  const ends = [end('a-1'), end('a-2')];
  const link = { id: `article:${id}/a-1~article:${id}/a-2`, ends, created: time, modified: time };
  const file = join(library, '.broadsheet', 'links.json');
  await mkdir(join(library, '.broadsheet'));
  await writeFile(file, JSON.stringify({ schemaVersion: 1, records: [link], deleted: [] }));
  expect(run('export', library, '--format', 'jsonld', '--per', 'library', '--out', 'first').status).toBe(0);
  const [name = ''] = await readdir(join(folder, 'first'));
  await rm(join(library, '.broadsheet'), { recursive: true });
  expect(run('import', library, join('first', name)).stdout).toBe('Links: 1 added\n');
  const links = join(library, '.broadsheet', 'links');
  const [hand = ''] = await readdir(links);
  expect(JSON.parse(await readFile(join(links, hand), 'utf8'))).toMatchObject({ records: [{ value: link }] });
});

it('says in one sentence which file holds no annotations', async () => {
  await writeFile(join(folder, 'shopping.json'), '{"bread": 2}');
  const { status, stdout, stderr } = run('import', library, 'shopping.json');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^[^\n]*shopping\.json[^\n]*\n$/u);
});
