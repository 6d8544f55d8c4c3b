import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { removeLeftovers } from '#core/disk/files/durableWrite.ts';
import type { WritableFiles } from '#core/disk/files/files.ts';
import { mergeCopy, originalOfCopy, readCopy } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { BroadsheetError, toFailure } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { Anchors } from './anchors.ts';
import { issueOfCopyContent } from './conflictCopies.ts';
import { type MarksFile, marksFormat, mergeMarks, noMarks } from './marksFile.ts';

export interface MarksFolderOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  readonly clock: Clock;
  /** Whether this process is the writer now. */
  readonly mayWrite: () => boolean;
  readonly onProblem: (problem: FileProblem) => void;
  /** Called before marks of an earlier version are first written in today's. */
  readonly beforeMigration: () => Promise<void>;
  readonly files?: WritableFiles;
}

/** The marks on one issue, and where they sit in its text. */
export interface IssueMarks {
  readonly document: StoredDocument<MarksFile>;
  readonly anchors: Anchors;
}

/** What may become a file name; see library/identity.ts. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

/** The folder `<library>/.broadsheet/annotations`: one file for the marks on each issue, read when first needed. */
export class MarksFolder {
  readonly path: string;
  readonly #options: MarksFolderOptions;
  readonly #opened = new Map<string, Promise<IssueMarks>>();
  readonly #stored = new Set<string>();

  constructor(options: MarksFolderOptions) {
    this.#options = options;
    this.path = join(options.libraryPath, '.broadsheet', 'annotations');
  }

  /** Finds out which issues have marks, and merges what sync tools left beside them. */
  async scan(): Promise<void> {
    if (this.#options.mayWrite()) await removeLeftovers(this.path, this.#options.clock());
    const names = await readdir(this.path).catch(() => []);
    for (const name of names) {
      const issueId = issueOfFile(name);
      if (issueId) this.#stored.add(issueId);
    }
    for (const name of names) await this.mergeCopy(name);
  }

  /**
   * Merges a conflict copy of a sync tool, annotation by annotation, into the marks it is a copy of, and
   * sets it aside. Answers the issue whose marks these are; null where the file is something else, or
   * cannot be merged now.
   */
  async mergeCopy(name: string): Promise<string | null> {
    if (!this.#options.mayWrite()) return null;
    const copy = await this.#readCopy(name);
    if (!copy) return null;
    const { issueId, file } = copy;
    const marks = await this.marks(issueId).catch(() => null);
    if (!marks) return null;
    const { clock, onProblem } = this.#options;
    const path = join(this.path, `${issueId}.json`);
    const merging = { path, merge: mergeMarks, clock, onProblem };
    if (!(await mergeCopy(marks.document, join(this.path, name), file, merging))) return null;
    this.#stored.delete(name.slice(0, -'.json'.length));
    this.#stored.add(issueId);
    return issueId;
  }

  async #readCopy(name: string): Promise<{ readonly issueId: string; readonly file: MarksFile } | null> {
    const named = originalOfCopy(name);
    const fileId = issueOfFile(name);
    const mayBeCopy = fileId !== null && [...this.#stored].some((id) => fileId.startsWith(`${id}-`));
    if (named === null && !mayBeCopy) return null;
    const file = await readCopy(join(this.path, name), marksFormat);
    // What is not sound is looked at again when it changes.
    if (file === null) return null;
    const issueId = named ?? (fileId && issueOfCopyContent(fileId, file));
    return issueId && issueId !== fileId ? { issueId, file } : null;
  }

  /** The issues that have (or had) marks. */
  get issueIds(): readonly string[] {
    return [...this.#stored];
  }

  has(issueId: string): boolean {
    return this.#stored.has(issueId);
  }

  /** Remembers that an issue has marks; answers whether that is news. */
  add(issueId: string): boolean {
    const isNew = !this.#stored.has(issueId);
    this.#stored.add(issueId);
    return isNew;
  }

  isOpen(issueId: string): boolean {
    return this.#opened.has(issueId);
  }

  /** The marks on an issue, read once. Throws `issueNotFound` for what can be no issue's id. */
  marks(issueId: string): Promise<IssueMarks> {
    const known = this.#opened.get(issueId);
    if (known) return known;
    const opening = this.#read(issueId);
    this.#opened.set(issueId, opening);
    // A file that could not be read is tried again the next time.
    opening.catch(() => this.#opened.delete(issueId));
    return opening;
  }

  /** Everything is read again when it is next needed; answers the issues whose marks had been read. */
  forget(): readonly string[] {
    const issueIds = [...this.#opened.keys()];
    this.#opened.clear();
    return issueIds;
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    for (const opening of this.#opened.values()) {
      const marks = await opening.catch(() => null);
      await marks?.document.settled();
    }
  }

  async #read(issueId: string): Promise<IssueMarks> {
    if (!idPattern.test(issueId)) {
      throw new BroadsheetError(
        'issueNotFound',
        `There is no issue with the id ${issueId} in this library.`,
        { issueId },
      );
    }
    const { libraryPath, clock, mayWrite, onProblem, beforeMigration, files } = this.#options;
    const path = join(this.path, `${issueId}.json`);
    const adapter = new JsonAdapter<MarksFile>({
      path,
      within: libraryPath,
      format: marksFormat,
      clock,
      onProblem,
      mayWrite,
      beforeMigration,
      ...(files ? { files } : {}),
    });
    try {
      const document = await StoredDocument.open(adapter, noMarks, (ours, theirs) =>
        // Who may not write has nothing of its own to keep.
        mayWrite() ? mergeMarks(ours, theirs) : theirs,
      );
      return { document, anchors: new Anchors() };
    } catch (error) {
      onProblem({ path, code: 'damagedMarks', message: toFailure(error).message });
      throw error;
    }
  }
}

/** The issue whose marks a file holds, by its name; null for temporary, damaged and other files. */
export function issueOfFile(name: string): string | null {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
  return idPattern.test(id) ? id : null;
}
