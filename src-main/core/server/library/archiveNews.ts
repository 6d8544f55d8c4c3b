import { ChangeBatch } from '#core/archive/library/changes.ts';
import type { IssueHandle } from '#core/archive/library/library.ts';
import type { IssueSummary, LibraryChange, LibraryState } from '#shared/model/library.ts';

export interface ArchiveNewsOptions {
  state(): LibraryState;
  summary(id: string): IssueSummary | null;
  /** Null for issues that nobody has marked: they are looked up on the server alone. */
  handle(id: string): IssueHandle | null;
}

/** Tells whoever listens what became known of an archive, or changed there, at most ten times a second. */
export class ArchiveNews {
  readonly #options: ArchiveNewsOptions;
  readonly #batch = new ChangeBatch(() => this.#tell());
  readonly #toldVersions = new Map<string, string>();
  readonly #changes = new Set<(change: LibraryChange) => void>();
  readonly #issues = new Set<(issue: IssueHandle) => void>();
  readonly #removed = new Set<(ids: readonly string[]) => void>();

  constructor(options: ArchiveNewsOptions) {
    this.#options = options;
  }

  changed(ids: readonly string[]): void {
    for (const id of ids) this.#batch.changed(id);
  }

  removed(id: string): void {
    this.#batch.removed(id);
  }

  /** Something else changed. */
  touch(): void {
    this.#batch.touch();
  }

  /** An issue is to be told of again though it is the same: nobody could read it when it was told of. */
  tellAgain(id: string): void {
    this.#toldVersions.delete(id);
    this.#batch.changed(id);
  }

  /** Tells of what was collected now instead of later. */
  flushNow(): void {
    this.#batch.flushNow();
  }

  stop(): void {
    this.#batch.stop();
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    return added(this.#changes, listener);
  }

  onIssue(listener: (issue: IssueHandle) => void): () => void {
    return added(this.#issues, listener);
  }

  onRemoved(listener: (ids: readonly string[]) => void): () => void {
    return added(this.#removed, listener);
  }

  #tell(): void {
    const { state, summary, handle } = this.#options;
    const { changed, removed } = this.#batch.take();
    for (const id of removed) this.#toldVersions.delete(id);
    if (removed.length > 0) for (const listener of this.#removed) listener(removed);
    for (const id of changed) {
      const issue = handle(id);
      if (!issue || this.#toldVersions.get(id) === issue.version) continue;
      this.#toldVersions.set(id, issue.version);
      for (const listener of this.#issues) listener(issue);
    }
    const change = { state: state(), upserted: changed.flatMap((id) => summary(id) ?? []), removed };
    for (const listener of this.#changes) listener(change);
  }
}

function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
