import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { noSecrets, type Secrets } from '#core/app/archives/secrets.ts';
import { feedArchive } from '#core/server/feed/feedArchive.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import type { LibraryState } from '#shared/model/library.ts';
import type { SearchRequest, SearchResult } from '#shared/model/search.ts';
import { annotate, notesOn, type RunningApp, spanOf, startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { startPostgres, type TestServer } from '../../../support/postgres.ts';
import { request } from '../search/support.ts';
import { MadeLibrary } from './madeLibrary.ts';
import { newArchive } from './support.ts';

let postgres: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

/** An archive with so many issues; answers its address. */
async function fedArchive(issues: number, on = postgres): Promise<string> {
  const { server, url } = await newArchive(on);
  await feedArchive({ library: MadeLibrary.of(issues), server, name: 'made' });
  await server.close();
  return url;
}

type ToOpen = CallInput<'archive.open'>;

const archiveAt = (url: string, changes: Partial<ToOpen> = {}): ToOpen => ({
  ...{ url, password: null, keepPassword: true, folder: null, pictures: null, authority: null },
  ...changes,
});

async function deviceOf(profile: string, secrets: Secrets = noSecrets): Promise<RunningApp> {
  const app = await startApp(profile, { secrets });
  onTestFinished(() => app.close());
  return app;
}

async function opened(url: string, profile?: string): Promise<RunningApp> {
  const app = await deviceOf(profile ?? (await temporaryFolder()));
  await app.call('archive.open', archiveAt(url));
  await stateThat(app, ({ status }) => status === 'ready');
  return app;
}

const stateThat = (app: RunningApp, is: (state: LibraryState) => boolean): Promise<LibraryState> =>
  eventually(async () => {
    const state = await app.call('library.state', {});
    if (!state || !is(state)) throw new Error(`The library is ${JSON.stringify(state)}.`);
    return state;
  });

const find = (app: RunningApp, query: string, changes: Partial<SearchRequest> = {}): Promise<SearchResult> =>
  app.call('search.query', { ...request(query), ...changes });

/** Waits until so much is found: what was made a moment ago is on its way to the index. */
const untilFound = (app: RunningApp, total: number, query: string, changes: Partial<SearchRequest> = {}) =>
  eventually(async () => {
    const result = await find(app, query, changes);
    expect(result).toMatchObject({ total, complete: true });
    return result;
  });

const textOf = async (number: number) =>
  (
    await MadeLibrary.of(number + 1)
      .issues()
      [number]?.load()
  )?.text;
const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: { readonly code: string; readonly message: string }) => `${error.code}: ${error.message}`,
  );

