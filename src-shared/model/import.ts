export type ImportOutcome =
  /** Read and in the library now. */
  | 'added'
  /** In the library, but a person should look: no date, no title, or warnings of its reader. */
  | 'doubtful'
  /** The same bytes are in the library already; nothing was copied. */
  | 'sameFile'
  /** The library has this issue from another file; the new one was added as another source or a duplicate. */
  | 'sameIssue'
  /** Cannot be read, with the reason. */
  | 'refused'
  /** Taken back, or left in the library because a person changed it since. */
  | 'undone'
  | 'kept';

/** What became of one source that was to be added. */
export interface ImportItem {
  /** The file or folder as the person gave it, or its name inside what they gave. */
  readonly name: string;
  readonly outcome: ImportOutcome;
  /** Where its files are in the library, below the library folder. */
  readonly paths: readonly string[];
  readonly publication: string | null;
  readonly date: string | null;
  /** One plain English sentence where there is something to say. */
  readonly message: string | null;
}

export type ImportStatus = 'running' | 'done' | 'cancelled' | 'undone';

/** One addition to the library, under way or finished. */
export interface ImportState {
  readonly id: string;
  readonly status: ImportStatus;
  /** In sources; the total is null while files are being looked for. */
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly items: readonly ImportItem[];
  /** Whether `import.undo` would take anything back. */
  readonly canUndo: boolean;
}
