import type { StoredDocument } from '#core/disk/json/document.ts';
import type { KeptTarget, TargetState } from '#shared/contract/calls/targets.ts';
import { BroadsheetError, type Failure, toFailure } from '#shared/contract/errors.ts';
import type { Ledger } from './blocks/ledger.ts';
import { type Looks, looksOf, looksOfWritten } from './files/looks.ts';
import { takeBackWrite } from './files/takeBack.ts';
import { type PassOptions, type PassResult, runPass } from './pass.ts';

export interface TargetRunOptions extends Pick<PassOptions, 'content' | 'takeOver' | 'clock'> {
  readonly target: KeptTarget;
  readonly ledger: StoredDocument<Ledger>;
  /** Changes are written when there was none for so long (milliseconds), or after `longest`. */
  readonly quiet: number;
  readonly longest: number;
  readonly onChange: () => void;
}

/** One kept export at work: what is asked of it is done one after the other. */
export class TargetRun {
  readonly #options: TargetRunOptions;
  #target: KeptTarget;
  #result: PassResult = { edits: [], leftAlone: [], written: [], taken: 0, failure: null };
  #failure: Failure | null = null;
  #isWriting = false;
  #timer: NodeJS.Timeout | null = null;
  /** When the first change came that is not written, in milliseconds of the process. */
  #since: number | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  /** How the files looked when they were last read or written. */
  #seen: Looks = new Map();
  /** When the last attempt failed, in milliseconds of the process. */
  #failed: number | null = null;

  constructor(options: TargetRunOptions) {
    this.#options = options;
    this.#target = options.target;
  }

  state(): TargetState {
    const { data } = this.#options.ledger;
    return {
      ...this.#target,
      status: this.#status(),
      failure: this.#failure,
      edits: this.#target.isPaused ? [] : this.#result.edits,
      leftAlone: this.#result.leftAlone,
      fileCount: Object.keys(data.files).length,
      written: data.lastWrite?.time ?? null,
      canTakeBack: data.lastWrite !== null && data.lastWrite.files.length > 0,
    };
  }

  /** The record changed: the choice, or that it is paused. */
  become(target: KeptTarget): void {
    if (JSON.stringify(target) === JSON.stringify(this.#target)) return;
    this.#target = target;
    if (target.isPaused) this.#stopWaiting();
    else this.request();
    this.#options.onChange();
  }

  /** Something changed in the library or in a file: it is looked at once that has come to rest. */
  request(): void {
    if (this.#isClosed || this.#target.isPaused) return;
    const { quiet, longest } = this.#options;
    const now = performance.now();
    const wasWaiting = this.#since !== null;
    this.#since ??= now;
    if (this.#timer) clearTimeout(this.#timer);
    const rest = Math.min(quiet, Math.max(0, this.#since + longest - now));
    this.#timer = setTimeout(() => void this.write().catch(() => undefined), rest);
    if (!wasWaiting) this.#options.onChange();
  }

  /** Reads and writes now. A failure is told by the state, and tried again with the next change or after a while. */
  write(accepted?: ReadonlySet<string>): Promise<PassResult> {
    this.#stopWaiting();
    return this.#inTurn(() => this.#pass({ ...(accepted && { accepted }) }));
  }

  /** Reads the files without writing or taking over anything. */
  look(): Promise<PassResult> {
    return this.#inTurn(() => this.#pass({ dry: true }));
  }

  async ignore(editIds: readonly string[]): Promise<void> {
    const wanted = new Set(this.#result.edits.map(({ id }) => id));
    const ids = new Set(editIds.filter((id) => wanted.has(id)));
    await this.#options.ledger.update((ledger) => ({
      ...ledger,
      ignored: [...new Set([...ledger.ignored, ...ids])].slice(-mostIgnored),
    }));
    const edits = this.#result.edits.filter(({ id }) => !ids.has(id));
    this.#result = { ...this.#result, edits };
    this.#options.onChange();
  }

  /** Answers the files that were changed since and stay. */
  takeBack(): Promise<readonly string[]> {
    this.#stopWaiting();
    return this.#inTurn(async () => {
      const { ledger } = this.#options;
      const { lastWrite } = ledger.data;
      if (!lastWrite) return [];
      const kept = await takeBackWrite(this.#target.folder, lastWrite);
      await ledger.update((known) => ({ ...known, lastWrite: null }));
      return kept;
    });
  }

  /** Looks whether a file changed since it was last read, and asks for a look at it where one did. */
  async poll(): Promise<void> {
    if (this.#isClosed || this.#target.isPaused || this.#since !== null || this.#isWriting) return;
    const { folder } = this.#target;
    const now = await looksOf(folder, Object.keys(this.#options.ledger.data.files));
    const isAnother = [...now].some(([name, looks]) => this.#seen.get(name) !== looks);
    const isTimeAgain = this.#failed !== null && performance.now() - this.#failed > retryAfter;
    if (!isAnother && !isTimeAgain) return;
    this.#seen = now;
    this.request();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopWaiting();
    await this.#work;
    await this.#options.ledger.settled();
  }

  async #pass(how: Pick<PassOptions, 'accepted' | 'dry'>): Promise<PassResult> {
    const { content, takeOver, ledger, clock } = this.#options;
    const { folder } = this.#target;
    this.#isWriting = true;
    this.#options.onChange();
    try {
      // What is saved while this is under way looks other than before, so that the next poll sees it.
      const before = await looksOf(folder, Object.keys(ledger.data.files));
      this.#result = await runPass({ target: this.#target, content, takeOver, ledger, clock, ...how });
      this.#failure = this.#result.failure;
      this.#failed = this.#failure && performance.now();
      this.#seen = new Map([...before, ...(await looksOfWritten(folder, this.#result.written, ledger.data))]);
      return this.#result;
    } catch (error) {
      this.#failure = toFailure(error);
      this.#failed = performance.now();
      throw error;
    } finally {
      this.#isWriting = false;
      this.#options.onChange();
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(() => {
      if (this.#isClosed) throw new BroadsheetError('cancelled', 'Broadsheet is closing.');
      return work();
    });
    this.#work = done.catch(() => undefined);
    return done;
  }

  #status(): TargetState['status'] {
    if (this.#isWriting) return 'writing';
    if (this.#target.isPaused) return 'paused';
    if (this.#since !== null) return 'waiting';
    return this.#failure ? 'failed' : 'upToDate';
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#since = null;
  }
}

/** Ids of edits that were left in their files; the oldest are asked about again. */
const mostIgnored = 10_000;

/** What failed is tried again after so long (milliseconds), or with the next change. */
const retryAfter = 60_000;
