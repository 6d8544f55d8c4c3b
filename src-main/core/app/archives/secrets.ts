/** The system's keeper of secrets, as a host reaches it. */
export interface Secrets {
  /** Whether there is one: without it a secret is kept as it is, in a file that only its owner may read. */
  readonly isThere: boolean;
  /** What may be written to a file, in Base64. */
  protect(text: string): string;
  /** The text of it; null where the system no longer gives it out. */
  reveal(kept: string): string | null;
}

/** For hosts that have none. */
export const noSecrets: Secrets = {
  isThere: false,
  protect: (text) => Buffer.from(text).toString('base64'),
  reveal: (kept) => Buffer.from(kept, 'base64').toString(),
};
