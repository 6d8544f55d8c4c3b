import { watchMarks } from '#core/disk/files/watchFolder.ts';
import { findCandidates, prepareText } from '#shared/anchoring/index.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import type {
  AnchoredAnnotation,
  Annotation,
  PassageCandidate,
  Reanchoring,
} from '#shared/model/annotation.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Adoption, ForeignMarks } from './adopt.ts';
import { compareAnchors } from './anchors.ts';
import { Commander, type Edit } from './commander.ts';
import {
  addAnnotation,
  annotationNotFound,
  editAnnotation,
  editAnnotations,
  findAnnotation,
  uniqueTags,
} from './edits.ts';
import { IncomingMarks } from './incomingMarks.ts';
import { LibraryLock } from './lock.ts';
import { type MarkedIssue, type MarksFile, markedIssueOf, noMarks } from './marksFile.ts';
import { type IssueMarks, issueOfFile, MarksFolder } from './marksFolder.ts';
import type { AnnotationStore, AnnotationStoreOptions } from './storeInterface.ts';
import { describeTarget, selectedSpan, shownPassage, whereItStands } from './targets.ts';
import { type MarksLocked, Writer } from './writer.ts';

export type { AnnotationStore } from './storeInterface.ts';

/** Opens the marks of a library. Does not fail for a library that cannot be written: see `marksLocked`. */
export async function openAnnotationStore(options: AnnotationStoreOptions): Promise<AnnotationStore> {
  const lock = new LibraryLock(options.libraryPath, options.clock);
  const store = new Store(options, await Writer.start(options.libraryPath, lock));
  await store.open();
  return store;
}

class Store implements AnnotationStore {
  readonly #options: AnnotationStoreOptions;
  readonly #writer: Writer;
  readonly #folder: MarksFolder;
  readonly #problems = new Map<string, FileProblem>();
  readonly #commander: Commander;
  readonly #incoming: IncomingMarks;
  readonly #changeListeners = new Set<(issueId: string, list: readonly AnchoredAnnotation[]) => void>();
  readonly #statusListeners = new Set<() => void>();
  #stopWatching: () => Promise<void> = async () => undefined;

