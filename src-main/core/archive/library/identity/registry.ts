import { type IssueKeyParts, partsOfKey } from './identity.ts';
import { LikeTexts } from './likeness.ts';
import { addTo, removeFrom, type SetsByKey } from './setsByKey.ts';

/** What the library remembers of an issue, so that its id outlives renames, moves and new extractions. */
export interface IssueRecord {
  readonly id: string;
  /** See `issueKey`. */
  readonly key: string | null;
  /** Where its file was last seen, below the library folder; null once another issue took that path. */
  readonly path: string | null;
  /** SHA-256 of the file as last seen. */
  readonly contentHash: string;
  /** See `rememberedSketch`: knows the text again when its file has another name and it another date. */
  readonly sketch?: string | undefined;
  /** Another issue that this one is a further source of (the PDF of a text); its marks are kept there. */
  readonly sameAs?: string | undefined;
  /** The source that a person chose, as it was kept here while one process held a library; `kept` reads it. */
  readonly chosenPath?: string | undefined;
}

/** A file that was read, to be told which issue it is. */
export interface IdentifiedFile {
  readonly path: string;
  readonly key: string | null;
  /** See `wantedId`. */
  readonly wantedId: string;
  readonly contentHash: string;
  /** See `rememberedSketch`. */
  readonly sketch: string;
}

/**
 * Decides which issue a file is. Knows every issue that was ever seen here; records of vanished files
 * stay, because the marks on them stay.
 */
export class IssueRegistry {
  readonly #records = new Map<string, IssueRecord>();
  readonly #idsByKey: SetsByKey = new Map();
  readonly #idsByHash: SetsByKey = new Map();
  readonly #idByPath = new Map<string, string>();
  readonly #texts = new LikeTexts();
  readonly #isPresent: (path: string) => boolean;

  /** `isPresent` tells whether there is an issue file at a path now. */
  constructor(records: readonly IssueRecord[], isPresent: (path: string) => boolean) {
    this.#isPresent = isPresent;
    for (const record of records) this.#put(record);
  }

  get(id: string): IssueRecord | null {
    return this.#records.get(id) ?? null;
  }

  /** All records, in a stable order. */
  records(): readonly IssueRecord[] {
    return [...this.#records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  withContent(contentHash: string): Iterable<string> {
    return this.#idsByHash.get(contentHash) ?? [];
  }

  withKey(key: string): Iterable<string> {
    return this.#idsByKey.get(key) ?? [];
  }

  /** Where the first of these issues is now, or null where none is there. */
  livePath(ids: Iterable<string>): string | null {
    for (const id of ids) {
      const record = this.#records.get(id);
      if (record && this.#isLive(record)) return record.path;
    }
    return null;
  }

  /** Other files that are taken for the same issue; whether they are still there decides about a rename. */
  rivals(file: IdentifiedFile): readonly string[] {
    const ids = [
      ...(file.key === null ? [] : (this.#idsByKey.get(file.key) ?? [])),
      ...(this.#idsByHash.get(file.contentHash) ?? []),
      file.wantedId,
      ...(this.#isKnownByName(file) ? [] : this.#likeIt(file)),
    ];
    const paths = ids.flatMap((id) => {
      const record = this.#records.get(id);
      return record?.path && this.#isLive(record) ? [record.path] : [];
    });
    return [...new Set(paths)].filter((path) => path !== file.path);
  }

  /** Answers the file's id, and remembers it. */
  assign(file: IdentifiedFile): string {
    const here = this.#records.get(this.#idByPath.get(file.path) ?? '') ?? null;
    const id = this.#known(file, here) ?? this.#fresh(file);
    const before = this.#records.get(id);
    if (here && here.id !== id) this.#put({ ...here, path: null });
    this.#put({
      ...before,
      id,
      // A file that lost its masthead is still the issue that it was.
      key: file.key ?? before?.key ?? null,
      path: file.path,
      contentHash: file.contentHash,
      sketch: file.sketch,
    });
    return id;
  }

  /** Notes that an issue is a further source of another one, or (null) that it is not. */
  setSameAs(id: string, issueId: string | null): void {
    const record = this.#records.get(id);
    if (record) this.#records.set(id, { ...record, sameAs: issueId ?? undefined });
  }

  #known(file: IdentifiedFile, here: IssueRecord | null): string | null {
    if (here?.contentHash === file.contentHash) return here.id;
    if (file.key !== null) {
      if (here?.key === file.key) return here.id;
      const gone = this.#gone(this.#idsByKey.get(file.key));
      const best =
        gone.find((record) => record.contentHash === file.contentHash) ??
        gone.find((record) => record.id === file.wantedId) ??
        gone[0];
      if (best) return best.id;
    }
    const renamed = this.#gone(this.#idsByHash.get(file.contentHash))[0];
    if (renamed) return renamed.id;
    if (here && (file.key === null || here.key === null)) return here.id;
    const like = this.#likeIt(file);
    if (here && like.includes(here.id)) return here.id;
    const [only, second] = this.#gone(new Set(like));
    return only && !second ? only.id : null;
  }

  #isKnownByName({ key, contentHash }: IdentifiedFile): boolean {
    const ids = [...(this.#idsByHash.get(contentHash) ?? []), ...(this.#idsByKey.get(key ?? '') ?? [])];
    return ids.length > 0;
  }

  /** Issues of the same paper and edition with nearly the same text: one of them may have got another date. */
  #likeIt({ key, sketch }: IdentifiedFile): readonly string[] {
    return this.#texts.like(sketch).filter((id) => {
      const other = this.#records.get(id)?.key ?? null;
      return key !== null && other !== null && isSameSeries(partsOfKey(key), partsOfKey(other));
    });
  }

  /** The wanted id, or where another file has it, one made from it for this second file of the same issue. */
  #fresh(file: IdentifiedFile): string {
    const second = `${file.wantedId}-${file.contentHash.slice(0, 6)}`;
    let id = file.wantedId;
    for (let count = 1; this.#isTaken(id, file); count++) id = count === 1 ? second : `${second}-${count}`;
    return id;
  }

  #isTaken(id: string, file: IdentifiedFile): boolean {
    const record = this.#records.get(id);
    if (!record) return false;
    // The marks of a vanished issue that bears another name are not this issue's.
    return this.#isLive(record) || (record.key !== null && record.key !== file.key);
  }

  #gone(ids: ReadonlySet<string> | undefined): readonly IssueRecord[] {
    return [...(ids ?? [])].flatMap((id) => {
      const record = this.#records.get(id);
      return record && !this.#isLive(record) ? [record] : [];
    });
  }

  #isLive(record: IssueRecord): boolean {
    const { id, path } = record;
    return path !== null && this.#idByPath.get(path) === id && this.#isPresent(path);
  }

  #put(record: IssueRecord): void {
    const before = this.#records.get(record.id);
    if (before) {
      if (before.key !== null) removeFrom(this.#idsByKey, before.key, before.id);
      removeFrom(this.#idsByHash, before.contentHash, before.id);
      if (before.path !== null && this.#idByPath.get(before.path) === before.id) {
        this.#idByPath.delete(before.path);
      }
    }
    this.#records.set(record.id, record);
    if (record.key !== null) addTo(this.#idsByKey, record.key, record.id);
    addTo(this.#idsByHash, record.contentHash, record.id);
    if (record.path !== null) this.#idByPath.set(record.path, record.id);
    this.#texts.put(record.id, record.sketch ?? '');
  }
}

const isSameSeries = (a: IssueKeyParts, b: IssueKeyParts) =>
  a.publication === b.publication && a.edition === b.edition;
