import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { Collections } from '#core/kept/collections/collections.ts';
import type { SavedSearches } from '#core/kept/savedSearches/savedSearches.ts';
import type { NameFinder, OwnKind, OwnName } from '#core/search/finder/nameFinder.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';

export interface OwnNamesOptions {
  readonly finder: Pick<NameFinder, 'replace'>;
  readonly collections: Pick<Collections, 'list'>;
  readonly savedSearches: Pick<SavedSearches, 'names'>;
  readonly annotations: Pick<AnnotationStore, 'issueIds' | 'list'>;
}

/** Hands what people name themselves to the finder: collections, saved searches and tags. */
export class OwnNames {
  readonly #options: OwnNamesOptions;
  /** The tags of each issue's annotations, one as often as there are annotations with it. */
  readonly #tags = new Map<string, readonly string[]>();
  /** Kinds that are to be handed over, once what is going on now is done. */
  readonly #waiting = new Set<OwnKind>();
  /** The end of what is being handed over. */
  #handing: Promise<void> | null = null;

  constructor(options: OwnNamesOptions) {
    this.#options = options;
  }

  changed(kind: OwnKind): void {
    this.#waiting.add(kind);
    this.#handing ??= Promise.resolve().then(() => this.#handOver());
  }

  annotationsChanged(issueId: string, annotations: readonly AnchoredAnnotation[]): void {
    const tags = annotations.flatMap(({ annotation }) => annotation.tags);
    const before = this.#tags.get(issueId) ?? [];
    if (tags.join('\n') === before.join('\n')) return;
    if (tags.length === 0) this.#tags.delete(issueId);
    else this.#tags.set(issueId, tags);
    this.changed('tag');
  }

  /** Annotations whose issue is not here are told by no change of it. */
  async takeUpOthers(isHere: (issueId: string) => boolean): Promise<void> {
    const { annotations } = this.#options;
    for (const issueId of annotations.issueIds) {
      if (isHere(issueId)) continue;
      // Marks that cannot be read are a problem of the library's, told where they were read.
      const list = await annotations.list(issueId).catch(() => []);
      this.annotationsChanged(issueId, list);
    }
  }

  /** Hands everything over again, to a finder that begins anew. */
  again(): void {
    for (const kind of ['collection', 'search', 'tag'] as const) this.changed(kind);
  }

  async settled(): Promise<void> {
    while (this.#handing) await this.#handing;
  }

  async #handOver(): Promise<void> {
    for (const kind of this.#waiting) {
      this.#waiting.delete(kind);
      // A worker that ends is started again, and then everything is handed over again.
      await this.#options.finder.replace(kind, this.#names(kind)).catch(() => undefined);
    }
    this.#handing = null;
  }

  #names(kind: OwnKind): readonly OwnName[] {
    const { collections, savedSearches } = this.#options;
    if (kind === 'collection') {
      return collections
        .list()
        .map(({ id, name, memberCount }) => ({ kind, label: name, collectionId: id, members: memberCount }));
    }
    if (kind === 'search') {
      return savedSearches.names().map(({ id, name }) => ({ kind, label: name, searchId: id }));
    }
    const notes = new Map<string, number>();
    for (const tag of [...this.#tags.values()].flat()) notes.set(tag, (notes.get(tag) ?? 0) + 1);
    return [...notes].map(([label, count]) => ({ kind, label, notes: count }));
  }
}
