import type { FacsimileSource } from '#core/archive/library/library.ts';
import type { PageWords } from '#core/archive/parse/parse.ts';
import { BroadsheetError, toFailure } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import type { Server } from '../connection.ts';
import { storable } from '../keys.ts';
import type { PrintedPages } from '../packed.ts';
import { putIssue, removeIssues } from './putIssue.ts';

/** What is fed: the issues of a library that was read to its end. */
export interface FedLibrary {
  issues(): readonly { readonly id: string; readonly version: string; load(): Promise<Issue> }[];
  summary(id: string): IssueSummary | null;
  /** Its pages as printed. Throws where it cannot be read. */
  getFacsimile(id: string): Promise<FacsimileSource>;
  getWords(id: string): Promise<readonly PageWords[]>;
}

export interface FeedOptions {
  readonly library: FedLibrary;
  readonly server: Pick<Server, 'transaction' | 'withClient'>;
  /** The name of the library in the archive, by which its own issues are told from those of others. */
  readonly name: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface FeedReport {
  /** Issues that were put, new ones and those whose content had changed. */
  readonly put: number;
  /** Issues that the archive had as they are. */
  readonly held: number;
  /** Issues of this library that are no longer in it, and were taken out. */
  readonly removed: number;
  /** Issues that could not be read, each with its sentence; they stay as they were. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
}

/** Issues asked for at once whether the archive has them. */
const atOnce = 1_000;
/** Issues that are in work at the same time: while the server takes one in, the next is made ready. */
const inWork = 3;
/** Milliseconds until an issue that another feeder has in hand is tried again. */
const patience = 200;

/**
 * Brings an archive up to a library: an issue that it has in this version costs nothing, every other one is a transaction
 * of its own. Whatever ends it halfway, what was put is whole, and the next call goes on from there. Several
 * feeders, of one library or of several, may run at once. Throws `serverAway`, `serverRefuses` and `serverSchema`.
 */
export async function feedArchive(options: FeedOptions): Promise<FeedReport> {
  const { library, server, onProgress, signal } = options;
  const name = storable(options.name);
  const issues = library.issues();
  const wanted = await lackedOf(server, issues, name);
  const failed: FeedReport['failed'][number][] = [];
  const waiting = [...wanted];
  let done = issues.length - wanted.length;
  let put = 0;
  const tell = () => onProgress?.(done, issues.length);
  tell();
  const work = async () => {
    for (let next = waiting.shift(); next && !signal?.aborted; next = waiting.shift()) {
      const { id, version } = next;
      const summary = library.summary(id);
      // Gone while the others were fed.
      if (!summary) continue;
      const read = await loaded(
        async () => ({ issue: await next.load(), pages: await pagesOf(library, summary) }),
        (reason) => failed.push({ path: summary.path, reason }),
      );
      if (read) {
        const fed = { summary, version, ...read, fedFrom: name };
        while (!(await putIssue(server, fed)) && !signal?.aborted) {
          await new Promise((resolve) => setTimeout(resolve, patience));
        }
        put++;
      }
      done++;
      tell();
    }
  };
  const workers = Array.from({ length: inWork }, work);
  // One that fails ends the others before the failure is told: nothing goes on behind anybody's back.
  const ends = await Promise.allSettled(
    workers.map((worker) =>
      worker.catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      }),
    ),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (signal?.aborted) throw new BroadsheetError('cancelled', 'Feeding was stopped; what was fed is whole.');
  const removed = await removeGone(server, issues, name);
  return { put, held: issues.length - wanted.length, removed, failed };
}

/** What is known of an issue's printed pages, without where they lie on this computer. */
async function pagesOf(
  library: FedLibrary,
  { id, hasFacsimile }: IssueSummary,
): Promise<PrintedPages | null> {
  if (!hasFacsimile) return null;
  const { pages, isOfShownText, files, version } = await library.getFacsimile(id);
  return { source: { pages, isOfShownText, files, version }, words: await library.getWords(id) };
}

async function loaded<T>(load: () => Promise<T>, onFailure: (reason: string) => void): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    onFailure(toFailure(error).message);
    return null;
  }
}

/** The issues that the archive does not have in this version. */
async function lackedOf<I extends { readonly id: string; readonly version: string }>(
  server: Pick<Server, 'withClient'>,
  issues: readonly I[],
  name: string,
): Promise<readonly I[]> {
  const lacked: I[] = [];
  for (let from = 0; from < issues.length; from += atOnce) {
    const part = issues.slice(from, from + atOnce);
    const { rows } = await server.withClient((client) =>
      client.query<{ issue_id: string; version: string }>(
        'SELECT issue_id, version FROM broadsheet.issue WHERE issue_id = ANY($1) AND fed_from = $2',
        [part.map(({ id }) => id), name],
      ),
    );
    const held = new Map(rows.map(({ issue_id, version }) => [issue_id, version]));
    lacked.push(...part.filter(({ id, version }) => held.get(id) !== version));
  }
  return lacked;
}

/** Takes out what was fed under this name and is in the library no longer. */
async function removeGone(
  server: Pick<Server, 'withClient' | 'transaction'>,
  issues: readonly { readonly id: string }[],
  name: string,
): Promise<number> {
  const known = new Set(issues.map(({ id }) => id));
  const { rows } = await server.withClient((client) =>
    client.query<{ issue_id: string }>('SELECT issue_id FROM broadsheet.issue WHERE fed_from = $1', [name]),
  );
  const gone = rows.map(({ issue_id }) => issue_id).filter((id) => !known.has(id));
  for (let from = 0; from < gone.length; from += atOnce)
    await removeIssues(server, gone.slice(from, from + atOnce));
  return gone.length;
}
