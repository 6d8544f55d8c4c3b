import type { IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';
import { ChangeBatch } from './changes.ts';
import type { IssueHandle } from './libraryInterface.ts';

/** What has to be asked to tell of a change. */
export interface NewsOptions {
  state(): LibraryState;
  /** Null when the issue is not on the shelf. */
  summary(id: string): IssueSummary | null;
  /** Null when nobody is told of the issue itself, as of one that is only listed. */
  handle(id: string): IssueHandle | null;
}

/** Tells whoever listens what changed in a library, at most ten times a second. */
export class LibraryNews {
  readonly #options: NewsOptions;
  readonly #batch = new ChangeBatch(() => this.#tell());
  readonly #toldVersions = new Map<string, string>();
  readonly #changeListeners = new Set<(change: LibraryChange) => void>();
  readonly #issueListeners = new Set<(issue: IssueHandle) => void>();
  readonly #removedListeners = new Set<(ids: readonly string[]) => void>();

  constructor(options: NewsOptions) {
    this.#options = options;
  }

  /** An issue came or changed. */
  changed(id: string): void {
    this.#batch.changed(id);
  }

  removed(id: string): void {
    this.#batch.removed(id);
  }

  /** An issue is to be told of again though it is the same: nobody could read it when it was told of. */
  tellAgain(id: string): void {
    this.#toldVersions.delete(id);
    this.#batch.changed(id);
  }

  /** Something else about the library changed. */
  touch(): void {
    this.#batch.touch();
  }

  /** Tells of what was collected now instead of later. */
  flushNow(): void {
    this.#batch.flushNow();
  }

  stop(): void {
    this.#batch.stop();
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    return addListener(this.#changeListeners, listener);
  }

  onIssue(listener: (issue: IssueHandle) => void): () => void {
    return addListener(this.#issueListeners, listener);
  }

  onRemoved(listener: (ids: readonly string[]) => void): () => void {
    return addListener(this.#removedListeners, listener);
  }

  #tell(): void {
    const { state, summary, handle } = this.#options;
    const batch = this.#batch.take();
    // An issue that went and came back between two tellings was never gone.
    const removed = batch.removed.filter((id) => summary(id) === null);
    for (const id of removed) this.#toldVersions.delete(id);
    if (removed.length > 0) for (const listener of this.#removedListeners) listener(removed);
    const upserted: IssueSummary[] = [];
    for (const id of batch.changed) {
      const said = summary(id);
      if (!said) continue;
      upserted.push(said);
      const issue = handle(id);
      if (!issue || this.#toldVersions.get(id) === issue.version) continue;
      this.#toldVersions.set(id, issue.version);
      for (const listener of this.#issueListeners) listener(issue);
    }
    const change: LibraryChange = { state: state(), upserted, removed };
    for (const listener of this.#changeListeners) listener(change);
  }
}

function addListener<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
