import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli, startCli } from '../../support/cli.ts';
import { letIn } from '../../support/entrance.ts';

/** The command line as scripts see it: `npm run --silent cli -- …`, on a copy of a part of the sample library. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sample = join(root, 'resources', 'sample-library');

let folder: string;
let library: string;

beforeAll(() => {
  // The first call builds what is stale; that is no part of any test.
  expect(runCli(tmpdir(), '--help').status).toBe(0);
}, 120_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-cli-'));
  library = join(folder, 'library');
  await cp(join(sample, '澄溪日报', '2024'), join(library, '澄溪日报', '2024'), { recursive: true });
  return () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

const run = (args: readonly string[]) => runCli(folder, ...args);

interface Parsed {
  readonly id: string;
  readonly publication: string;
  readonly date: string;
  readonly text: string;
  readonly articles: readonly { id: string; headline: string; paragraphs: readonly { text: string }[] }[];
}

const parsed = (path: string): Parsed => JSON.parse(run(['parse', path]).stdout) as Parsed;

describe('parse', () => {
  it.each([
    ['parse', 'library/澄溪日报/2024/2024-08-16.md'],
    ['search', 'library', '的', '--kwic', '--limit', '1000'],
  ])('ends in peace where nobody reads what it prints to its end (%s)', async (...args) => {
    const child = startCli(folder, args);
    // As `| head -0` does.
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const [status] = (await once(child, 'close')) as [number];
    expect(status).toBe(0);
    // A search counts what it found on the other stream.
    expect(said).toMatch(/^(\d+ matches in .*\n)?$/);
  });

  it('prints one JSON document a line, for paths from where the person stands', () => {
    const { status, stdout, stderr } = run([
      'parse',
      'library/澄溪日报/2024/2024-08-16.md',
      'library/澄溪日报/2024/2024-01-01.txt',
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const documents = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Parsed);
    expect(documents.map(({ publication, date }) => [publication, date])).toEqual([
      ['澄溪日报', '2024-08-16'],
      ['澄溪日报', '2024-01-01'],
    ]);
  });

  it('says in one sentence which file cannot be read, and reads the others', async () => {
    await writeFile(join(library, 'picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2]));
    await writeFile(join(library, 'empty.txt'), '');
    const { status, stdout, stderr } = run([
      'parse',
      'library/picture.txt',
      'library/empty.txt',
      'library/missing.txt',
      'library/澄溪日报/2024/2024-01-01.txt',
    ]);
    expect(status).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const sentences = stderr.trimEnd().split('\n');
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toMatch(/picture\.txt .*not text.*\.$/);
    expect(sentences[1]).toMatch(/empty\.txt .*empty.*\.$/);
    expect(sentences[2]).toMatch(/missing\.txt.*no such file.*\.$/);
  });

  it('prints the issue as text for people', () => {
    const { stdout } = run(['parse', '--format', 'text', 'library/澄溪日报/2024/2024-01-01.txt']);
    expect(stdout).toMatch(/^澄溪日报\n2024-01-01/);
    expect(stdout).toContain('新年第一班船上坐了三百二十一个人');
  });
});

describe('search', () => {
  it('equals a scan of every article', () => {
    const query = '清溪大桥';
    const paths = ['2024-01-01.txt', '2024-04-19.txt', '2024-08-16.md', '2024-12-07.txt'];
    const expected = paths.flatMap((path) => {
      const issue = parsed(join('library', '澄溪日报', '2024', path));
      return issue.articles
        .filter(({ headline, paragraphs }) =>
          [headline, ...paragraphs.map(({ text }) => text)].some((text) => text?.includes(query)),
        )
        .map((article) => `${issue.id} ${article.id}`);
    });
    const { status, stdout } = run(['search', library, query, '--json', '--limit', '1000']);
    expect(status).toBe(0);
    const result = JSON.parse(stdout) as {
      total: number;
      hits: {
        kind: string;
        issueId: string;
        articleId: string;
        snippet: string;
        matches: { start: number; end: number }[];
      }[];
    };
    const articles = result.hits.filter(({ kind }) => kind === 'article');
    expect(expected.length).toBeGreaterThan(5);
    expect(articles.map(({ issueId, articleId }) => `${issueId} ${articleId}`).toSorted()).toEqual(
      expected.toSorted(),
    );
    for (const hit of articles) expect(hit.matches.length).toBeGreaterThan(0);
  });

  it('says how it is used when it is used wrongly', () => {
    for (const args of [
      ['search'],
      ['search', library],
      ['search', library, 'x', '--from', '2024-02-31'],
      ['serach'],
    ]) {
      const { status, stdout, stderr } = run(args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^error: /);
    }
  });

  it('names the folder that is not there', () => {
    const { status, stderr } = run(['search', 'nowhere', 'x']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/nowhere.*\.\n$/);
  });
});

describe('annotate and export', () => {
  const quote = '到昨晚11点半，石阶上已经站满了';

  it('adds an annotation, finds it, and exports it', async () => {
    const { id } = parsed('library/澄溪日报/2024/2024-01-01.txt');
    const added = run([
      'annotate',
      library,
      '--issue',
      id,
      '--quote',
      quote,
      '--note',
      '数一数 *人*',
      '--tag',
      '渡口',
    ]);
    expect(added.stderr).toBe('');
    const annotation = JSON.parse(added.stdout) as {
      type: string;
      target: { selector: { exact?: string }[] };
    };
    expect(annotation.type).toBe('Annotation');
    expect(annotation.target.selector[0]?.exact?.replaceAll(/\s/g, '')).toBe(quote);

    const found = JSON.parse(run(['search', library, '数一数', '--json']).stdout) as {
      hits: { kind: string }[];
    };
    expect(found.hits.map(({ kind }) => kind)).toEqual(['note']);

    const exported = run(['export', library, '--format', 'markdown', '--out', 'notes']);
    expect(exported.status).toBe(0);
    const [path = ''] = exported.stdout.trimEnd().split('\n');
    expect(path.startsWith(join(folder, 'notes'))).toBe(true);
    const markdown = await readFile(path, 'utf8');
    expect(markdown).toContain(`> ${quote}`);
    expect(markdown).toContain('数一数 *人*');
    expect(markdown).toContain('#渡口');
    expect(markdown).toContain('澄溪日报，2024-01-01（1）');
  });

  it('annotates a page and an issue as a whole, and says what a forgotten option leaves out', () => {
    const { id } = parsed('library/澄溪日报/2024/2024-01-01.txt');
    const page = run(['annotate', library, '--issue', id, '--page', '1', '--note', '头版']);
    expect(page.stderr).toBe('');
    expect(JSON.parse(page.stdout)).toMatchObject({
      target: { 'broadsheet:about': 'page', selector: [{ value: 'xywh=percent:0,0,100,100' }, {}] },
    });
    const bare = run(['annotate', library, '--issue', id]);
    expect([bare.status, bare.stderr]).toEqual([2, expect.stringMatching(/'--quote'.*'--region'/)]);
  });

  it('does not guess which of several passages is meant, nor that one is there', () => {
    const { id } = parsed('library/澄溪日报/2024/2024-01-01.txt');
    const twice = run(['annotate', library, '--issue', id, '--quote', '清溪大桥']);
    expect(twice.status).toBe(1);
    expect(twice.stderr).toMatch(/清溪大桥.* times.*--occurrence.*\.\n$/);
    const never = run(['annotate', library, '--issue', id, '--quote', '此句不在本期之中']);
    expect(never.status).toBe(1);
    expect(never.stderr).toMatch(/does not hold the passage/);
  });

  it('exports a collection by its name, and names those that are there', async () => {
    const { id, articles } = parsed('library/澄溪日报/2024/2024-01-01.txt');
    const { headline, id: articleId } = articles[0] ?? { headline: '', id: '' };
    const time = '2026-01-02T03:04:05.000Z';
    const records = [
      { kind: 'collection', id: 'c', name: '渡船', note: '', created: time, modified: time },
      {
        kind: 'member',
        id: 'c/m',
        collectionId: 'c',
        piece: { kind: 'article', issueId: id, articleId },
        place: 1,
        note: '先读这一篇。',
        remembered: { headline: null, text: '', publication: null, date: null },
        modified: time,
      },
    ];
    await mkdir(join(library, '.broadsheet'), { recursive: true });
    const file = join(library, '.broadsheet', 'collections.json');
    await writeFile(file, JSON.stringify({ schemaVersion: 1, records, deleted: [] }));
    const exported = run(['export', library, '--collection', '渡船', '--out', 'collected']);
    expect(exported.stderr).toBe('');
    const text = await readFile(exported.stdout.trimEnd(), 'utf8');
    expect(text).toContain(headline);
    expect(text).toContain('先读这一篇。');
    const unknown = run(['export', library, '--collection', '渡口', '--out', 'collected']);
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toMatch(/渡口.*渡船/);
  });

  it('says when there is nothing to export', () => {
    const { status, stderr } = run(['export', library, '--out', 'notes']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/nothing to export/i);
  });
});

describe('check and index', () => {
  it('lists unreadable files, duplicates and gaps', async () => {
    await mkdir(join(library, 'copies'));
    await cp(join(library, '澄溪日报', '2024', '2024-01-01.txt'), join(library, 'copies', 'again.txt'));
    await writeFile(join(library, 'broken.txt'), Buffer.from([0, 1, 2, 3]));
    const { status, stdout } = run(['check', library, '--json']);
    expect(status).toBe(0);
    const findings = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; message: string });
    const of = (kind: string) =>
      findings.filter((finding) => finding.kind === kind).map(({ message }) => message);
    expect(of('problem')).toEqual([expect.stringContaining('broken.txt')]);
    expect(of('duplicate')).toEqual([expect.stringContaining('2024-01-01.txt')]);
    expect(of('gap').length).toBeGreaterThan(0);
  });

  it('lists who works in the library', async () => {
    const cards = join(library, '.broadsheet', 'hands');
    await mkdir(cards, { recursive: true });
    const lastSeen = '2026-11-28T10:00:00.000Z';
    await writeFile(join(cards, 'k7d2m3.json'), JSON.stringify({ schemaVersion: 1, name: 'Ann', lastSeen }));
    const { stdout } = run(['check', library]);
    expect(stdout).toContain(`hand: Ann, last heard of ${lastSeen}, writes files named k7d2m3.`);
  });

  it('builds an index that holds every issue', () => {
    const { status, stdout } = run(['index', library]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^4 issues, \d+ articles/);
  });
});

describe('serve', () => {
  it('prints its address first and ends when it is told to', async () => {
    const server = startCli(folder, ['serve', library, '--no-open']);
    const exited = new Promise<number | null>((resolve) => server.on('close', resolve));
    let url = '';
    for await (const line of createInterface({ input: server.stdout })) {
      url = line;
      break;
    }
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    const { origin, gate, cookie } = await letIn(url);
    expect((await fetch(`${origin}${gate}/here`, { headers: { cookie } })).status).toBe(204);
    expect((await fetch(`${origin}${gate}/here`)).status).toBe(401);
    server.stdout.resume();
    server.kill('SIGTERM');
    expect(await exited).toBe(0);
  });
});
