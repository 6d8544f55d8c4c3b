import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describePassage, passageText, readPassage, snapSpan } from '#shared/anchoring/index.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError, toFailure } from '#shared/contract/errors.ts';
import type { AnchoredAnnotation, Annotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { Clock } from '../storage/clock.ts';
import { StoredDocument } from '../storage/document.ts';
import { removeLeftovers } from '../storage/durableWrite.ts';
import type { WritableFiles } from '../storage/files.ts';
import { JsonAdapter } from '../storage/jsonAdapter.ts';
import { Anchors } from './anchors.ts';
import { type Direction, History, takeBack } from './history.ts';
import { LibraryLock } from './lock.ts';
import {
  applyChanges,
  describeIssue,
  type MarkChange,
  type MarkedIssue,
  type MarksFile,
  marksFormat,
  mergeMarks,
  noMarks,
} from './marksFile.ts';
import { watchMarks } from './watchMarks.ts';
import { type MarksLocked, Writer } from './writer.ts';

export interface AnnotationStoreOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  /** The issue as it reads today; throws when there is none. */
  readonly loadIssue: (issueId: string) => Promise<Issue>;
  readonly clock: Clock;
  /** A new id, ASCII letters and digits, `-` and `_` only. */
  readonly randomId: () => string;
  /** Whether to notice what other programs change in the stored marks while the store is open. */
  readonly watch: boolean;
  readonly files?: WritableFiles;
}

/** People's marks in one library. Every change is on the disk when its promise resolves. */
export interface AnnotationStore {
  /** Why marks cannot be saved here, or null. */
  readonly marksLocked: MarksLocked;
  /** Stored marks that could not be read. */
  readonly problems: readonly FileProblem[];
  /** The issues that have (or had) marks, read from the folder when the store was opened and kept up. */
  readonly issueIds: readonly string[];
  /** An issue's annotations with their places, in text order, orphans last. */
  list(issueId: string): Promise<readonly AnchoredAnnotation[]>;
  /** Marks a passage, completed to whole characters and without white space at its ends. */
  create(input: CallInput<'annotations.create'>): Promise<AnchoredAnnotation>;
  change(input: CallInput<'annotations.change'>): Promise<AnchoredAnnotation>;
  remove(input: CallInput<'annotations.remove'>): Promise<void>;
  /** Takes back the newest command of this library; `nothingToUndo` when there is none. */
  undo(): Promise<{ readonly issueId: string }>;
  /** Does again what was taken back last. */
  redo(): Promise<{ readonly issueId: string }>;
  /** What the stored marks say of the issue they are on; null where there are none. */
  issueOf(issueId: string): Promise<MarkedIssue | null>;
  /** Every issue's annotations, for exports and search. Issues whose marks cannot be read are left out. */
  all(): Promise<ReadonlyMap<string, readonly AnchoredAnnotation[]>>;
  /** An issue's text changed, came or went: places are looked for again, and listeners told if it has marks. */
  issueChanged(issueId: string): Promise<void>;
  /** Calls `listener` with an issue's whole new list after every change to it; answers how to stop. */
  onChange(listener: (issueId: string, annotations: readonly AnchoredAnnotation[]) => void): () => void;
  /** Calls `listener` when `marksLocked` or `problems` changed. */
  onStatus(listener: () => void): () => void;
  /** Finishes what is on its way to the disk and gives up the lock. */
  close(): Promise<void>;
}

/** Opens the marks of a library. Does not fail for a library that cannot be written: see `marksLocked`. */
export async function openAnnotationStore(options: AnnotationStoreOptions): Promise<AnnotationStore> {
  const lock = new LibraryLock(options.libraryPath, options.clock);
  const store = new Store(options, await Writer.start(options.libraryPath, lock));
  await store.open();
  return store;
}

interface IssueMarks {
  readonly document: StoredDocument<MarksFile>;
  readonly anchors: Anchors;
}

/** A command no longer fits the annotations, because another program changed them. */
class StaleCommand extends Error {}

