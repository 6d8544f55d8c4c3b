import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { writeCacheFile } from '#core/disk/files/cacheFile.ts';
import { type FileProblem, fileProblemCodes } from '#shared/model/library.ts';
import type { SeenFile } from '../folder/sourceIndex.ts';
import type { FileState, FoundFile } from '../folder/walk.ts';
import { type PackedBytes, unpackBytes } from '../parse/packed/bytes.ts';
import { readPackedIssue } from '../parse/packed/packIssue.ts';
import { readPackedWords } from '../parse/packed/packWords.ts';
import type { ComposedIssue, PageWords } from '../parse/parse.ts';
import { fileKinds } from '../parse/sources/fileKind.ts';
import { nameOf } from '../parse/sources/paths.ts';
import { type IssueFacts, issueFacts } from './identity/facts.ts';
import { sha256 } from './identity/identity.ts';
import { keepIssue } from './keptIssue.ts';
import type { ReadSource } from './sourceParser.ts';

/** The index has one value a line, so that a long one is read and written without holding up anybody. */
const indexFile = 'index.jsonl';
/** Others get a turn after so many lines. */
const turnEvery = 200;

const headSchema = z.object({ parserVersion: z.string() });
const lineSchema = z.union([
  z.object({
    source: z.object({
      path: z.string(),
      size: z.number(),
      mtimeNs: z.string(),
      issues: z.array(z.object({ part: z.string().nullable(), facts: issueFacts })),
      problems: z.array(z.object({ path: z.string(), code: z.enum(fileProblemCodes), message: z.string() })),
    }),
  }),
  z.object({
    seen: z.object({
      path: z.string(),
      size: z.number(),
      mtimeNs: z.string(),
      kind: z.enum(fileKinds),
      references: z.array(z.string()),
      pageMets: z.array(z.string()).optional(),
    }),
  }),
]);

/** What a source's issues are, without their text. */
export interface CachedIssue {
  /** Names the issue in a source that holds several. */
  readonly part: string | null;
  readonly facts: IssueFacts;
}

/** What a source gave. */
export interface CachedSource {
  readonly issues: readonly CachedIssue[];
  readonly problems: readonly FileProblem[];
}

type KeptSource = CachedSource & FileState;

/** A source that was read, and where it lay. */
export type PlacedSource = CachedSource & { readonly path: string };

/**
 * What was read before, so that a library opens at once the second time. Everything in it can be made
 * again: it may be deleted or damaged at any moment, and then files are simply read.
 */
export class IssueCache {
  readonly folder: string;
  /** What was seen in the library's files, see `SourceIndex`. */
  readonly seen: readonly SeenFile[];
  readonly #parserVersion: string;
  readonly #sources: Map<string, KeptSource>;
  /** What was read under a file name and size, also where it no longer lies there: it may have been moved. */
  readonly #byName = new Map<string, PlacedSource>();
  /** What the index file does not say yet: other sources, and which files it tells of. */
  #isChanged = false;
  #savedSeen: readonly SeenFile[];

  private constructor(
    folder: string,
    parserVersion: string,
    sources: Map<string, KeptSource>,
    seen: readonly SeenFile[],
  ) {
    this.folder = folder;
    this.#parserVersion = parserVersion;
    this.#sources = sources;
    for (const [path, source] of sources) this.#byName.set(nameKey(path, source.size), { path, ...source });
    this.seen = seen;
    this.#savedSeen = seen;
  }

  static async open(folder: string, parserVersion: string): Promise<IssueCache> {
    const sources = new Map<string, KeptSource>();
    const seen: SeenFile[] = [];
    try {
      const [head = '', ...lines] = (await readFile(join(folder, indexFile), 'utf8')).split('\n');
      const isOurs = headSchema.parse(JSON.parse(head)).parserVersion === parserVersion;
      for (const [index, line] of (isOurs ? lines : []).entries()) {
        if (index % turnEvery === 0) await nextTurn();
        const value = lineSchema.parse(JSON.parse(line));
        if ('seen' in value) seen.push(value.seen);
        else {
          const { path, ...source } = value.source;
          sources.set(path, source);
        }
      }
    } catch {
      // Nothing cached, or nothing sound from here on.
    }
    return new IssueCache(folder, parserVersion, sources, seen);
  }

  /** What is known of a source, if it is still in the state in which it was read. */
  source({ path, size, mtimeNs }: FoundFile): CachedSource | null {
    const known = this.#sources.get(path);
    return known && known.size === size && known.mtimeNs === mtimeNs
      ? { issues: known.issues, problems: known.problems }
      : null;
  }

  /** The last source of this one's name and size, wherever it lay: it may be the same file. */
  namedAlike({ path, size }: FoundFile): PlacedSource | null {
    return this.#byName.get(nameKey(path, size)) ?? null;
  }

