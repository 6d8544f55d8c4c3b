import type { KeptStoreName } from '#shared/model/snapshot.ts';

/**
 * What a library keeps of people's work beside the annotations, as snapshots and sync tools see it: a file
 * `<name>.json` or a folder `<name>/` below `.broadsheet`.
 */
export interface KeptStore {
  readonly name: KeptStoreName;
  /** How many things of a person's the text of one of its files holds; null where that is not sound. */
  count(text: string): number | null;
  /**
   * Makes the store what its files once said, by path below `.broadsheet`; it loses what they lack. On the disk
   * when this answers; throws what saving throws.
   */
  restore(files: ReadonlyMap<string, string>): Promise<void>;
  /** Merges the conflict copies that sync tools left beside its files. */
  takeInCopies(): Promise<void>;
}

/** Whether a file, by its path below `.broadsheet`, is one of a store's. */
export const isFileOf = (name: KeptStoreName, path: string): boolean =>
  path === `${name}.json` || path.startsWith(`${name}/`);
