import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureKey } from './pictureKey.ts';
import { parseReadingName, pathOfReading, type ReadingName, readingsFolder } from './readingName.ts';

/** A page's reading as it stands in the folder. */
export interface KeptReading {
  /** Page of the PDF, counted from 1; 1 for a picture. */
  readonly page: number;
  /** Below the library folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Last change in nanoseconds since 1970, as decimal digits. */
  readonly mtimeNs: string;
}

/** A picture or PDF that may have been read; its path is below the library folder. */
export interface ReadableFile {
  readonly path: string;
  readonly size: number;
  /** Where it is given, the file is not looked into again before this changes. */
  readonly mtimeNs?: string;
}

/** Files looked at at the same time. */
const atOnce = 8;

/** The readings that a library folder keeps, as they were when they were listed. */
export class Readings {
  readonly #root: string;
  #bySize: ReadonlyMap<number, readonly ReadingName[]> = new Map();
  readonly #keys = new Map<string, { readonly state: string; readonly key: string }>();

  /** `root` is the library's real path. */
  constructor(root: string) {
    this.#root = root;
  }

  /** All readings that were listed, whether or not their pictures are in the folder. */
  list(): readonly ReadingName[] {
    return [...this.#bySize.values()].flat();
  }

  /** Looks which readings there are. A folder without any has none. */
  async refresh(): Promise<void> {
    const names = await readdir(join(this.#root, readingsFolder)).catch(() => []);
    this.#bySize = Map.groupBy(
      names.flatMap((name) => parseReadingName(name) ?? []),
      ({ size }) => size,
    );
  }

  /**
   * The readings of some files by the files' paths, in the order of the pages. A file of a size that no reading
   * has is not opened; of the others 128 KiB are read, once.
   */
  async find(files: readonly ReadableFile[]): Promise<ReadonlyMap<string, readonly KeptReading[]>> {
    const found = new Map<string, readonly KeptReading[]>();
    const candidates = files.filter(({ size }) => this.#bySize.has(size));
    for (let start = 0; start < candidates.length; start += atOnce) {
      const looked = candidates.slice(start, start + atOnce).map(async (file) => {
        const kept = await this.#readingsOf(file);
        if (kept.length > 0) found.set(file.path, kept);
      });
      await Promise.all(looked);
    }
    return found;
  }

  async #readingsOf(file: ReadableFile): Promise<readonly KeptReading[]> {
    const key = await this.#keyOf(file);
    const names = (this.#bySize.get(file.size) ?? []).filter((name) => name.key === key);
    const kept = await Promise.all(
      names.map((name) => keptReading(this.#root, pathOfReading(name), name.page)),
    );
    return kept.filter((reading) => reading !== null).toSorted((a, b) => a.page - b.page);
  }

  /** Null for a file that cannot be read now. */
  async #keyOf({ path, size, mtimeNs }: ReadableFile): Promise<string | null> {
    const known = this.#keys.get(path);
    const state = `${size} ${mtimeNs}`;
    if (known && mtimeNs !== undefined && known.state === state) return known.key;
    const found = await pictureKey(join(this.#root, path)).catch(() => null);
    if (found?.size !== size) return null;
    this.#keys.set(path, { state, key: found.key });
    return found.key;
  }
}

/** The reading at a path as it is now; null where it is gone. */
export async function keptReading(root: string, path: string, page: number): Promise<KeptReading | null> {
  const found = await lstat(join(root, path), { bigint: true }).catch(() => null);
  if (!found?.isFile()) return null;
  return { page, path, size: Number(found.size), mtimeNs: String(found.mtimeNs) };
}

/** The readings that a library folder (its real path) keeps. */
export async function openReadings(root: string): Promise<Readings> {
  const readings = new Readings(root);
  await readings.refresh();
  return readings;
}
