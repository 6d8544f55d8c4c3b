import type { IssueSummary } from '#shared/model/library.ts';
import { type IssueFacts, summarise } from './facts.ts';
import type { FileState } from './walk.ts';

/** A file that was read and is an issue. */
export interface Entry extends FileState {
  readonly id: string;
  readonly path: string;
  /** The id that another file of the same issue would want too. */
  readonly wantedId: string;
  readonly facts: IssueFacts;
}

interface AnnotationCounts {
  readonly annotations: number;
  readonly orphans: number;
}

/** The issues of a library as they stand now, and what is said of each; tells which ones changed. */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #pathById = new Map<string, string>();
  /** Ids by the id they wanted: more than one means that several files hold one issue. */
  readonly #sameIssue = new Map<string, Set<string>>();
  readonly #counts = new Map<string, AnnotationCounts>();
  readonly #changes: { changed(id: string): void; removed(id: string): void };

  constructor(changes: { changed(id: string): void; removed(id: string): void }) {
    this.#changes = changes;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** In the order of the files' paths. */
  entries(): readonly Entry[] {
    return [...this.#entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  at(path: string): Entry | null {
    return this.#entries.get(path) ?? null;
  }

  withId(id: string): Entry | null {
    const path = this.#pathById.get(id);
    return path === undefined ? null : this.at(path);
  }

  /** Puts an issue where its file is. */
  put(entry: Entry): void {
    const before = this.at(entry.path);
    if (before && before.id !== entry.id) this.remove(entry.path);
    else if (before && before.wantedId !== entry.wantedId) this.#leaveGroup(before);
    this.#entries.set(entry.path, entry);
    this.#pathById.set(entry.id, entry.path);
    const group = this.#sameIssue.get(entry.wantedId) ?? new Set();
    this.#sameIssue.set(entry.wantedId, group.add(entry.id));
    for (const id of group) this.#changes.changed(id);
  }

  /** There is no issue at this path any more; answers whether there was one. */
  remove(path: string): boolean {
    const entry = this.at(path);
    if (!entry) return false;
    this.#entries.delete(path);
    if (this.#pathById.get(entry.id) === path) {
      this.#pathById.delete(entry.id);
      this.#changes.removed(entry.id);
    }
    this.#leaveGroup(entry);
    return true;
  }

  setCounts(id: string, counts: AnnotationCounts): void {
    const before = this.#counts.get(id) ?? { annotations: 0, orphans: 0 };
    if (before.annotations === counts.annotations && before.orphans === counts.orphans) return;
    this.#counts.set(id, counts);
    if (this.#pathById.has(id)) this.#changes.changed(id);
  }

  summary(entry: Entry): IssueSummary {
    const counts = this.#counts.get(entry.id);
    return summarise(entry.facts, {
      id: entry.id,
      path: entry.path,
      annotationCount: counts?.annotations ?? 0,
      orphanCount: counts?.orphans ?? 0,
      duplicateOf: this.#duplicateOf(entry),
    });
  }

  /** Of several files of one issue, the one with the wanted id is the issue and the others its duplicates. */
  #duplicateOf(entry: Entry): string | null {
    const group = this.#sameIssue.get(entry.wantedId);
    if (!group || group.size < 2) return null;
    const original = group.has(entry.wantedId) ? entry.wantedId : [...group].toSorted()[0];
    return original === undefined || original === entry.id ? null : original;
  }

  #leaveGroup(entry: Entry): void {
    const group = this.#sameIssue.get(entry.wantedId);
    group?.delete(entry.id);
    // The file that was left alone is no duplicate any more.
    for (const id of group ?? []) this.#changes.changed(id);
    if (group?.size === 0) this.#sameIssue.delete(entry.wantedId);
  }
}
