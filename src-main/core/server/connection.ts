import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { failureOf } from './failures.ts';
import { together } from './together.ts';

/** Where an archive is, and how to get in. */
export interface ServerAddress {
  /** `postgresql://name@host:port/database`; a password in it is used, but better kept in PGPASSWORD or `.pgpass`. */
  readonly url: string;
  /** The certificate authority of the server, as a PEM file; null where the system knows it. */
  readonly authority: string | null;
  /** Counts before the one in the address. */
  readonly password?: string;
}

/** The connections to one archive. */
export interface Server {
  /** As people know it: host, port and database. */
  readonly name: string;
  /**
   * Runs statements in one transaction, which is taken back where `run` throws. A `reading` one sees one moment of the
   * archive, and changes nothing. Throws `serverAway`, `serverRefuses` and `serverSchema`.
   */
  transaction<T>(
    kind: 'reading' | 'writing',
    run: (client: PoolClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
  /** Runs with a connection of its own, outside of a transaction. */
  withClient<T>(run: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Milliseconds until a server that does not answer is given up. */
const connectWithin = 10_000;
/** Milliseconds for one statement of a reader, and of a feeder, before the server stops it. */
const within = { reading: 30_000, writing: 600_000 } as const;
/**
 * How a transaction begins. For readers the index answers in milliseconds what the planner, who does not know how rare a
 * key is, would read all texts for.
 */
const beginning = {
  reading: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL jit = off;
    SET LOCAL statement_timeout = ${within.reading}`,
  writing: `BEGIN; SET LOCAL statement_timeout = ${within.writing}`,
} as const;

/** Connections of one program. */
const most = 4;

/** These hosts are this computer: nobody can listen between. */
const here = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Opens connections to a server, the first when it is asked something. Throws `serverAway` where the address is none, `noAccess` where the authority's file cannot be read. */
export async function openServer({ url, authority, password }: ServerAddress): Promise<Server> {
  const address = parsedAddress(url);
  const { default: pg } = await import('pg');
  const isHere = here.has(address.hostname);
  const name = serverName(address);
  const ssl = authority === null ? {} : { ca: await readAuthority(authority) };
  const config: PoolConfig = {
    host: address.hostname.replace(/^\[|\]$/gu, ''),
    database: decodeURIComponent(address.pathname.slice(1)),
    max: most,
    connectionTimeoutMillis: connectWithin,
    idleTimeoutMillis: 30_000,
    application_name: 'Broadsheet',
    keepAlive: true,
    // Statements that do not depend on one another are sent without waiting.
    pipeline: true,
    ...(address.port && { port: Number(address.port) }),
    ...(address.username && { user: decodeURIComponent(address.username) }),
    ...(address.password && { password: decodeURIComponent(address.password) }),
    ...(password !== undefined && { password }),
    // A password in clear, or a server that nobody vouches for, is for this computer alone.
    ssl: isHere && authority === null ? false : { rejectUnauthorized: true, ...ssl },
  };
  return createServer(new pg.Pool(config), name, async (pid) => {
    const client = new pg.Client(config);
    try {
      await client.connect();
      await client.query('SELECT pg_cancel_backend($1)', [pid]);
    } finally {
      await client.end();
    }
  });
}

/** `cancel` has the server stop what the process of a connection is doing, over a connection of its own. */
function createServer(pool: Pool, name: string, cancel: (pid: number) => Promise<void>): Server {
  // A connection that breaks while nobody uses it is replaced by the next statement.
  pool.on('error', () => undefined);
  const withClient: Server['withClient'] = async (run) => {
    let client: PoolClient | null = null;
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    try {
      client = await pool.connect();
      client.on('error', onError);
      return await run(client);
    } catch (error) {
      const failure = failureOf(error, name);
      if (failure instanceof BroadsheetError && failure.code === 'serverAway') broken ??= failure;
      throw failure;
    } finally {
      client?.off('error', onError);
      client?.release(broken);
    }
  };
  return {
    name,
    withClient,
    transaction: (kind, run, signal) =>
      withClient(async (client) => {
        signal?.throwIfAborted();
        const watching = signal && cancelOn(signal, client, cancel);
        try {
          const begun = client.query(beginning[kind]);
          // Where a beginning fails, what is read behind it does no harm; what is written would be.
          if (kind === 'writing') await begun;
          const [result] = await together([run(client), begun]);
          await client.query('COMMIT');
          return result;
        } catch (error) {
          await client.query('ROLLBACK').catch(() => undefined);
          signal?.throwIfAborted();
          throw error;
        } finally {
          // A late word to stop would meet whoever has the connection next.
          await watching?.stop();
        }
      }),
    close: () => pool.end(),
  };
}

/** Has the server stop what a connection is doing once a signal says so; `stop` ends the watch, when all is said. */
function cancelOn(
  signal: AbortSignal,
  client: PoolClient,
  cancel: (pid: number) => Promise<void>,
): { readonly stop: () => Promise<void> } {
  const pid = 'processID' in client && typeof client.processID === 'number' ? client.processID : null;
  let told = Promise.resolve();
  const onAbort = () => {
    if (pid !== null) told = cancel(pid).catch(() => undefined);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    async stop() {
      signal.removeEventListener('abort', onAbort);
      await told;
    },
  };
}

async function readAuthority(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new BroadsheetError(
      'noAccess',
      `The certificate ${path} cannot be read: check the name of the file behind --ca.`,
      { path },
      { cause: error },
    );
  }
}

/** A server as people know it: host, port and database. */
export const serverName = ({ host, pathname }: URL): string => `${host}${pathname}`;

/** Throws `serverAway` where an address is none of an archive. */
export function parsedAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (
    address &&
    /^postgres(?:ql)?:$/u.test(address.protocol) &&
    address.hostname &&
    address.pathname.length > 1
  ) {
    return address;
  }
  throw new BroadsheetError(
    'serverAway',
    'This is no address of an archive: it looks like postgresql://name@host/database.',
  );
}
