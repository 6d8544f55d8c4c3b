import { isForbidden, isMissing } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { readLibraryFile, sizeLimit, tooLarge } from '../folder/readFile.ts';
import { type FoundReading, type FoundSource, stateOf } from '../folder/sourceIndex.ts';
import { type FoundFile, lookAt, unreadable } from '../folder/walk.ts';
import { fromPath } from '../parse/compose/masthead/names/pathEvidence.ts';
import type { ComposedIssue, PageWords, ParsedIssue } from '../parse/parse.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';
import { keptReading } from '../readings/readings.ts';
import type { CachedIssue, CachedSource, IssueCache } from './cache.ts';
import type { Entry } from './identity/entry.ts';
import type { IssueFacts } from './identity/facts.ts';
import type { Form } from './identity/forms.ts';
import { sha256 } from './identity/identity.ts';
import { keyInPath } from './identity/paperKey.ts';
import type { LibraryOptions } from './libraryInterface.ts';
import { joinParts } from './parts/joinParts.ts';
import type { ReadSource } from './sourceParser.ts';

/** What reading a source gave: its issues' facts, or why there are none. */
export type ReadOutcome =
  | {
      readonly kind: 'issues';
      readonly source: FoundSource;
      readonly issues: readonly CachedIssue[];
      /** What in the source could not be read, while the rest could. */
      readonly problems: readonly FileProblem[];
    }
  | { readonly kind: 'problem'; readonly source: FoundSource; readonly problem: FileProblem };

/** Whole issues kept in memory, the last ones used. */
const keptIssues = 8;
/** Files up to this size are read again to make sure that the cache is right about them (bytes). */
const cheapToVerify = 1024 * 1024;
/** Files up to this size are looked through for what was only moved (bytes); others are read in the worker anyway. */
const cheapToCompare = 16 * 1024 * 1024;
/** How often a source that changes while it is read is read again before it is taken as it is. */
const attempts = 3;

type ReaderOptions = Pick<LibraryOptions, 'parse' | 'parserVersion'>;

/** Reads issues from their sources, or from the cache where that is as good. */
export class IssueReader {
  readonly #root: string;
  readonly #options: ReaderOptions;
  readonly #cache: IssueCache;
  readonly #onStale: (sourcePath: string) => void;
  readonly #kept = new Map<string, { readonly version: string; readonly issue: ComposedIssue }>();

  /** `onStale` hears of a source that changed without the disk's telling. */
  constructor(
    root: string,
    options: ReaderOptions,
    cache: IssueCache,
    onStale: (sourcePath: string) => void,
  ) {
    this.#root = root;
    this.#options = options;
    this.#cache = cache;
    this.#onStale = onStale;
  }