  /** Remembers of a source what is known of another one of the same content. */
  copy({ path, size, mtimeNs }: FoundFile, { issues, problems }: CachedSource): CachedSource {
    this.#keep(path, { size, mtimeNs, issues, problems });
    return { issues, problems };
  }

  /** The composed issue with this path and content, or null. */
  async issue(issuePath: string, contentHash: string): Promise<ComposedIssue | null> {
    const issue = await this.#read(this.#issueFile(issuePath, contentHash), readPackedIssue);
    return issue?.source.path === issuePath && issue.source.contentHash === contentHash ? issue : null;
  }

  /** The words of its pages, or null where that is not known. */
  async words(issuePath: string, contentHash: string): Promise<readonly PageWords[] | null> {
    return await this.#read(this.#wordsFile(issuePath, contentHash), readPackedWords);
  }

  /** Remembers what a source gave. */
  async put(
    { path, size, mtimeNs }: FoundFile,
    { issues: read, problems }: ReadSource,
  ): Promise<CachedSource> {
    const issues: CachedIssue[] = [];
    const files: { readonly path: string; readonly data: PackedBytes }[] = [];
    for (const one of read) {
      const { facts, issue, words } = one.kept ?? (await keepIssue(one));
      issues.push({ part: one.part, facts });
      const issuePath = one.part === null ? path : `${path}#${one.part}`;
      files.push({ path: this.#issueFile(issuePath, facts.contentHash), data: issue });
      if (words !== null) files.push({ path: this.#wordsFile(issuePath, facts.contentHash), data: words });
    }
    this.#keep(path, { size, mtimeNs, issues, problems });
    try {
      for (const file of files) await writeCacheFile(file.path, file.data);
    } catch {
      // A cache that cannot be written costs time, nothing else.
    }
    return { issues, problems };
  }

  #keep(path: string, source: KeptSource): void {
    this.#sources.set(path, source);
    this.#byName.set(nameKey(path, source.size), { path, ...source });
    this.#isChanged = true;
  }

  forget(path: string): void {
    if (this.#sources.delete(path)) this.#isChanged = true;
  }

  /** Forgets all sources but those that are wanted. */
  keepOnly(isWanted: (path: string) => boolean): void {
    for (const path of this.#sources.keys()) if (!isWanted(path)) this.forget(path);
  }

  /** Writes what is known of the sources, and of the files, unless that stands there already. */
  async save(seen: readonly SeenFile[]): Promise<void> {
    const isSeenSaved =
      seen.length === this.#savedSeen.length && seen.every((file, index) => file === this.#savedSeen[index]);
    if (!this.#isChanged && isSeenSaved) return;
    this.#isChanged = false;
    this.#savedSeen = seen;
    const lines = [JSON.stringify({ parserVersion: this.#parserVersion })];
    for (const [path, source] of [...this.#sources]) {
      if (lines.length % turnEvery === 0) await nextTurn();
      lines.push(JSON.stringify({ source: { path, ...source } }));
    }
    for (const file of seen) lines.push(JSON.stringify({ seen: file }));
    try {
      await writeCacheFile(join(this.folder, indexFile), lines.join('\n'));
    } catch {
      // See put.
      this.#isChanged = true;
    }
  }

  /** Deletes what no issue of the library needs any more. */
  async sweep(): Promise<void> {
    const wanted = new Set(
      [...this.#sources].flatMap(([path, { issues }]) =>
        issues.flatMap(({ part, facts }) => {
          const issuePath = part === null ? path : `${path}#${part}`;
          return [
            this.#issueFile(issuePath, facts.contentHash),
            this.#wordsFile(issuePath, facts.contentHash),
          ];
        }),
      ),
    );
    const folder = join(this.folder, 'issues');
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      if (!wanted.has(path)) await unlink(path).catch(() => undefined);
    }
  }

  #issueFile(issuePath: string, contentHash: string): string {
    return join(this.folder, 'issues', `${this.#name(issuePath, contentHash)}.issue.gz`);
  }

  #wordsFile(issuePath: string, contentHash: string): string {
    return join(this.folder, 'issues', `${this.#name(issuePath, contentHash)}.words.gz`);
  }

  #name(issuePath: string, contentHash: string): string {
    return sha256(JSON.stringify([issuePath, contentHash, this.#parserVersion])).slice(0, 32);
  }

  async #read<T>(path: string, read: (bytes: Uint8Array) => T): Promise<T | null> {
    try {
      return read(await unpackBytes([await readFile(path)]));
    } catch {
      // Not there, or damaged.
      return null;
    }
  }
}

const nameKey = (path: string, size: number): string => `${size}\0${nameOf(path)}`;