  constructor(options: AnnotationStoreOptions, writer: Writer) {
    this.#options = options;
    this.#writer = writer;
    this.#folder = new MarksFolder({
      libraryPath: options.libraryPath,
      clock: options.clock,
      mayWrite: () => this.marksLocked === null,
      onProblem: (problem) => this.#report(problem),
      beforeMigration: () => options.snapshots.beforeMigration(),
      ...(options.files ? { files: options.files } : {}),
    });
    this.#commander = new Commander({
      folder: this.#folder,
      now: () => this.#now(),
      ensureWriter: () => writer.ensure(),
      onChange: async (issueId) => this.#tell(issueId, await this.#folder.marks(issueId)),
    });
    this.#incoming = new IncomingMarks({
      commander: this.#commander,
      snapshots: options.snapshots,
      loadIssue: options.loadIssue,
      now: () => this.#now(),
      ensureWriter: () => writer.ensure(),
      list: (issueId) => this.list(issueId),
    });
    writer.onChange(() => {
      if (this.marksLocked === null) void this.#catchUp();
      this.#statusChanged();
    });
  }

  async open(): Promise<void> {
    await this.#folder.scan();
    if (!this.#options.watch) return;
    this.#stopWatching = await watchMarks(this.#options.libraryPath, this.#folder.path, (name) => {
      void this.#noticed(name).catch(() => undefined);
    });
  }

  get marksLocked(): MarksLocked {
    return this.#writer.locked;
  }

  get problems(): readonly FileProblem[] {
    return [...this.#problems.values()];
  }

  get issueIds(): readonly string[] {
    return this.#folder.issueIds;
  }

  async list(issueId: string): Promise<readonly AnchoredAnnotation[]> {
    if (!this.#folder.has(issueId)) return [];
    return await this.#place(issueId, await this.#folder.marks(issueId));
  }

  async create(input: CallInput<'annotations.create'>): Promise<AnchoredAnnotation> {
    const { issueId, colour, note, tags, exact, id = this.#options.randomId() } = input;
    await this.#writer.ensure();
    const issue = await this.#options.loadIssue(issueId);
    const span = selectedSpan(issue, exact === undefined ? input : whereItStands(issue, input, exact));
    const now = this.#now();
    const annotation: Annotation = {
      id,
      issueId,
      target: describeTarget(issue, span),
      colour,
      note,
      tags: uniqueTags(tags),
      created: now,
      modified: now,
    };
    const marks = await this.#folder.marks(issueId);
    marks.anchors.set(annotation, { ...span, method: 'position' });
    await this.#commander.apply([
      { issueId, makeChanges: (file) => addAnnotation(file, annotation, now), issue: markedIssueOf(issue) },
    ]);
    return await this.#anchored(issueId, id);
  }

  async change(input: CallInput<'annotations.change'>): Promise<AnchoredAnnotation> {
    const { issueId, annotationId, colour, note, tags } = input;
    const edit = {
      ...(colour !== undefined && { colour }),
      ...(note !== undefined && { note }),
      ...(tags !== undefined && { tags: uniqueTags(tags) }),
    };
    await this.#commander.apply([
      { issueId, makeChanges: (file) => editAnnotation(file, annotationId, edit, this.#now()) },
    ]);
    return await this.#anchored(issueId, annotationId);
  }

  async remove({ issueId, annotationIds }: CallInput<'annotations.remove'>): Promise<void> {
    const makeChanges = (file: MarksFile) =>
      [...new Set(annotationIds)].map((id) => ({ before: findAnnotation(file, id), after: null }));
    await this.#commander.apply([{ issueId, makeChanges }]);
  }

  async changeMany(
    issueIds: readonly string[],
    change: (annotation: Annotation) => Annotation | null,
  ): Promise<number> {
    let changed = 0;
    const edits = [...new Set(issueIds)].map((issueId): Edit => {
      const makeChanges = (file: MarksFile) => {
        const changes = editAnnotations(file, change, this.#now());
        changed += changes.length;
        return changes;
      };
      return { issueId, makeChanges };
    });
    await this.#commander.apply(edits);
    return changed;
  }

  adopt(marks: readonly ForeignMarks[]): Promise<Adoption> {
    return this.#incoming.adopt(marks);
  }

  rehome(from: string, marks: ForeignMarks): Promise<void> {
    return this.#incoming.rehome(from, marks);
  }

  async candidates({
    issueId,
    annotationId,
  }: CallInput<'annotations.candidates'>): Promise<readonly PassageCandidate[]> {
    const issue = await this.#options.loadIssue(issueId);
    const { target } = findAnnotation(await this.stored(issueId), annotationId);
    return findCandidates(target.quote, prepareText(issue.text)).map((candidate) => ({
      ...candidate,
      headline: shownPassage(issue, candidate, candidate.text).headline,
    }));
  }

  async reattach(input: CallInput<'annotations.reattach'>): Promise<AnchoredAnnotation> {
    const { issueId, annotationId } = input;
    const issue = await this.#options.loadIssue(issueId);
    const target = describeTarget(issue, selectedSpan(issue, input));
    await this.#commander.apply([
      {
        issueId,
        makeChanges: (file) => editAnnotation(file, annotationId, { target }, this.#now()),
        issue: markedIssueOf(issue),
      },
    ]);
    return await this.#anchored(issueId, annotationId);
  }

  restore(former: ReadonlyMap<string, MarksFile>): Promise<number> {
    return this.#incoming.restore(former);
  }

  async stored(issueId: string): Promise<MarksFile> {
    return this.#folder.has(issueId) ? (await this.#folder.marks(issueId)).document.data : noMarks;
  }

  undo(): Promise<{ readonly issueId: string }> {
    return this.#commander.step('undo');
  }

  redo(): Promise<{ readonly issueId: string }> {
    return this.#commander.step('redo');
  }

  async issueOf(issueId: string): Promise<MarkedIssue | null> {
    if (!this.#folder.has(issueId)) return null;
    return (await this.#folder.marks(issueId)).document.data.issue;
  }

  async all(): Promise<ReadonlyMap<string, readonly AnchoredAnnotation[]>> {
    const all = new Map<string, readonly AnchoredAnnotation[]>();
    for (const issueId of this.#folder.issueIds.toSorted()) {
      try {
        const list = await this.list(issueId);
        if (list.length > 0) all.set(issueId, list);
      } catch {
        // Reported as a problem where the file was read; the other issues' marks are still wanted.
      }
    }
    return all;
  }

  async issueChanged(issueId: string): Promise<Reanchoring | null> {
    if (!this.#folder.has(issueId)) return null;
    const marks = await this.#folder.marks(issueId);
    const before = marks.anchors.clear();
    const list = await this.#place(issueId, marks);
    for (const listener of this.#changeListeners) listener(issueId, list);
    return compareAnchors(issueId, before, list);
  }

  onChange(listener: (issueId: string, list: readonly AnchoredAnnotation[]) => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  onStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  ensureWriter(): Promise<void> {
    return this.#writer.ensure();
  }

  async close(): Promise<void> {
    await this.#stopWatching();
    await this.#commander.settled();
    await this.#folder.settled();
    await this.#options.snapshots.settled();
    await this.#writer.close();
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  async #anchored(issueId: string, annotationId: string): Promise<AnchoredAnnotation> {
    const list = await this.list(issueId);
    const found = list.find(({ annotation }) => annotation.id === annotationId);
    if (!found) throw annotationNotFound(annotationId);
    return found;
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
    this.#options.snapshots.changed();
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
  async #noticed(name: string): Promise<void> {
    const merged = await this.#folder.mergeCopy(name);
    if (merged !== null) return await this.#tell(merged, await this.#folder.marks(merged));
    const issueId = issueOfFile(name);
    if (issueId === null) return;
    const isNew = this.#folder.add(issueId);
    const wasOpen = this.#folder.isOpen(issueId);
    const marks = await this.#folder.marks(issueId);
    const changed = await marks.document.refresh(this.marksLocked === null);
    if (changed || isNew || !wasOpen) await this.#tell(issueId, marks);
  }

  /** This process became the writer: everything is read again as the one before left it. */
  async #catchUp(): Promise<void> {
    for (const issueId of this.#folder.forget()) {
      const marks = await this.#folder.marks(issueId).catch(() => null);
      if (marks) await this.#tell(issueId, marks);
    }
  }
}
