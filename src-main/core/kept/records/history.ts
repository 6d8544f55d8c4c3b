import { BroadsheetError } from '#shared/contract/errors.ts';
import type { HistoryStep, KindName } from '#shared/model/kept.ts';

/** How many commands can be taken back. */
const limit = 200;
/** So many parts are on their way to the disk at once: as many as Node's threads write. */
const atOnce = 4;

/** What one command did to one group of records. */
export interface Done {
  readonly kind: KindName;
  readonly issueId: string | null;
  /** So many records. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly takeBack: CommandPart;
}

/** Does something to one group of records, durably; null where it changed nothing. */
export type CommandPart = () => Promise<Done | null>;

/** One thing that a person did, to one group of records or (an import, a restored snapshot) to several. */
type Command = readonly Done[];

export type HistoryDirection = 'undo' | 'redo';

/** What was done in a library since it was opened, of whatever kind, to be taken back and done again. */
export class CommandHistory {
  readonly #commands: Record<HistoryDirection, Command[]> = { undo: [], redo: [] };
  readonly #onDone: (done: Done) => Promise<void>;
  #stepping: Promise<unknown> = Promise.resolve();

  /** `onDone` hears of every part that was written. */
  constructor(onDone: (done: Done) => Promise<void>) {
    this.#onDone = onDone;
  }

  /** Does a command, its parts begun in their order. Where one fails, what was written can still be taken back. */
  async do(parts: readonly CommandPart[]): Promise<void> {
    const outcomes = await doParts(parts);
    const done = outcomes.flatMap((outcome) => outcome?.done ?? []);
    if (done.length > 0) {
      this.#push('undo', done);
      this.#commands.redo = [];
    }
    for (const one of done) await this.#onDone(one);
    throwFailure(outcomes);
  }

  /** Does what is no person's command. */
  async doForGood(parts: readonly CommandPart[]): Promise<void> {
    for (const part of parts) {
      const done = await part();
      if (done) await this.#onDone(done);
    }
  }

  /**
   * Takes back what was done last, or does it again; answers what that was. One step at a time, so that two quick
   * ones take back two commands. What no longer fits is left as it is. Throws `nothingToUndo`, or what saving throws.
   */
  step(direction: HistoryDirection): Promise<HistoryStep> {
    const stepped = this.#stepping.then(async () => {
      for (;;) {
        const command = this.#commands[direction].at(-1);
        if (!command) throw new BroadsheetError('nothingToUndo', `There is nothing to ${direction}.`);
        const performed = await this.#takeBack(direction, command);
        if (performed.length > 0) return report(direction, performed);
      }
    });
    this.#stepping = stepped.catch(() => undefined);
    return stepped;
  }

  /** Resolves when no step is under way. */
  async settled(): Promise<void> {
    await this.#stepping;
  }

  /** Last part first. What could not be written waits for the next step. */
  async #takeBack(direction: HistoryDirection, command: Command): Promise<Command> {
    const lastFirst = command.toReversed();
    const outcomes = await doParts(lastFirst.map(({ takeBack }) => takeBack));
    const performed = outcomes.flatMap((outcome) => outcome?.done ?? []);
    const left = lastFirst.filter((_part, at) => outcomes[at]?.done === undefined).toReversed();
    this.#commands[direction] = this.#commands[direction].filter((one) => one !== command);
    if (left.length > 0) this.#push(direction, left);
    if (performed.length > 0) this.#push(direction === 'undo' ? 'redo' : 'undo', performed);
    for (const one of performed) await this.#onDone(one);
    throwFailure(outcomes);
    return performed;
  }

  #push(direction: HistoryDirection, command: Command): void {
    this.#commands[direction] = [...this.#commands[direction], command].slice(-limit);
  }
}

/** What became of a part that was begun: what it did, or why it failed. */
type PartOutcome =
  | { readonly done: Done | null; readonly failure?: undefined }
  | { readonly done?: undefined; readonly failure: unknown };

/**
 * Does parts side by side, begun in their order: each waits for the disk most of its time. After a failure none is
 * begun any more. Answers what became of each, undefined where it was not begun.
 */
async function doParts(parts: readonly CommandPart[]): Promise<readonly (PartOutcome | undefined)[]> {
  const outcomes: (PartOutcome | undefined)[] = parts.map(() => undefined);
  const waiting = parts.entries();
  let hasFailed = false;
  const doNext = async (): Promise<void> => {
    for (const [at, part] of waiting) {
      try {
        outcomes[at] = { done: await part() };
      } catch (failure) {
        outcomes[at] = { failure };
        hasFailed = true;
      }
      if (hasFailed) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, doNext));
  return outcomes;
}

/** Throws what the first part failed with. */
function throwFailure(outcomes: readonly (PartOutcome | undefined)[]): void {
  const failed = outcomes.find((outcome) => outcome !== undefined && 'failure' in outcome);
  if (failed) throw failed.failure;
}

/** What a person did that was taken back now, or done again. */
function report(direction: HistoryDirection, performed: Command): HistoryStep {
  // The kind that the command began with says what it was about.
  const first = direction === 'undo' ? performed.at(-1) : performed[0];
  const kind = first?.kind ?? 'annotations';
  const sum = (of: (done: Done) => number) =>
    performed.filter((done) => done.kind === kind).reduce((all, done) => all + of(done), 0);
  const isUndo = direction === 'undo';
  const added = sum((done) => (isUndo ? done.removed : done.added));
  const removed = sum((done) => (isUndo ? done.added : done.removed));
  const changed = sum((done) => done.changed);
  return {
    kind,
    issueId: first?.issueId ?? null,
    did: changed > 0 || (added > 0 && removed > 0) ? 'change' : removed > 0 ? 'remove' : 'add',
    count: Math.max(1, added + removed + changed),
  };
}