/** What may become a file name; see library/identity.ts. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

class Store implements AnnotationStore {
  readonly #options: AnnotationStoreOptions;
  readonly #writer: Writer;
  readonly #folder: string;
  readonly #opened = new Map<string, Promise<IssueMarks>>();
  readonly #stored = new Set<string>();
  readonly #problems = new Map<string, FileProblem>();
  readonly #history = new History();
  readonly #changeListeners = new Set<(issueId: string, list: readonly AnchoredAnnotation[]) => void>();
  readonly #statusListeners = new Set<() => void>();
  #stopWatching: () => Promise<void> = async () => undefined;
  #stepping: Promise<unknown> = Promise.resolve();

  constructor(options: AnnotationStoreOptions, writer: Writer) {
    this.#options = options;
    this.#writer = writer;
    this.#folder = join(options.libraryPath, '.broadsheet', 'annotations');
    writer.onChange(() => {
      if (this.marksLocked === null) void this.#catchUp();
      this.#statusChanged();
    });
  }

  async open(): Promise<void> {
    if (this.marksLocked === null) await removeLeftovers(this.#folder, this.#options.clock());
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const issueId = issueOfFile(name);
      if (issueId) this.#stored.add(issueId);
    }
    if (!this.#options.watch) return;
    this.#stopWatching = await watchMarks(this.#options.libraryPath, this.#folder, (name) => {
      const issueId = issueOfFile(name);
      if (issueId) void this.#noticed(issueId).catch(() => undefined);
    });
  }

  get marksLocked(): MarksLocked {
    return this.#writer.locked;
  }

  get problems(): readonly FileProblem[] {
    return [...this.#problems.values()];
  }

  get issueIds(): readonly string[] {
    return [...this.#stored];
  }

  async list(issueId: string): Promise<readonly AnchoredAnnotation[]> {
    if (!this.#stored.has(issueId)) return [];
    return await this.#place(issueId, await this.#marks(issueId));
  }

  async create(input: CallInput<'annotations.create'>): Promise<AnchoredAnnotation> {
    const { issueId, colour, note, tags } = input;
    await this.#writer.ensure();
    const issue = await this.#options.loadIssue(issueId);
    const points = indexCodePoints(issue.text);
    const span = snapSpan(points, input);
    if (!span) {
      throw new BroadsheetError(
        'badArguments',
        'Nothing can be marked there because the selection holds no text: select some words first.',
      );
    }
    const passage = readPassage(issue, span);
    const selectors = describePassage(points, span.start, span.end);
    const now = this.#now();
    const annotation: Annotation = {
      id: this.#options.randomId(),
      issueId,
      target: {
        ...selectors,
        shown: passageText(passage) || selectors.quote.exact.replaceAll(/\s+/g, ' '),
        headline: passage.article?.headline?.text ?? null,
      },
      colour,
      note,
      tags: unique(tags),
      created: now,
      modified: now,
    };
    const marks = await this.#marks(issueId);
    const anchored = { annotation, anchor: { ...span, method: 'position' as const } };
    marks.anchors.set(annotation, anchored.anchor);
    await this.#apply(issueId, () => [{ before: null, after: annotation }], describeIssue(issue));
    return anchored;
  }

  async change(input: CallInput<'annotations.change'>): Promise<AnchoredAnnotation> {
    const { issueId, annotationId, colour, note, tags } = input;
    await this.#writer.ensure();
    await this.#apply(issueId, (file) => {
      const before = find(file, annotationId);
      const after: Annotation = {
        ...before,
        colour: colour ?? before.colour,
        note: note ?? before.note,
        tags: tags ? unique(tags) : before.tags,
        modified: this.#now(),
      };
      return sameContent(before, after) ? [] : [{ before, after }];
    });
    const list = await this.list(issueId);
    const changed = list.find(({ annotation }) => annotation.id === annotationId);
    if (!changed) throw annotationNotFound(annotationId);
    return changed;
  }

  async remove({ issueId, annotationIds }: CallInput<'annotations.remove'>): Promise<void> {
    await this.#writer.ensure();
    await this.#apply(issueId, (file) =>
      [...new Set(annotationIds)].map((id) => ({ before: find(file, id), after: null })),
    );
  }

  undo(): Promise<{ readonly issueId: string }> {
    return this.#step('undo');
  }

  redo(): Promise<{ readonly issueId: string }> {
    return this.#step('redo');
  }

  async issueOf(issueId: string): Promise<MarkedIssue | null> {
    if (!this.#stored.has(issueId)) return null;
    return (await this.#marks(issueId)).document.data.issue;
  }

  async all(): Promise<ReadonlyMap<string, readonly AnchoredAnnotation[]>> {
    const all = new Map<string, readonly AnchoredAnnotation[]>();
    for (const issueId of [...this.#stored].toSorted()) {
      try {
        const list = await this.list(issueId);
        if (list.length > 0) all.set(issueId, list);
      } catch {
        // Reported as a problem where the file was read; the other issues' marks are still wanted.
      }
    }
    return all;
  }

  async issueChanged(issueId: string): Promise<void> {
    if (!this.#stored.has(issueId)) return;
    const marks = await this.#marks(issueId);
    marks.anchors.clear();
    await this.#tell(issueId, marks);
  }

  onChange(listener: (issueId: string, list: readonly AnchoredAnnotation[]) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  onStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#stopWatching();
    await this.#stepping;
    for (const opening of this.#opened.values()) {
      const marks = await opening.catch(() => null);
      await marks?.document.settled();
    }
    await this.#writer.close();
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  /** The marks on an issue, read once. Throws `issueNotFound` for what can be no issue's id. */
  #marks(issueId: string): Promise<IssueMarks> {
    const known = this.#opened.get(issueId);
    if (known) return known;
    const opening = this.#read(issueId);
    this.#opened.set(issueId, opening);
    // A file that could not be read is tried again the next time.
    opening.catch(() => this.#opened.delete(issueId));
    return opening;
  }

  async #read(issueId: string): Promise<IssueMarks> {
    if (!idPattern.test(issueId)) {
      throw new BroadsheetError(
        'issueNotFound',
        `There is no issue with the id ${issueId} in this library.`,
        {
          issueId,
        },
      );
    }
    const path = join(this.#folder, `${issueId}.json`);
    const adapter = new JsonAdapter<MarksFile>({
      path,
      within: this.#options.libraryPath,
      format: marksFormat,
      clock: this.#options.clock,
      onProblem: (problem) => this.#report(problem),
      mayWrite: () => this.marksLocked === null,
      ...(this.#options.files ? { files: this.#options.files } : {}),
    });
    try {
      const document = await StoredDocument.open(adapter, noMarks, (ours, theirs) =>
        // Who may not write has nothing of its own to keep.
        this.marksLocked === null ? mergeMarks(ours, theirs) : theirs,
      );
      return { document, anchors: new Anchors() };
    } catch (error) {
      this.#report({ path, code: 'damagedMarks', message: toFailure(error).message });
      throw error;
    }
  }

  /** Changes an issue's marks, durably; remembers how to take it back and tells the listeners. */
  async #apply(
    issueId: string,
    makeChanges: (file: MarksFile) => readonly MarkChange[],
    issue?: MarkedIssue,
  ): Promise<void> {
    const changes = await this.#write(issueId, makeChanges, issue);
    if (changes.length === 0) return;
    this.#history.record({ issueId, changes });
    await this.#tell(issueId, await this.#marks(issueId));
  }

  async #write(
    issueId: string,
    makeChanges: (file: MarksFile) => readonly MarkChange[],
    issue?: MarkedIssue,
  ): Promise<readonly MarkChange[]> {
    const marks = await this.#marks(issueId);
    let changes: readonly MarkChange[] = [];
    await marks.document.update((file) => {
      changes = makeChanges(file);
      return changes.length === 0 ? file : applyChanges(file, changes, this.#now(), issue ?? file.issue);
    });
    if (changes.length > 0) this.#stored.add(issueId);
    return changes;
  }

  /** Undo and redo, one at a time, so that two quick ones take back two commands. */
  #step(direction: Direction): Promise<{ readonly issueId: string }> {
    const stepped = this.#stepping.then(async () => {
      await this.#writer.ensure();
      for (;;) {
        const command = this.#history.next(direction);
        if (!command) throw new BroadsheetError('nothingToUndo', `There is nothing to ${direction}.`);
        const { issueId } = command;
        try {
          const changes = await this.#write(issueId, (file) =>
            takeBack(command).map((change) => this.#fit(file, change)),
          );
          this.#history.stepped(direction, command, { issueId, changes });
          await this.#tell(issueId, await this.#marks(issueId));
          return { issueId };
        } catch (error) {
          if (!(error instanceof StaleCommand)) throw error;
          this.#history.drop(direction, command);
        }
      }
    });
    this.#stepping = stepped.catch(() => undefined);
    return stepped;
  }

  /**
   * A step of undo or redo, checked against what is there now. A change that is taken back is itself
   * the newest change; an annotation that is brought back is the very one that was removed.
   */
  #fit(file: MarksFile, { before, after }: MarkChange): MarkChange {
    const id = (before ?? after)?.id;
    const current = file.annotations.find((annotation) => annotation.id === id) ?? null;
    const fits = before && current ? sameContent(before, current) : before === current;
    if (!fits) throw new StaleCommand();
    return { before: current, after: current && after ? { ...after, modified: this.#now() } : after };
  }

  async #place(issueId: string, marks: IssueMarks): Promise<readonly AnchoredAnnotation[]> {
    return await marks.anchors.place(marks.document.data.annotations, async () => {
      try {
        return (await this.#options.loadIssue(issueId)).text;
      } catch {
        // The issue is gone or cannot be read now: its marks stay and wait for it.
        return null;
      }
    });
  }

  async #tell(issueId: string, marks: IssueMarks): Promise<void> {
    if (this.#changeListeners.size === 0) return;
    const list = await this.#place(issueId, marks);
    for (const listener of this.#changeListeners) listener(issueId, list);
  }

  #report(problem: FileProblem): void {
    if (this.#problems.get(problem.path)?.message === problem.message) return;
    this.#problems.set(problem.path, problem);
    this.#statusChanged();
  }

  #statusChanged(): void {
    for (const listener of this.#statusListeners) listener();
  }

  /** A stored file changed, by us or by another program. */
  async #noticed(issueId: string): Promise<void> {
    const isNew = !this.#stored.has(issueId);
    this.#stored.add(issueId);
    const wasOpen = this.#opened.has(issueId);
    const marks = await this.#marks(issueId);
    const changed = await marks.document.refresh(this.marksLocked === null);
    if (changed || isNew || !wasOpen) await this.#tell(issueId, marks);
  }

  /** This process became the writer: everything is read again as the one before left it. */
  async #catchUp(): Promise<void> {
    const issueIds = [...this.#opened.keys()];
    this.#opened.clear();
    for (const issueId of issueIds) {
      const marks = await this.#marks(issueId).catch(() => null);
      if (marks) await this.#tell(issueId, marks);
    }
  }
}

function find(file: MarksFile, annotationId: string): Annotation {
  const found = file.annotations.find((annotation) => annotation.id === annotationId);
  if (!found) throw annotationNotFound(annotationId);
  return found;
}

function annotationNotFound(annotationId: string): BroadsheetError {
  return new BroadsheetError(
    'annotationNotFound',
    `There is no annotation ${annotationId} any more: it was removed here or in another window.`,
    { annotationId },
  );
}

const sameContent = (a: Annotation, b: Annotation) =>
  a.colour === b.colour &&
  a.note === b.note &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, index) => tag === b.tags[index]);

const unique = (tags: readonly string[]) => [...new Set(tags)];

/** The issue whose marks a file holds, by its name; null for temporary, damaged and other files. */
function issueOfFile(name: string): string | null {
  const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
  return idPattern.test(id) ? id : null;
}