describe('an archive on a server, opened as a library', () => {
  it('has its issues read, searched and marked, and keeps the marks in a folder', async () => {
    const profile = await temporaryFolder();
    const app = await opened(await fedArchive(12), profile);
    const state = await app.call('library.state', {});
    expect(state).toMatchObject({ status: 'ready', issueCount: 12, archive: { away: null } });
    expect(state?.path.startsWith(join(profile, 'documents'))).toBe(true);
    expect((await app.call('archive.papers', {})).map(({ issues }) => issues)).toEqual([6, 6]);
    expect((await app.call('library.issues', {})).length).toBe(12);
    expect((await app.call('issue.get', { issueId: 'issue-3' })).text).toBe(await textOf(3));

    const before = await find(app, '今日', { limit: 100, timeline: 'year' });
    expect(before.total).toBe(36);
    await annotate(app, 'issue-3', '今日开行', '我的批注');
    expect(await notesOn(app, 'issue-3')).toEqual(['我的批注']);
    const summaries = await app.call('library.issues', {});
    expect(summaries.find(({ id }) => id === 'issue-3')?.annotationCount).toBe(1);
    expect(await readdir(join(state?.path ?? '', '.broadsheet'))).toContain('hands');

    // Found in the note, and each article still once, in the same counts.
    expect((await untilFound(app, 1, '我的批注')).hits.map(({ kind }) => kind)).toEqual(['note']);
    const after = await find(app, '今日', { limit: 100, timeline: 'year', filters: { kind: 'article' } });
    expect(after.hits.map(keyOf).toSorted()).toEqual(before.hits.map(keyOf).toSorted());
    expect(after.facets.publications).toEqual(before.facets.publications);
    expect(after.timeline?.map(({ value, count }) => [value, count])).toEqual(
      before.timeline?.map(({ value, count }) => [value, count]),
    );
    const marked = await find(app, '今日', { filters: { hasNotes: true } });
    expect(marked.hits.map(({ issueId }) => issueId)).toEqual(['issue-3']);
    // Pages follow one another over both halves.
    const pages = await Promise.all(
      [0, 7, 14, 21, 28, 35].map((offset) => find(app, '今日', { offset, limit: 7 })),
    );
    const paged = pages.flatMap(({ hits }) => hits.map(keyOf));
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged.length).toBe(pages[0]?.total);
  });

  it('finds by tags, colours and corrected words what no server knows', async () => {
    const app = await opened(await fedArchive(6));
    const span = await spanOf(app, 'issue-2', '今日开行');
    await app.call('annotations.create', { ...span, colour: 'green', note: '', tags: ['渡口史'] });
    const tagged = await untilFound(app, 2, 'tag:渡口史');
    expect(tagged.hits.map(({ kind, issueId }) => `${kind} ${issueId}`).toSorted()).toEqual([
      'article issue-2',
      'note issue-2',
    ]);
    expect((await find(app, '今日', { filters: { colour: 'green', kind: 'article' } })).total).toBe(1);
    expect((await find(app, '今日 -tag:渡口史', { filters: { kind: 'article' } })).total).toBe(17);
    const { text } = await app.call('issue.get', { issueId: 'issue-5' });
    const start = text.indexOf('今日');
    await app.call('corrections.make', {
      issueId: 'issue-5',
      wanted: { kind: 'text', start, end: start + 2, replacement: '明晨' },
    });
    const corrected = await untilFound(app, 1, '明晨');
    expect(corrected.hits.map(({ issueId }) => issueId)).toEqual(['issue-5']);
  });

  it('goes on while its server is away, with a sentence, and comes back', async () => {
    const own = await startPostgres();
    onTestFinished(() => own.stop());
    const profile = await temporaryFolder();
    const url = await fedArchive(8, own);
    const app = await opened(url, profile);
    await app.call('issue.get', { issueId: 'issue-1' });
    await annotate(app, 'issue-1', '今日开行', '先前');
    await untilFound(app, 1, '先前');

    await own.kill();
    expect(await failure(app.call('issue.get', { issueId: 'issue-2' }))).toMatch(
      /^serverAway: The server .* cannot be reached/,
    );
    await stateThat(app, ({ archive }) => archive?.away?.code === 'serverAway');
    expect((await app.call('issue.get', { issueId: 'issue-1' })).text).toBe(await textOf(1));
    await annotate(app, 'issue-1', '的人说好', '断线时');
    expect(await notesOn(app, 'issue-1')).toEqual(['先前', '断线时'].toSorted());
    const found = await find(app, '今日');
    expect(found.notes?.map(({ code }) => code)).toEqual(['archiveAway']);
    expect(new Set(found.hits.map(({ issueId }) => issueId))).toEqual(new Set(['issue-1']));
    await app.close();

    // A person who opens it now finds what was read and all notes.
    const again = await deviceOf(profile);
    const folder = (await again.call('host.info', {})).recentLibraries[0];
    expect(folder?.server).toContain('127.0.0.1');
    await again.call('library.open', { path: folder?.path ?? '' });
    const away = await stateThat(again, ({ status }) => status === 'ready');
    expect(away).toMatchObject({ issueCount: 8, archive: { away: { code: 'serverAway' } } });
    expect((await again.call('issue.get', { issueId: 'issue-1' })).text).toBe(await textOf(1));
    expect(await notesOn(again, 'issue-1')).toEqual(['先前', '断线时'].toSorted());
    expect((await again.call('library.issues', {})).length).toBe(8);

    await own.start();
    await again.call('archive.retry', {});
    await stateThat(again, ({ archive }) => archive?.away === null);
    expect((await again.call('issue.get', { issueId: 'issue-2' })).text).toBe(await textOf(2));
    await untilFound(again, 24, '今日', { filters: { kind: 'article' } });
  }, 60_000);

  it('lets marks wait whose issue was never read here while the server is away', async () => {
    const own = await startPostgres();
    onTestFinished(() => own.stop());
    const url = await fedArchive(4, own);
    const folder = await temporaryFolder();
    const [one, other] = [await deviceOf(await temporaryFolder()), await deviceOf(await temporaryFolder())];
    for (const app of [one, other]) {
      app.grant(folder);
      await app.call('archive.open', archiveAt(url, { folder }));
      await stateThat(app, ({ status }) => status === 'ready');
    }
    await one.call('issue.get', { issueId: 'issue-1' });
    await own.kill();
    await annotate(one, 'issue-1', '的人说好', '别处写的');
    const entryOf = (app: RunningApp) =>
      eventually(async () => {
        const { entries } = await app.call('notebook.list', {
          query: { filters: {}, sort: 'modified', descending: true, grouped: false },
          offset: 0,
          limit: 10,
        });
        expect(entries.map(({ annotation }) => annotation.note)).toEqual(['别处写的']);
        return entries[0];
      });
    expect((await entryOf(one))?.state).toBe('placed');
    await eventually(async () => expect((await entryOf(other))?.state).toBe('waiting'));
    await own.start();
    await other.call('archive.retry', {});
    await eventually(async () => expect((await entryOf(other))?.state).toBe('placed'));
  }, 60_000);

  it('hears what was fed since, and marks follow the words of an issue that reads differently', async () => {
    const { server, url } = await newArchive(postgres);
    const made = MadeLibrary.of(4);
    await feedArchive({ library: made, server, name: 'made' });
    const app = await opened(url);
    await annotate(app, 'issue-1', '的人说好', '随文');
    await untilFound(app, 1, '随文');
    made.texts.set('issue-1', (made.texts.get('issue-1') ?? '').replaceAll('今日', '今日清晨'));
    made.texts.set('issue-9', '---\ntitle: 新报\ndate: 1960-01-01\n---\n\n## 新来\n\n新来的一期。\n');
    made.texts.delete('issue-2');
    await feedArchive({ library: made, server, name: 'made' });
    await server.close();
    await app.call('archive.retry', {});
    await stateThat(app, ({ issueCount }) => issueCount === 4);
    await eventually(async () => {
      const { text } = await app.call('issue.get', { issueId: 'issue-1' });
      expect(text).toContain('今日清晨');
      const [note] = await app.call('annotations.list', { issueId: 'issue-1' });
      const at = note?.anchor ?? null;
      expect(at && Array.from(text).slice(at.start, at.end).join('')).toBe('的人说好');
    });
    expect((await find(app, '清晨')).hits.every(({ issueId }) => issueId === 'issue-1')).toBe(true);
    expect((await app.call('archive.papers', {})).map(({ publication }) => publication)).toContain('新报');
    expect(await failure(app.call('issue.get', { issueId: 'issue-2' }))).toMatch(/^issueNotFound/);
  });

  it('stops on its server what a window searched for and no longer waits for', async () => {
    const { server, url } = await newArchive(postgres);
    await feedArchive({ library: MadeLibrary.of(3), server, name: 'made' });
    const app = await opened(url);
    const holding = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const lock = server.transaction('writing', async (client) => {
      await client.query('LOCK TABLE broadsheet.document IN ACCESS EXCLUSIVE MODE');
      holding.resolve();
      await held.promise;
    });
    await holding.promise;
    const waiting = failure(find(app, '今日'));
    const atWork = async () => {
      const { rows } = await server.withClient((client) =>
        client.query(
          "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'broadsheet.document'::regclass",
        ),
      );
      return rows.length;
    };
    await eventually(async () => expect(await atWork()).toBe(1));
    await app.call('search.abandon', {});
    expect(await waiting).toMatch(/^cancelled/);
    await eventually(async () => expect(await atWork()).toBe(0));
    held.resolve();
    await lock;
    expect((await find(app, '今日')).total).toBe(9);
    await server.close();
  });

  it('is reached year by year', async () => {
    const { server, url } = await newArchive(postgres);
    const made = new MadeLibrary();
    for (let day = 1; day <= 28; day++) {
      const date = `1950-02-${String(day).padStart(2, '0')}`;
      made.texts.set(`d${day}`, `---\ntitle: 日报\ndate: ${date}\n---\n\n## 要闻\n\n${date}的事。\n`);
    }
    made.texts.set('old', '---\ntitle: 日报\ndate: 1901-05-05\n---\n\n## 旧闻\n\n很久以前。\n');
    made.texts.set('none', '---\ntitle: 日报\n---\n\n## 无日期\n\n不知何日。\n');
    await feedArchive({ library: made, server, name: 'made' });
    await server.close();
    const app = await opened(url);
    const known = async () => (await app.call('library.issues', {})).map(({ id }) => id);
    const first = await known();
    expect(first).toContain('d28');
    expect(first).not.toContain('old');
    expect(first.length).toBeLessThan(30);
    await app.call('archive.reach', { publication: '日报', year: 1901 });
    expect(await known()).toContain('old');
    await app.call('archive.reach', { publication: '日报', year: null });
    await app.call('archive.reach', { publication: '日报', year: 1950 });
    expect((await known()).length).toBe(30);
  });

  it('knows its people, its papers and the issues of a day by name', async () => {
    const { server, url } = await newArchive(postgres);
    const made = new MadeLibrary();
    for (let day = 1; day <= 20; day++) {
      const date = `1950-02-${String(day).padStart(2, '0')}`;
      made.texts.set(
        `d${day}`,
        `---\ntitle: 渡口日报\ndate: ${date}\n---\n\n## 要闻\n\n记者 林晓舟\n\n${date}的事，渡口今日开行。\n`,
      );
    }
    await feedArchive({ library: made, server, name: 'made' });
    await server.close();
    const app = await opened(url);
    const { people } = await app.call('people.list', { text: '', limit: 10 });
    expect(people.map(({ name, articles, from, to }) => [name, articles, from, to])).toEqual([
      ['林晓舟', 20, '1950-02-01', '1950-02-20'],
    ]);
    const written = await app.call('people.articles', { name: '林晓舟' });
    expect(written.articles.length).toBe(20);
    expect((await app.call('library.issues', {})).some(({ id }) => id === 'd1')).toBe(false);
    const named = async (text: string) => (await app.call('names.find', { text, limit: 10 })).names;
    expect(await named('dukou')).toMatchObject([{ kind: 'paper', label: '渡口日报', issues: 20 }]);
    expect(await named('渡口日报 1950-02-01')).toMatchObject([{ kind: 'issue', issueId: 'd1' }]);
    expect(await named('2 Feb 1950')).toMatchObject([{ kind: 'issue', issueId: 'd2' }]);
  });

  it('does not do what is done where it is fed from', async () => {
    const app = await opened(await fedArchive(2));
    const folder = await temporaryFolder();
    app.grant(folder);
    for (const work of [
      () => app.call('library.describe', { issueIds: ['issue-1'], fields: { title: '新名' } }),
      () => app.call('library.add', { paths: [folder] }),
      () => app.call('pictures.offer', { what: { kind: 'issue', issueId: 'issue-1', pages: null } }),
      () => app.call('issue.chooseSource', { issueId: 'issue-1', path: null }),
    ]) {
      expect(await failure(work())).toMatch(/^notInArchive: This is done in the library that/);
    }
  });
});

