import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type Server } from '#core/server/connection.ts';
import { feedArchive } from '#core/server/feed/feedArchive.ts';
import { archiveIssues } from '#core/server/issues.ts';
import { checkArchive, dropArchive, prepareArchive, roles } from '#core/server/schema/prepare.ts';
import { searchTogether } from '#core/server/search/manyServers.ts';
import { createServerSearch } from '#core/server/search/serverSearch.ts';
import { makeCertificate } from '../../../../src-main/loopback/lan/certificate.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { documentOf, request } from '../search/support.ts';
import { MadeLibrary } from './madeLibrary.ts';
import { newArchive, putDocuments } from './support.ts';

let postgres: TestServer;
let folder: string;
const certificate = makeCertificate('Broadsheet', ['127.0.0.1'], new Date());
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-server-'));
  postgres = await startPostgres({ certificate });
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const reader = (server: Server) => createServerSearch(server, () => 0);
const check = (server: Server) => server.withClient(checkArchive);
const feed = (issues: number) => (server: Server) =>
  feedArchive({ library: MadeLibrary.of(issues), server, name: 'made' });

/** The code of a failure and its sentence, which names what is wrong and what to do. */
async function failureOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no failure';
}

async function withUrl<T>(
  url: string,
  run: (server: Server) => Promise<T>,
  authority: string | null = null,
): Promise<T> {
  const server = await openServer({ url, authority });
  try {
    return await run(server);
  } finally {
    await server.close();
  }
}

