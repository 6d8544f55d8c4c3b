import type { SearchEngine } from '#core/search/engine.ts';
import type { NameFinder } from '#core/search/finder/nameFinder.ts';
import { namesOfIssue } from '#core/search/finder/namesOfIssue.ts';
import { documentsOfIssue, documentsOfNotes, type IndexedIssueNames } from '#core/search/index/documents.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';

/** An issue to be indexed, loaded when its turn comes. */
export interface IndexedIssue {
  readonly id: string;
  /** Changes whenever the issue's content does. */
  readonly version: string;
  load(): Promise<Issue>;
}

/** Where the names of issues go, and the versions that are there; the indexer keeps these up. */
export interface NameFeed {
  readonly finder: Pick<NameFinder, 'put' | 'remove'>;
  readonly held: Map<string, string>;
}

/** Feeds the search engine and the finder of names, one issue at a time, and knows whether they have everything. */
export interface Indexer {
  /** An issue came or changed; one that the engine already holds in this version costs nothing. */
  put(issue: IndexedIssue): void;
  putNotes(issue: IndexedIssueNames, annotations: readonly AnchoredAnnotation[]): void;
  remove(issueIds: readonly string[]): void;
  /** Whether all that was put is in the index. */
  readonly isIdle: boolean;
  /** The issues whose text is in the index; another array whenever that changed. */
  readonly held: readonly string[];
  /** Resolves when what was put of an issue is in the index, before what waits of others. */
  soon(issueId: string): Promise<void>;
  /** Resolves when all that was put so far is in the index. */
  idle(): Promise<void>;
  /** Drops what waits. */
  stop(): void;
}

/** Begins the keys of work that takes issues out. */
const removing = 'remove ';

/** `held`: the versions that the engine already holds, as `SearchEngine.open` answers them. */
export function createIndexer(
  engine: SearchEngine,
  held: ReadonlyMap<string, string>,
  names: NameFeed,
): Indexer {
  const versions = new Map(held);
  let heldIds: readonly string[] | null = null;
  const waiting = new Map<string, () => Promise<void>>();
  let running: Promise<void> | null = null;
  let current: { readonly key: string; readonly done: Promise<void> } | null = null;
  let stopped = false;

  const run = async () => {
    for (;;) {
      const next = waiting.entries().next();
      if (next.done || stopped) break;
      const [key, work] = next.value;
      waiting.delete(key);
      // A file that vanished before its turn is no longer to be found; the library tells of it by itself.
      const done = work().catch(() => undefined);
      current = { key, done };
      await done;
    }
    [running, current] = [null, null];
  };
  /** The newest work of a key replaces what still waits under it. */
  const enqueue = (key: string, work: () => Promise<void>) => {
    if (stopped) return;
    waiting.delete(key);
    waiting.set(key, work);
    running ??= Promise.resolve().then(run);
  };

  return {
    put({ id, version, load }) {
      enqueue(`text ${id}`, async () => {
        const isIndexed = versions.get(id) === version;
        const isNamed = names.held.get(id) === version;
        if (isIndexed && isNamed) return;
        const issue = await load();
        if (!isIndexed) {
          await engine.put(id, 'text', version, documentsOfIssue(issue));
          versions.set(id, version);
          heldIds = null;
        }
        if (!isNamed) {
          await names.finder.put(id, version, namesOfIssue(issue));
          names.held.set(id, version);
        }
      });
    },
    putNotes(issue, annotations) {
      enqueue(`notes ${issue.id}`, () =>
        engine.put(issue.id, 'notes', '', documentsOfNotes(issue, annotations)),
      );
    },
    remove(issueIds) {
      for (const id of issueIds) {
        waiting.delete(`text ${id}`);
        waiting.delete(`notes ${id}`);
        versions.delete(id);
        names.held.delete(id);
      }
      heldIds = null;
      enqueue(`${removing}${issueIds.join(' ')}`, async () => {
        await engine.remove(issueIds);
        heldIds = null;
        await names.finder.remove(issueIds);
      });
    },
    async soon(issueId) {
      const keys = new Set([`text ${issueId}`, `notes ${issueId}`]);
      const works = [...waiting];
      const first = works.filter(([key]) => keys.has(key));
      // What was taken out before it came again would be taken out after it.
      const isRemoving = works.some(([key]) => key.startsWith(removing));
      if (first.length > 0 && !isRemoving) {
        waiting.clear();
        for (const [key, work] of [...first, ...works]) waiting.set(key, work);
      }
      const isUnderWay = () =>
        (current !== null && keys.has(current.key)) || [...keys].some((key) => waiting.has(key));
      while (running && isUnderWay()) await current?.done;
    },
    get isIdle() {
      return running === null;
    },
    get held() {
      heldIds ??= [...versions.keys()];
      return heldIds;
    },
    async idle() {
      while (running) await running;
    },
    stop() {
      stopped = true;
      waiting.clear();
    },
  };
}
