import { inverse, type MarkChange } from './marksFile.ts';

/** How many commands can be taken back. */
const limit = 200;

/** What one command did to the marks on one issue. It carries its own inverse: what was there before and after. */
export interface IssueChanges {
  readonly issueId: string;
  readonly changes: readonly MarkChange[];
}

/** One thing a person did, in one issue or (an import, a restored snapshot) in several. */
export type Command = readonly IssueChanges[];

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

  /**
   * `command` was taken back by `performed`, which the other direction takes back in turn; `left` of it
   * could not be written and waits for the next step.
   */
  stepped(direction: Direction, command: Command, performed: Command, left: Command): void {
    this.#commands[direction] = this.#commands[direction].filter((one) => one !== command);
    if (left.length > 0) this.#push(direction, left);
    if (performed.length > 0) this.#push(direction === 'undo' ? 'redo' : 'undo', performed);
  }

  #push(direction: Direction, command: Command): void {
    this.#commands[direction] = [...this.#commands[direction], command].slice(-limit);
  }
}

/** The changes that take these back, last one first. */
export const takeBack = (changes: readonly MarkChange[]): readonly MarkChange[] =>
  changes.map(inverse).toReversed();