describe('an archive that cannot be reached or used', () => {
  it('is told in one sentence, whatever is wrong with the way there', async () => {
    const { server, url } = await newArchive(postgres);
    await server.close();
    const failure = (address: string) => failureOf(withUrl(address, check));
    expect(await failure(url)).toBe('no failure');
    expect(await failure('ftp://somewhere/else')).toMatch(/^serverAway: This is no address of an archive/);
    expect(await failure(url.replace(/:[^:@]+@/u, ':wrong@'))).toMatch(/^serverRefuses: .* name or password/);
    expect(await failure(url.replace(/[^/]+$/u, 'nowhere'))).toMatch(/^serverSchema: .* no database of this/);
    expect(await failure(url.replace(`:${postgres.port}/`, ':1/'))).toMatch(/^serverAway: .* be reached/);
    expect(await failure(await postgres.database('empty'))).toMatch(/^serverSchema: There is no archive/);
  });

  it('is told where its tables are of another version', async () => {
    const { server } = await newArchive(postgres);
    const setTo = (schema: number) =>
      server.withClient((client) => client.query('UPDATE broadsheet.archive SET schema = $1', [schema]));
    await setTo(99);
    expect(await failureOf(check(server))).toMatch(/^serverSchema: .* newer Broadsheet.*update/);
    expect(await failureOf(server.withClient(prepareArchive))).toMatch(/^serverSchema: .* newer/);
    await setTo(0);
    expect(await failureOf(check(server))).toMatch(/^serverSchema: .* older Broadsheet.*archive prepare/);
    await server.withClient(dropArchive);
    expect(await failureOf(check(server))).toMatch(/^serverSchema: There is no archive/);
    await server.withClient(prepareArchive);
    expect(await failureOf(check(server))).toBe('no failure');
    await server.close();
  });

  it('lets readers read and nobody else write', async () => {
    const { server, url } = await newArchive(postgres);
    const name = new URL(url).pathname.slice(1);
    await feed(2)(server);
    await server.withClient(async (client) => {
      await client.query(`CREATE ROLE ${name}_reader LOGIN PASSWORD 'r' IN ROLE ${roles.reader}`);
      await client.query(`CREATE ROLE ${name}_feeder LOGIN PASSWORD 'f' IN ROLE ${roles.feeder}`);
      await client.query(`CREATE ROLE ${name}_nobody LOGIN PASSWORD 'n'`);
    });
    const as = (role: string) => url.replace(/\/\/[^@]+@/u, `//${name}_${role}:${role.charAt(0)}@`);
    const find = async (to: Server) => (await reader(to).search(request('今日'))).total;
    expect(await withUrl(as('reader'), find)).toBe(6);
    expect(await failureOf(withUrl(as('reader'), feed(3)))).toMatch(/^serverRefuses: .* ask whoever runs it/);
    expect(await withUrl(as('feeder'), feed(3))).toMatchObject({ put: 1 });
    expect(await failureOf(withUrl(as('nobody'), find))).toMatch(/^serverRefuses/);
    await server.withClient((client) =>
      client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`),
    );
    expect(await failureOf(withUrl(url, feed(5)))).toMatch(/^serverRefuses: .* read-only/);
    await server.close();
  });

  it('is believed only with a certificate for its address', async () => {
    const { server, url } = await newArchive(postgres);
    await server.close();
    const file = join(folder, 'authority.pem');
    await writeFile(file, certificate.cert);
    expect(await failureOf(withUrl(url, check, file))).toBe('no failure');
    // The same server under a name that its certificate does not have.
    const named = url.replace('127.0.0.1', 'localhost');
    expect(await failureOf(withUrl(named, check, file))).toMatch(
      /^serverRefuses: The certificate of localhost/,
    );
    expect(await failureOf(withUrl(url, check, join(folder, 'none.pem')))).toMatch(
      /^noAccess: The certificate .*none\.pem cannot be read: check the name/,
    );
    const other = join(folder, 'other.pem');
    await writeFile(other, makeCertificate('Other', ['127.0.0.1'], new Date()).cert);
    expect(await failureOf(withUrl(url, check, other))).toMatch(/^serverRefuses: The certificate/);
  });

  it('stops a search that nobody waits for, and one that takes too long', async () => {
    const { server } = await newArchive(postgres);
    await putDocuments(server, [documentOf([['body', '今日']], { articleId: 'a' })]);
    const stop = new AbortController();
    const slow = server.transaction(
      'reading',
      async (client) => {
        setTimeout(() => stop.abort(), 50);
        await client.query('SELECT pg_sleep(30)');
      },
      stop.signal,
    );
    await expect(slow).rejects.toThrow(/abort/iu);
    const late = server.transaction('reading', async (client) => {
      await client.query('SET LOCAL statement_timeout = 50');
      await client.query('SELECT pg_sleep(30)');
    });
    expect(await failureOf(late)).toMatch(/^serverAway: .* took too long/);
    // The connections are whole again.
    expect((await reader(server).search(request('今日'))).total).toBe(1);
    await server.close();
  });

  it('that fills up, or is lost in the middle, keeps whole issues and nothing else', async () => {
    const own = await startPostgres();
    const { server } = await newArchive(own);
    await feed(2)(server);
    // The third document of an issue finds no room.
    await server.withClient(async (client) => {
      await client.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.sequence >= 2 AND NEW.issue_id = 'issue-3' THEN
          RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
        END IF; RETURN NEW; END $$`);
      await client.query(
        'CREATE TRIGGER full_disk BEFORE INSERT ON broadsheet.document FOR EACH ROW EXECUTE FUNCTION refuse()',
      );
    });
    expect(await failureOf(feed(4)(server))).toMatch(/^serverRefuses: .* has no room left/);
    const issuesOf = async () => {
      const { rows } = await server.withClient((client) =>
        client.query<{ issue_id: string; count: string }>(
          'SELECT issue_id, count(*) FROM broadsheet.document GROUP BY issue_id ORDER BY issue_id',
        ),
      );
      return rows.map(({ issue_id, count }) => `${issue_id} ${count}`);
    };
    const whole = await issuesOf();
    expect(whole.some((line) => line.startsWith('issue-3'))).toBe(false);
    await server.withClient((client) => client.query('DROP TRIGGER full_disk ON broadsheet.document'));
    expect(await feed(4)(server)).toMatchObject({ failed: [] });
    expect((await issuesOf()).length).toBe(4);

    // A page that is under way when the machine loses its power fails as a whole.
    const page = server.transaction('reading', async (client) => {
      const { rows } = await client.query('SELECT issue_id FROM broadsheet.document LIMIT 3');
      await own.kill();
      await client.query('SELECT issue_id FROM broadsheet.document OFFSET 3');
      return rows;
    });
    expect(await failureOf(page)).toMatch(/^serverAway: .* cannot be reached/);
    await own.start();
    expect((await reader(server).search(request('今日'))).total).toBe(12);
    await server.close();
    await own.stop();
  }, 60_000);

  it('takes an article of ten megabytes, and finds its end', async () => {
    const { server } = await newArchive(postgres);
    const body = Array.from({ length: 210_000 }, (_, at) => `第${at}段，渡口今日开行，两岸说好。`).join('');
    const text = `${body}最后一句在此。`;
    expect(Buffer.byteLength(text)).toBeGreaterThan(10_000_000);
    await putDocuments(server, [documentOf([['body', text]], { articleId: 'long' })]);
    const { total, hits } = await reader(server).search(request('最后一句在此'));
    expect([total, hits[0]?.matches.length]).toEqual([1, 1]);
    await server.close();
  }, 60_000);
});

