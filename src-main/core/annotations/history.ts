import { inverse, type MarkChange } from './marksFile.ts';

/** How many commands can be taken back. */
const limit = 200;

/** One thing done to the marks on one issue. It carries its own inverse: what was there before and after. */
export interface Command {
  readonly issueId: string;
  readonly changes: readonly MarkChange[];
}

export type Direction = 'undo' | 'redo';

/** What was done in a library since it was opened, to be taken back and done again. */
export class History {
  readonly #commands: Record<Direction, Command[]> = { undo: [], redo: [] };

  /** Records something newly done; what was taken back before can no longer be done again. */
  record(command: Command): void {
    this.#push('undo', command);
    this.#commands.redo = [];
  }

  /** The command that a step in this direction takes back. */
  next(direction: Direction): Command | null {
    return this.#commands[direction].at(-1) ?? null;
  }

  /** `command` was taken back by `performed`, which the other direction takes back in turn. */
  stepped(direction: Direction, command: Command, performed: Command): void {
    this.drop(direction, command);
    this.#push(direction === 'undo' ? 'redo' : 'undo', performed);
  }

  /** Forgets a command that no longer fits what is there. */
  drop(direction: Direction, command: Command): void {
    this.#commands[direction] = this.#commands[direction].filter((one) => one !== command);
  }

  #push(direction: Direction, command: Command): void {
    this.#commands[direction] = [...this.#commands[direction], command].slice(-limit);
  }
}

/** The changes that take a command back, last one first. */
export const takeBack = (command: Command): readonly MarkChange[] =>
  command.changes.map(inverse).toReversed();
