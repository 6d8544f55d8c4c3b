import { BroadsheetError } from '#shared/contract/errors.ts';
import type { HistoryStep, KindName } from '#shared/model/kept.ts';

/** How many commands can be taken back. */
const limit = 200;

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

  /** Does a command part by part. Where one fails, what was written before can still be taken back. */
  async do(parts: readonly CommandPart[]): Promise<void> {
    const done: Done[] = [];
    try {
      for (const part of parts) {
        const one = await part();
        if (one) done.push(one);
      }
    } finally {
      if (done.length > 0) {
        this.#push('undo', done);
        this.#commands.redo = [];
      }
      for (const one of done) await this.#onDone(one);
    }
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
    const left = [...command];
    const performed: Done[] = [];
    try {
      for (let next = left.at(-1); next; left.pop(), next = left.at(-1)) {
        const one = await next.takeBack();
        if (one) performed.push(one);
      }
    } finally {
      this.#commands[direction] = this.#commands[direction].filter((one) => one !== command);
      if (left.length > 0) this.#push(direction, left);
      if (performed.length > 0) this.#push(direction === 'undo' ? 'redo' : 'undo', performed);
      for (const one of performed) await this.#onDone(one);
    }
    return performed;
  }

  #push(direction: HistoryDirection, command: Command): void {
    this.#commands[direction] = [...this.#commands[direction], command].slice(-limit);
  }
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
