import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { shellIn } from '../../support/cli.ts';
import { startPostgres, type TestServer } from '../../support/postgres.ts';

const sample = resolve(import.meta.dirname, '../../../resources/sample-library');

let folder: string;
let postgres: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-archive-'));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('an archive is prepared, fed, searched as the library is, checked and dropped', async () => {
  const broadsheet = shellIn(folder);
  await cp(sample, join(folder, 'library'), { recursive: true });
  const [one, two] = [await postgres.database('one'), await postgres.database('two')];
  const archive = (command: string, ...args: readonly string[]) => broadsheet('archive', command, ...args);
  const early = archive('feed', 'library', '--server', one);
  expect([early.status, early.stderr]).toEqual([1, expect.stringContaining('archive prepare')]);

  expect(archive('prepare', '--server', one).stdout).toMatch(/\/one is ready\.$/u);
  expect(archive('prepare', '--server', two).status).toBe(0);
  expect(archive('feed', 'library', '--server', one).stdout).toBe(
    '17 issues put, 0 held already, 0 taken out.',
  );
  expect(archive('feed', 'library', '--server', one).stdout).toBe(
    '0 issues put, 17 held already, 0 taken out.',
  );
  expect(archive('serve-check', '--server', one)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^澄溪日报\t10\t2023-03-14\.\.2024-12-07\nThe Wexcombe Courier\t7\t/u),
    stderr: expect.stringMatching(/\/one: 17 issues, \d+ articles and notices, \d+ MiB\.$/u),
  });

  const found = (...args: readonly string[]) => {
    const { hits, facets, total, matchTotal } = JSON.parse(
      broadsheet(...args, '--json', '--limit', '1000').stdout,
    );
    const places = hits.map((hit: Record<string, unknown>) =>
      JSON.stringify([hit.issueId, hit.articleId, hit.page, hit.snippet, hit.matches]),
    );
    return { places: places.sort(), facets, total, matchTotal };
  };
  for (const query of ['渡口', 'title:bridge -goose', 'govern*']) {
    expect(found('archive', 'search', query, '--server', one)).toEqual(found('search', 'library', query));
  }
  // Another archive, with nothing in it, changes nothing; one that is gone is told of.
  expect(archive('search', '渡口', '--server', one, '--server', two).stdout).toBe(
    archive('search', '渡口', '--server', one).stdout,
  );
  const gone = archive(
    'search',
    '渡口',
    '--server',
    one,
    '--server',
    one.replace(`:${postgres.port}/`, ':1/'),
  );
  expect([gone.status, gone.stdout]).toEqual([1, '']);
  expect(gone.stderr).toMatch(/^The server 127\.0\.0\.1:1\/one cannot be reached/u);

  expect(archive('drop', '--server', one, '--yes', 'two').status).toBe(1);
  expect(archive('drop', '--server', one, '--yes', 'one').status).toBe(0);
  expect(archive('search', '渡口', '--server', one).stderr).toMatch(/^There is no archive of Broadsheet/u);
}, 240_000);
