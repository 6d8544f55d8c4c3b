import type { SearchRequest, SearchResult } from '#shared/model/search.ts';
import { answer, compare, type PackedAnswer, sumOf } from '../answer/answer.ts';
import type { HitHelper } from '../answer/hitHelper.ts';
import { unpackHits } from '../answer/packedHits.ts';
import type { SearchEngine, SearchStatistics } from '../engine.ts';
import { DamagedIndexError } from '../index/bytes/checkedFile.ts';
import { openSegmentCache, type SegmentCache } from '../index/cache.ts';
import { createGrowingSegment } from '../index/growingSegment.ts';
import { putNotes } from '../index/notes.ts';
import type { PackedSegment } from '../index/packedSegment.ts';
import { joinSegments, packIssues } from '../index/packing.ts';
import type { Segment } from '../index/segment.ts';

export interface PackedEngineOptions {
  /** Calls back after some milliseconds; answers how to call it off. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
  /** Milliseconds on a clock that only goes forward, for `SearchResult.milliseconds`. */
  readonly now: () => number;
  /** Where the index is kept between runs; the cache of cache.ts unless said otherwise. */
  readonly openCache?: (folder: string) => SegmentCache;
  /**
   * The saved index turned out to be damaged, and the damaged file is gone: the engine is to be opened again, and
   * what it then lacks to be put.
   */
  readonly onDamage?: () => void;
  /** Makes some of the hits meanwhile. */
  readonly helper?: HitHelper;
}

/** The embedded engine, which also answers with hits as they travel to another thread. */
export interface PackedEngine extends SearchEngine {
  searchPacked(request: SearchRequest): Promise<PackedAnswer<SearchResult>>;
}

/** Documents in the growing segment before it is packed: so few texts are read in a few milliseconds. */
const growingLimit = 2000;
/** So many segments become one, unless the first is larger than the others together. */
const joinedAtOnce = 4;
/** Segments are not joined beyond these, so that a segment's file stays below the 2 GiB that Node reads at once. */
const packedLimit = 100_000;
const packedBytes = 2 ** 30;
/** The cache is written this long after the first change that it lacks. */
const flushDelay = 30_000;

/**
 * The embedded engine. Packed segments know every pair of characters and its places, and answer most queries from
 * them alone; what they cannot tell is verified in the text.
 *
 * The index grows in a small segment that is read, and is packed into frozen segments, which are joined four at a
 * time, so that putting and removing an issue cost the issue and not the index. People's notes change often and are
 * never saved here: they have a growing segment of their own, and the application puts them after opening.
 */
export function createPackedEngine(options: PackedEngineOptions): PackedEngine {
  let packed: PackedSegment[] = [];
  let growing = createGrowingSegment();
  let notes = createGrowingSegment();
  let cache: SegmentCache | null = null;
  /** Done when the saved index is loaded. */
  let loaded: Promise<void> = Promise.resolve();
  let opening = false;
  /** Removed while the saved index is loaded: what is loaded later may still have it. */
  let removed = new Set<string>();
  /** What is put waits until the index that was open before is out of the way. */
  let emptied: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;
  /** Flushes follow one another. */
  let flushed: Promise<void> = Promise.resolve();

  const textSegments = (): Segment[] => [...packed, growing];

  const scheduleFlush = () => {
    if (!cache || callOff) return;
    callOff = options.schedule(() => {
      callOff = null;
      // A cache that cannot be written now is written after a later change, or built again next time.
      flush().catch(() => undefined);
    }, flushDelay);
  };

  const watched = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof DamagedIndexError) options.onDamage?.();
      throw error;
    }
  };

  const packGrowing = () => {
    if (growing.issues.size > 0) packed.push(packIssues(growing.packed()));
    growing = createGrowingSegment();
    while (packed.length >= joinedAtOnce) {
      const latest = packed.slice(-joinedAtOnce);
      const together = sumOf(latest, 'documents');
      const first = latest[0]?.documents ?? 0;
      if (first * 2 > together || together > packedLimit || sumOf(latest, 'bytes') > packedBytes) return;
      packed.splice(-joinedAtOnce, joinedAtOnce, join(latest));
    }
  };

  const join = (segments: readonly PackedSegment[]): PackedSegment => {
    const joined = joinSegments(segments);
    for (const segment of segments) segment.release();
    return joined;
  };

  /** Writes segments again of which more than half was removed. */
  const packSparse = () => {
    for (const segment of packed) if (segment.issues.size === 0) segment.release();
    packed = packed
      .filter((segment) => segment.issues.size > 0)
      .map((segment) => (segment.documents * 2 < segment.size ? join([segment]) : segment));
  };

  const flush = (): Promise<void> => {
    callOff?.();
    callOff = null;
    // What is still to be loaded would be taken for what no longer counts.
    const written = Promise.all([flushed, loaded]).then(async () => {
      watched(() => {
        packGrowing();
        packSparse();
      });
      await cache?.save([...packed]);
    });
    flushed = written.catch(() => undefined);
    return written;
  };

  const close = async () => {
    await flush().catch(() => undefined);
    for (const segment of packed) segment.release();
    packed = [];
    growing = createGrowingSegment();
    notes = createGrowingSegment();
    cache = null;
  };

  const load = async () => {
    opening = true;
    removed = new Set();
    try {
      for await (const segment of cache?.load() ?? []) {
        // Two segments with one issue cannot come from a whole write; the later one counts.
        for (const other of packed) for (const id of segment.issues.keys()) other.remove(id);
        for (const id of [...growing.issues.keys(), ...removed]) segment.remove(id);
        packed.push(segment);
      }
    } finally {
      opening = false;
    }
  };

  const searchPacked = async (request: SearchRequest): Promise<PackedAnswer<SearchResult>> => {
    const started = options.now();
    const corpus = { segments: textSegments(), notes };
    const result = watched(() => answer(request, corpus, options.helper ?? null));
    return { ...result, complete: !opening, milliseconds: options.now() - started };
  };

  return {
    async open(cacheFolder) {
      emptied = close().then(() => {
        cache = cacheFolder === null ? null : (options.openCache ?? openSegmentCache)(cacheFolder);
        loaded = load().catch(() => undefined);
      });
      await emptied;
      await loaded;
      return new Map(
        packed.flatMap((segment) => [...segment.issues].map(([id, { version }]) => [id, version] as const)),
      );
    },

    async put(issueId, layer, version, documents) {
      await emptied;
      if (layer === 'notes') {
        notes = putNotes(notes, issueId, version, documents);
        return;
      }
      for (const segment of textSegments()) segment.remove(issueId);
      growing.put(issueId, version, documents);
      if (growing.size >= growingLimit && !opening) watched(packGrowing);
      scheduleFlush();
    },

    async remove(issueIds) {
      await emptied;
      for (const segment of [...textSegments(), notes]) for (const id of issueIds) segment.remove(id);
      if (opening) for (const id of issueIds) removed.add(id);
      scheduleFlush();
    },

    searchPacked,

    async search(request) {
      const packed = await searchPacked(request);
      return { ...packed, hits: packed.hits.flatMap(unpackHits) };
    },

    async compare(request) {
      return { ...watched(() => compare(request, { segments: textSegments(), notes })), complete: !opening };
    },

    flush,

    async statistics(): Promise<SearchStatistics> {
      const segments = textSegments();
      return {
        documents: sumOf([...segments, notes], 'documents'),
        issues: segments.reduce((sum, segment) => sum + segment.issues.size, 0),
        bytes: sumOf([...segments, notes], 'bytes'),
      };
    },

    close,
  };
}
