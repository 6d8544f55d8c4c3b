import { toFailure } from '#shared/contract/errors.ts';
import type { ArchiveAway } from '#shared/model/library.ts';

export interface ArchiveContactOptions {
  /** What is to be done once the server can be reached, at first and again. */
  readonly onReached: () => Promise<void>;
  /** Whether the server can be reached changed. */
  readonly onChange: () => void;
  /** Runs work after so many milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

/** Milliseconds until a server that is away is tried again. */
const retryAfter = 10_000;
/** Milliseconds until a server that is there is asked what is new, at least; and how often as long as it took to say so. */
const lookAfter = 60_000;
const restShare = 200;

/** Knows whether the server of an archive can be reached, and tries again where it cannot. */
export class ArchiveContact {
  readonly #options: ArchiveContactOptions;
  #away: ArchiveAway | null = null;
  #callOff = () => {};
  #looking: Promise<void> | null = null;
  #isClosed = false;

  constructor(options: ArchiveContactOptions) {
    this.#options = options;
  }

  get away(): ArchiveAway | null {
    return this.#away;
  }

  /** Asks the server for something; what fails because it is away is remembered. Throws what asking throws. */
  async ask<T>(run: () => Promise<T>): Promise<T> {
    try {
      const answer = await run();
      // Whoever asked first noticed that it is back: everything else is looked up again as well.
      if (this.#away && !this.#looking) void this.look();
      return answer;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /** Looks what the archive has now; resolves when that is known, or that it cannot be. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  close(): void {
    this.#isClosed = true;
    this.#callOff();
  }

  async #look(): Promise<void> {
    if (this.#isClosed) return;
    const started = performance.now();
    try {
      await this.#options.onReached();
      this.#set(null);
    } catch (error) {
      // Whatever it is, the archive cannot be read: a shelf without issues must not look like all there is.
      this.#set(awayOf(error) ?? { code: 'serverAway', message: toFailure(error).message });
    }
    // A large archive is counted for seconds, which is not to be asked of its server all the time by everybody.
    const rest = Math.max(lookAfter, restShare * (performance.now() - started));
    this.#lookAfter(this.#away ? retryAfter : rest);
  }

  #lookAfter(milliseconds: number): void {
    this.#callOff();
    if (!this.#isClosed) this.#callOff = this.#options.after(milliseconds, () => void this.look());
  }

  #failed(error: unknown): void {
    const away = awayOf(error);
    if (!away || this.#isClosed) return;
    this.#set(away);
    this.#lookAfter(retryAfter);
  }

  #set(away: ArchiveAway | null): void {
    if (away?.message === this.#away?.message) return;
    this.#away = away;
    this.#options.onChange();
  }
}

function awayOf(error: unknown): ArchiveAway | null {
  const { code, message } = toFailure(error);
  if (code === 'serverAway' || code === 'serverRefuses' || code === 'serverSchema') return { code, message };
  return null;
}
