/** Which sources people chose to read issues from; kept by `core/kept`. */
export interface SourceChoices {
  /** Below the library folder; null where nobody chose one. */
  pathOf(issueId: string): string | null;
  /** Null for the best one. On disk when it answers; throws what saving throws. */
  choose(issueId: string, path: string | null): Promise<void>;
  /** Calls `listener` with the issues of which something else was chosen, here or by another hand; answers how to stop. */
  onChange(listener: (issueIds: readonly string[]) => void): () => void;
}
