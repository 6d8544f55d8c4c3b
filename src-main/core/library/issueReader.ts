import { setImmediate as nextTurn } from 'node:timers/promises';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { maximumFileSize } from '../decode/decode.ts';
import { UnreadableFileError } from '../readers/reader.ts';
import { isForbidden, isMissing } from '../storage/fileErrors.ts';
import type { IssueCache } from './cache.ts';
import { factsOf, type IssueFacts } from './facts.ts';
import { sha256 } from './identity.ts';
import type { LibraryOptions } from './libraryInterface.ts';
import { readLibraryFile, tooLarge } from './readFile.ts';
import type { Entry } from './shelf.ts';
import { type FoundFile, lookAt, unreadable } from './walk.ts';

/** What reading a file gave: an issue's facts, or why there are none. */
export type ReadOutcome =
  | { readonly kind: 'issue'; readonly file: FoundFile; readonly facts: IssueFacts }
  | { readonly kind: 'problem'; readonly file: FoundFile; readonly problem: FileProblem };

/** Whole issues kept in memory, the last ones used. */
const keptIssues = 8;
/** Files up to this size are read again to make sure that the cache is right about them (bytes). */
const cheapToVerify = 1024 * 1024;

/** Reads issues from their files, or from the cache where that is as good. */
export class IssueReader {
  readonly #root: string;
  readonly #options: Pick<LibraryOptions, 'parse' | 'parserVersion'>;
  readonly #cache: IssueCache;
  readonly #onStale: (path: string) => void;
  readonly #kept = new Map<string, { readonly version: string; readonly issue: Issue }>();

  /** `onStale` hears of a file that changed without the disk's telling. */
  constructor(
    root: string,
    options: Pick<LibraryOptions, 'parse' | 'parserVersion'>,
    cache: IssueCache,
    onStale: (path: string) => void,
  ) {
    this.#root = root;
    this.#options = options;
    this.#cache = cache;
    this.#onStale = onStale;
  }

  /** Reads a file for the shelf. Never throws: what is wrong with the file is the outcome. */
  async read(file: FoundFile): Promise<ReadOutcome> {
    const cached = this.#cache.facts(file);
    if (cached) return { kind: 'issue', file, facts: cached };
    try {
      if (file.size > maximumFileSize) throw tooLarge(file.path, file.size);
      const { bytes, ...state } = await readLibraryFile(this.#root, file.path);
      const read = { path: file.path, ...state };
      // Parsing holds the thread; between two files everybody else gets a turn.
      await nextTurn();
      const issue = await this.#options.parse(file.path, bytes);
      const facts = factsOf(issue);
      await this.#cache.put(read, facts, issue);
      return { kind: 'issue', file: read, facts };
    } catch (error) {
      const problem =
        error instanceof UnreadableFileError
          ? { path: file.path, code: error.code, message: error.message }
          : unreadable(file.path, error);
      return { kind: 'problem', file, problem };
    }
  }

  /** Changes whenever the issue's content does. */
  version(entry: Entry): string {
    return `${entry.facts.contentHash.slice(0, 32)}-${this.#options.parserVersion}`;
  }

  /** The whole issue. Throws `issueFileVanished` or `noAccess`. */
  async load(entry: Entry): Promise<Issue> {
    const version = this.version(entry);
    const kept = this.#kept.get(entry.id);
    const isGood = kept?.version === version && kept.issue.source.path === entry.path;
    const issue = isGood && (await this.#isAsRead(entry)) ? kept.issue : await this.#loadFromDisk(entry);
    this.#kept.delete(entry.id);
    this.#kept.set(entry.id, { version, issue });
    for (const id of this.#kept.keys()) {
      if (this.#kept.size <= keptIssues) break;
      this.#kept.delete(id);
    }
    return issue;
  }

  async #isAsRead({ path, size, mtimeNs }: Entry): Promise<boolean> {
    const found = await lookAt(this.#root, path);
    if (found.kind === 'nothing') throw fileVanished(path);
    return found.kind === 'file' && found.file.size === size && found.file.mtimeNs === mtimeNs;
  }

  async #loadFromDisk(entry: Entry): Promise<Issue> {
    const { id, path, facts } = entry;
    try {
      const trusted = (await this.#isAsRead(entry)) && entry.size > cheapToVerify;
      const bytes = trusted ? null : (await readLibraryFile(this.#root, path)).bytes;
      if (bytes === null || sha256(bytes) === facts.contentHash) {
        const cached = await this.#cache.issue(path, facts.contentHash);
        if (cached) return { id, ...cached };
      } else {
        this.#onStale(path);
      }
      const content = bytes ?? (await readLibraryFile(this.#root, path)).bytes;
      return { id, ...(await this.#options.parse(path, content)) };
    } catch (error) {
      if (error instanceof BroadsheetError) throw error;
      if (isMissing(error)) throw fileVanished(path);
      const message = error instanceof UnreadableFileError ? error.message : unreadable(path, error).message;
      throw new BroadsheetError(
        isForbidden(error) ? 'noAccess' : 'issueFileVanished',
        message,
        { path },
        { cause: error },
      );
    }
  }
}

export function fileVanished(path: string): BroadsheetError {
  return new BroadsheetError(
    'issueFileVanished',
    `The file ${path} is no longer in the library: put it back to read the issue.`,
    { path },
  );
}