  /** Reads a source for the shelf. Never throws: what is wrong with its files is the outcome. */
  async read(source: FoundSource): Promise<ReadOutcome> {
    const cached = this.#cache.source(source);
    if (cached) return { kind: 'issues', source, ...cached };
    try {
      const moved = await this.#readElsewhere(source);
      if (moved) return { kind: 'issues', source, ...moved };
      const large = source.files.find(({ path, size }) => size > sizeLimit(path));
      if (large) throw tooLarge(large.path, large.size);
      const { read, parsed } = await this.#parseSteadily(source);
      return { kind: 'issues', source: read, ...(await this.#cache.put(read, parsed)) };
    } catch (error) {
      return { kind: 'problem', source, problem: problemOf(source.path, error) };
    }
  }

  /**
   * What is known of a file that was read at another place: its content says that it is the same. Null where it is
   * not, or where its path may make another issue of it. What it holds is composed again when it is asked for.
   */
  async #readElsewhere(source: FoundSource): Promise<CachedSource | null> {
    const [only, ...others] = source.files;
    if (!only || others.length > 0 || source.readings) return null;
    if (only.path !== source.path || only.size > cheapToCompare) return null;
    const known = this.#cache.namedAlike(source);
    const [issue, ...more] = known?.issues ?? [];
    if (!known || !issue || more.length > 0 || issue.part !== null || known.problems.length > 0) return null;
    if (!saysTheSame(known.path, only.path, issue.facts)) return null;
    const { bytes, size, mtimeNs } = await readLibraryFile(this.#root, only.path);
    if (!isSameState(only, { size, mtimeNs }) || sha256(bytes) !== issue.facts.contentHash) return null;
    return this.#cache.copy(source, known);
  }

  /** Changes whenever the issue's content does. */
  version({ facts }: Pick<Form, 'facts'>): string {
    return `${facts.contentHash.slice(0, 32)}-${this.#options.parserVersion}`;
  }

  /** Changes whenever one of the issue's pictures may have: of large ones the content hash knows the beginning only. */
  pictureVersion(form: Form): string {
    const states = form.parts.map(({ source }) => `${source.size} ${source.mtimeNs}`).join('\n');
    return `${this.version(form)}-${sha256(states).slice(0, 8)}`;
  }

  /** The whole issue, without its id. Throws `issueFileVanished` or `noAccess`. */
  async load({ parts }: Form): Promise<ComposedIssue> {
    const issues: ComposedIssue[] = [];
    for (const part of parts) issues.push(await this.#loadPart(part));
    return joinParts(issues);
  }

  async #loadPart(entry: Entry): Promise<ComposedIssue> {
    const version = this.version(entry);
    const kept = this.#kept.get(entry.path);
    const isGood = kept?.version === version && (await this.#isAsRead(entry));
    const issue = isGood ? kept.issue : await this.#loadFromDisk(entry);
    this.#kept.delete(entry.path);
    this.#kept.set(entry.path, { version, issue });
    for (const path of this.#kept.keys()) {
      if (this.#kept.size <= keptIssues) break;
      this.#kept.delete(path);
    }
    return issue;
  }

  /** The words of the issue's pages: of one source, see `areParts`. Throws as `load`. */
  async words({ parts: [entry] }: Form): Promise<readonly PageWords[]> {
    if (!entry?.facts.hasFacsimile) return [];
    const cached = await this.#cache.words(entry.path, entry.facts.contentHash);
    if (cached) return cached;
    return (await this.#parseAgain(entry))?.words ?? [];
  }

  /** Whether all files of the source are in the state in which it was read. Throws when one is gone. */
  async #isAsRead(entry: Entry): Promise<boolean> {
    const now: FoundFile[] = [];
    for (const { path } of entry.source.files) {
      const found = await lookAt(this.#root, path);
      if (found.kind === 'nothing') throw fileVanished(path);
      if (found.kind !== 'file') return false;
      now.push(found.file);
    }
    return isSameState(stateOf([...now, ...(await this.#readingsNow(entry.source))]), entry.source);
  }

  /** The readings of a source's pages as they are now, without those that are gone. */
  async #readingsNow({ readings = [] }: FoundSource): Promise<readonly FoundReading[]> {
    const now = readings.map(async (reading) => {
      const kept = await keptReading(this.#root, reading.path, reading.page);
      return kept ? [{ ...kept, of: reading.of }] : [];
    });
    return (await Promise.all(now)).flat();
  }

  async #loadFromDisk(entry: Entry): Promise<ComposedIssue> {
    try {
      if (await this.#isCacheRight(entry)) {
        const cached = await this.#cache.issue(entry.path, entry.facts.contentHash);
        if (cached) return cached;
      } else {
        this.#onStale(entry.source.path);
      }
      const parsed = await this.#parseAgain(entry);
      if (parsed) return parsed.issue;
    } catch (error) {
      if (error instanceof BroadsheetError) throw error;
      if (isMissing(error)) throw fileVanished(entry.path);
      throw new BroadsheetError(
        isForbidden(error) ? 'noAccess' : 'issueFileVanished',
        problemOf(entry.path, error).message,
        { path: entry.path },
        { cause: error },
      );
    }
    throw new BroadsheetError(
      'issueFileVanished',
      `${entry.source.path} no longer holds the issue ${entry.part ?? ''}: put its earlier content back to read it.`,
      { path: entry.path },
    );
  }

  /** A small file is compared by its content; of large ones and of several the disk's word is taken. */
  async #isCacheRight(entry: Entry): Promise<boolean> {
    const isAsRead = await this.#isAsRead(entry);
    const [only, ...others] = entry.source.files;
    if (!only || others.length > 0 || entry.part !== null || entry.source.readings) return isAsRead;
    if (isAsRead && only.size > cheapToVerify) return true;
    const { bytes } = await readLibraryFile(this.#root, only.path);
    return sha256(bytes) === entry.facts.contentHash;
  }

  async #parseAgain({ source, part, facts }: Entry): Promise<ParsedIssue | null> {
    const parsed = await this.#parse(source);
    const found = parsed.issues.find((one) => one.part === part) ?? null;
    if (found?.issue.source.contentHash === facts.contentHash) await this.#cache.put(source, parsed);
    return found;
  }

  /** Reads the source until it did not change while it was read. */
  async #parseSteadily(
    source: FoundSource,
  ): Promise<{ readonly read: FoundSource; readonly parsed: ReadSource }> {
    for (let attempt = 1, read = source; ; attempt++) {
      const parsed = await this.#parse(read);
      const files: FoundFile[] = [];
      for (const { path } of source.files) {
        const found = await lookAt(this.#root, path);
        if (found.kind === 'file') files.push(found.file);
      }
      const readings = await this.#readingsNow(source);
      // A file that went meanwhile makes another source, which is noticed and read by itself.
      const after = {
        ...source,
        files,
        ...stateOf([...files, ...readings]),
        ...(source.readings && { readings }),
      };
      if (files.length < source.files.length || isSameState(read, after) || attempt === attempts) {
        return { read: files.length < source.files.length ? read : after, parsed };
      }
      read = after;
    }
  }

  async #parse({ path, files, readings }: FoundSource): Promise<ReadSource> {
    return await this.#options.parse({
      root: this.#root,
      path,
      files: files.map((file) => ({ path: file.path, size: file.size })),
      ...(readings && {
        readings: readings.map(({ of, page, path, size }) => ({ of, page, path, size })),
      }),
    });
  }
}

const isSameState = (a: Pick<FoundFile, 'size' | 'mtimeNs'>, b: Pick<FoundFile, 'size' | 'mtimeNs'>) =>
  a.size === b.size && a.mtimeNs === b.mtimeNs;

/** Whether two paths tell the same of an issue, as far as it does not tell it itself. */
function saysTheSame(path: string, other: string, { saysPaper }: IssueFacts): boolean {
  const [one, two] = [fromPath(path), fromPath(other)];
  return (
    one.date === two.date &&
    keyInPath(path) === keyInPath(other) &&
    (saysPaper || (one.publication === two.publication && one.namedBy === two.namedBy))
  );
}

function problemOf(path: string, error: unknown): FileProblem {
  return error instanceof UnreadableFileError
    ? { path, code: error.code, message: error.message }
    : unreadable(path, error);
}

export function fileVanished(path: string): BroadsheetError {
  return new BroadsheetError(
    'issueFileVanished',
    `The file ${path} is no longer in the library: put it back to read the issue.`,
    { path },
  );
}