describe('the way into an archive', () => {
  it('keeps a password apart from everything else, for its owner alone', async () => {
    const url = await fedArchive(1);
    const password = decodeURIComponent(new URL(url).password);
    const profile = await temporaryFolder();
    const app = await opened(url, profile);
    const file = join(profile, 'config', 'passwords.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const folder = (await app.call('library.state', {}))?.path ?? '';
    expect(await everythingIn(folder)).not.toContain(password);
    expect(await readFile(join(profile, 'config', 'archives.json'), 'utf8')).not.toContain(password);
    expect(await app.call('archive.known', {})).toMatchObject([{ folder, hasPassword: true }]);
    await app.close();

    const again = await deviceOf(profile);
    await again.call('library.open', { path: folder });
    await stateThat(again, ({ status, archive }) => status === 'ready' && archive?.away === null);
    // Without the address's password, which is kept, and then forgotten.
    const [known] = await again.call('archive.known', {});
    expect(known?.url).not.toContain(password);
    await again.call('archive.open', archiveAt(known?.url ?? ''));
    const keeps = async (keepPassword: boolean | null, typed: string | null = null) => {
      await again.call('archive.open', archiveAt(known?.url ?? '', { password: typed, keepPassword }));
      return (await again.call('archive.known', {})).map(({ hasPassword }) => hasPassword);
    };
    expect(await keeps(null)).toEqual([true]);
    // Forgotten, it counts until the program ends, and can be kept again.
    expect(await keeps(false)).toEqual([false]);
    expect(await keeps(true)).toEqual([true]);
    expect(await keeps(false, password)).toEqual([false]);
  });

  it('gives passwords to the keychain of the system where there is one', async () => {
    const url = await fedArchive(1);
    const password = decodeURIComponent(new URL(url).password);
    const keychain: Secrets = {
      isThere: true,
      protect: (text) => Buffer.from(text).reverse().toString('base64'),
      reveal: (kept) => Buffer.from(kept, 'base64').reverse().toString(),
    };
    const profile = await temporaryFolder();
    const app = await deviceOf(profile, keychain);
    expect((await app.call('host.info', {})).hasKeychain).toBe(true);
    await app.call('archive.open', archiveAt(url));
    const kept = await readFile(join(profile, 'config', 'passwords.json'), 'utf8');
    expect(kept).not.toContain(Buffer.from(password).toString('base64'));
    const folder = (await app.call('library.state', {}))?.path ?? '';
    await app.close();
    // A keychain that is gone is no fault: the server says what is missing.
    const without = await deviceOf(profile);
    await without.call('library.open', { path: folder });
    await stateThat(without, ({ archive }) => archive?.away?.code === 'serverRefuses');
  });

  it('leaves the open library as it is where the archive cannot be opened', async () => {
    const url = await fedArchive(1);
    const app = await opened(url);
    const before = await app.call('library.state', {});
    const wrong = new URL(url);
    wrong.password = 'wrong';
    expect(await failure(app.call('archive.open', archiveAt(wrong.href)))).toMatch(/^serverRefuses/);
    expect(await failure(app.call('archive.open', archiveAt('nonsense')))).toMatch(/^serverAway: This is no/);
    expect((await app.call('library.state', {}))?.path).toBe(before?.path);
    expect((await app.call('archive.known', {})).length).toBe(1);
  });

  it('refuses paths that nobody chose', async () => {
    const url = await fedArchive(1);
    const app = await deviceOf(await temporaryFolder());
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'ca.pem'), '');
    for (const paths of [{ folder }, { pictures: folder }, { authority: join(folder, 'ca.pem') }]) {
      expect(await failure(app.call('archive.open', archiveAt(url, paths)))).toMatch(/^pathNotChosen/);
    }
    app.grant(folder);
    await app.call('archive.open', archiveAt(url, { folder }));
    expect((await app.call('library.state', {}))?.path).toBe(folder);
  });
});

const keyOf = ({ kind, issueId, articleId }: SearchResult['hits'][number]) =>
  `${kind} ${issueId} ${articleId}`;

async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))
  ).join();
}