it('every table of an archive has its place on the nodes of Citus', async () => {
  const { server } = await newArchive(postgres);
  const { rows } = await server.withClient((client) =>
    client.query<{ name: string }>(
      "SELECT 'broadsheet.' || tablename AS name FROM pg_tables WHERE schemaname = 'broadsheet'",
    ),
  );
  const script = await readFile('build/archive/citus.sql', 'utf8');
  const placed = Array.from(script.matchAll(/^SELECT \w+\('([\w.]+)'/gmu), ([, name]) => name);
  expect(placed.sort()).toEqual(rows.map(({ name }) => name).sort());
  await server.close();
});

describe('two archives searched as one', () => {
  it('find what one would, fail as a whole where one is gone, and are whole again when it is back', async () => {
    const second = await startPostgres();
    const documents = Array.from({ length: 40 }, (_, at) =>
      documentOf(
        [
          ['headline', at % 5 === 0 ? '渡口开行' : '市集'],
          ['body', at % 3 === 0 ? '渡口今日开行' : '市集今日开行'],
        ],
        {
          issueId: `i${at % 10}`,
          articleId: `a${at}`,
          publication: at % 2 === 0 ? '澄溪日报' : 'The Ferry Post',
          date: `${1950 + (at % 10)}-03-01`,
          bylines: at % 4 === 0 ? ['林晓舟'] : [],
        },
      ),
    );
    const isFirst = ({ issueId }: { readonly issueId: string }) => Number(issueId.slice(1)) % 2 === 0;
    const { server: all } = await newArchive(postgres);
    const { server: one } = await newArchive(postgres);
    const { server: other } = await newArchive(second);
    await putDocuments(all, documents);
    await putDocuments(one, documents.filter(isFirst));
    await putDocuments(
      other,
      documents.filter((document) => !isFirst(document)),
    );
    const whole = createServerSearch(all, () => 0);
    const together = searchTogether([reader(one), reader(other)]);
    for (const changes of [
      {},
      { order: 'date' as const },
      { offset: 7, limit: 9 },
      { filters: { publication: '澄溪日报', from: '1952-01-01' } },
    ]) {
      const asked = request('渡口', { timeline: 'year', ...changes });
      expect(await together.search(asked)).toEqual(await whole.search(asked));
    }
    const compared = { queries: ['渡口', '市集'], unit: 'year' as const, filters: {} };
    expect(await together.compare(compared)).toEqual(await whole.compare(compared));

    await second.kill();
    expect(await failureOf(together.search(request('渡口')))).toMatch(/^serverAway: .* cannot be reached/);
    expect(await failureOf(archiveIssues(other).papers())).toMatch(/^serverAway/);
    expect((await reader(one).search(request('渡口'))).total).toBeGreaterThan(0);
    await second.start();
    expect(await together.search(request('渡口'))).toEqual(await whole.search(request('渡口')));
    for (const server of [all, one, other]) await server.close();
    await second.stop();
  }, 120_000);
});
