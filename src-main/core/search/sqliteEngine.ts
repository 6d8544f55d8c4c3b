import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import type { SearchResult } from '#shared/model/search.ts';
import { answer, sumOf } from './answer.ts';
import type { SearchEngine } from './engine.ts';
import type { FlexSearchEngineOptions } from './flexSearchEngine.ts';
import { createLiveSegment } from './liveSegment.ts';
import { putNotes } from './notes.ts';
import { createSqliteSegment, type SqliteSegment } from './sqliteSegment.ts';

/** The database's name in the cache folder. */
const databaseName = 'index.sqlite';
/** What is put is committed this long after the first change. */
const commitDelay = 2000;
/** Issues removed in one turn. */
const removedAtOnce = 20;
/** SQLite's own number for a full disk, https://www.sqlite.org/rescode.html#full */
const sqliteFull = 13;

/**
 * The engine for archives that outgrow memory: FTS5 over the same terms proposes, the same text decides.
 * Texts and postings stay on the disk; only the facts that filters and facets ask for are in memory.
 * Notes are not saved, as in the other engine.
 */
export function createSqliteEngine(options: FlexSearchEngineOptions): SearchEngine {
  let database = openDatabase(null);
  let text: SqliteSegment = createSqliteSegment(database);
  let notes = createLiveSegment();
  let inTransaction = false;
  let callOff: (() => void) | null = null;
  let cacheFolder: string | null = null;
  /** False after a write failed: what was put since the last commit is missing until the index is opened again. */
  let isWhole = true;

  const begin = () => {
    if (!inTransaction) database.exec('BEGIN IMMEDIATE');
    inTransaction = true;
    callOff ??= options.schedule(() => {
      callOff = null;
      commit();
    }, commitDelay);
  };
  const commit = () => {
    callOff?.();
    callOff = null;
    if (inTransaction) database.exec('COMMIT');
    inTransaction = false;
  };
  const close = () => {
    try {
      commit();
    } finally {
      inTransaction = false;
      if (database.isOpen) database.close();
    }
  };
  const saving = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      undo();
      const isFull = error instanceof Error && 'errcode' in error && error.errcode === sqliteFull;
      throw toSaveError(cacheFolder ?? '', isFull ? Object.assign(error, { code: 'ENOSPC' }) : error);
    }
  };
  /** Goes back to what was committed: what is in memory must say what the database says. */
  const undo = () => {
    callOff?.();
    callOff = null;
    if (inTransaction && database.isTransaction) database.exec('ROLLBACK');
    inTransaction = false;
    isWhole = false;
    text = createSqliteSegment(database);
  };

  return {
    async open(folder) {
      close();
      cacheFolder = folder;
      notes = createLiveSegment();
      ({ database, text } = openIndex(folder));
      isWhole = true;
      return new Map([...text.issues].map(([id, { version }]) => [id, version] as const));
    },
    async put(issueId, layer, version, documents) {
      if (layer === 'notes') {
        notes = putNotes(notes, issueId, version, documents);
        return;
      }
      saving(() => {
        begin();
        text.remove(issueId);
        text.put(issueId, version, documents);
      });
    },
    async remove(issueIds) {
      for (const id of issueIds) notes.remove(id);
      for (let at = 0; at < issueIds.length; at += removedAtOnce) {
        // Between turns the search answers.
        if (at > 0) await new Promise((resolve) => setImmediate(resolve));
        saving(() => {
          begin();
          for (const id of issueIds.slice(at, at + removedAtOnce)) text.remove(id);
        });
      }
    },
    async search(request): Promise<SearchResult> {
      const started = options.now();
      const result = answer(request, { segments: [text], notes });
      return { ...result, complete: isWhole, milliseconds: options.now() - started };
    },
    async flush() {
      saving(commit);
    },
    async statistics() {
      return {
        engine: 'sqlite',
        documents: sumOf([text, notes], 'documents'),
        issues: text.issues.size,
        bytes: sumOf([text, notes], 'bytes'),
      };
    },
    async close() {
      close();
      database = openDatabase(null);
      text = createSqliteSegment(database);
      notes = createLiveSegment();
    },
  };
}

function openDatabase(folder: string | null): DatabaseSync {
  const database = new DatabaseSync(folder === null ? ':memory:' : join(folder, databaseName));
  // The index can be made again: it need not survive a power cut, only be whole or recognisably not.
  database.exec(
    'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536',
  );
  return database;
}

/** Opens the saved index; a damaged one is made anew, and one that another process holds is left to it. */
function openIndex(folder: string | null): { database: DatabaseSync; text: SqliteSegment } {
  for (const attempt of folder === null ? [] : [0, 1]) {
    let database: DatabaseSync | null = null;
    try {
      mkdirSync(folder ?? '', { recursive: true });
      database = openDatabase(folder);
      return { database, text: createSqliteSegment(database) };
    } catch (error) {
      if (database?.isOpen) database.close();
      const isHeld = error instanceof Error && /locked|busy/u.test(error.message);
      if (isHeld || attempt === 1) break;
      for (const suffix of ['', '-wal', '-shm']) {
        rmSync(join(folder ?? '', databaseName + suffix), { force: true });
      }
    }
  }
  const database = openDatabase(null);
  return { database, text: createSqliteSegment(database) };
}
