import { BroadsheetError } from '#shared/contract/errors.ts';
import { fitChange, StaleCommand } from './edits.ts';
import { type Command, type Direction, History, type IssueChanges, takeBack } from './history.ts';
import { applyChanges, type MarkChange, type MarkedIssue, type MarksFile } from './marksFile.ts';
import type { MarksFolder } from './marksFolder.ts';

/** What a command does to the marks on one issue, worked out on the marks as they are when it is written. */
export interface Edit {
  readonly issueId: string;
  readonly makeChanges: (file: MarksFile) => readonly MarkChange[];
  /** What the file shall say of its issue, where it shall say something new. */
  readonly issue?: MarkedIssue | null;
}

export interface CommanderOptions {
  readonly folder: MarksFolder;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Throws where nothing may be written now. */
  readonly ensureWriter: () => Promise<void>;
  /** Hears of every issue whose marks were changed. */
  readonly onChange: (issueId: string) => Promise<void>;
}

/** Does commands on a library's marks, durably, takes them back and does them again. */
export class Commander {
  readonly #options: CommanderOptions;
  readonly #history = new History();
  #stepping: Promise<unknown> = Promise.resolve();

  constructor(options: CommanderOptions) {
    this.#options = options;
  }

  /** Does a command, durably; remembers how to take it back and tells the listeners. */
  async apply(edits: readonly Edit[]): Promise<void> {
    await this.#options.ensureWriter();
    const done: IssueChanges[] = [];
    try {
      for (const edit of edits) done.push(...(await this.#write(edit)));
    } finally {
      // Where the disk fails in the middle, what was written before can still be taken back.
      if (done.length > 0) this.#history.record(done);
      await this.#tellAll(done);
    }
  }

  /** Does what is no person's command, durably, and tells the listeners. */
  async applyForGood(edits: readonly Edit[]): Promise<void> {
    await this.#options.ensureWriter();
    for (const edit of edits) await this.#tellAll(await this.#write(edit));
  }

  /** Answers what it changed, if anything. */
  async #write({ issueId, makeChanges, issue = null }: Edit): Promise<Command> {
    const marks = await this.#options.folder.marks(issueId);
    let changes: readonly MarkChange[] = [];
    await marks.document.update((file) => {
      changes = makeChanges(file);
      return changes.length === 0
        ? file
        : applyChanges(file, changes, this.#options.now(), issue ?? file.issue);
    });
    if (changes.length === 0) return [];
    this.#options.folder.add(issueId);
    return [{ issueId, changes }];
  }

  /** Undo and redo, one at a time, so that two quick ones take back two commands. */
  step(direction: Direction): Promise<{ readonly issueId: string }> {
    const stepped = this.#stepping.then(async () => {
      await this.#options.ensureWriter();
      for (;;) {
        const command = this.#history.next(direction);
        if (!command) throw new BroadsheetError('nothingToUndo', `There is nothing to ${direction}.`);
        const [first] = await this.#takeBack(direction, command);
        if (first) return { issueId: first.issueId };
      }
    });
    this.#stepping = stepped.catch(() => undefined);
    return stepped;
  }

  /** Takes a command back, last issue first; what no longer fits is left as it is. */
  async #takeBack(direction: Direction, command: Command): Promise<Command> {
    const left = [...command];
    const performed: IssueChanges[] = [];
    try {
      for (let next = left.at(-1); next; left.pop(), next = left.at(-1)) {
        const { issueId, changes } = next;
        try {
          const written = await this.#write({
            issueId,
            makeChanges: (file) =>
              takeBack(changes).map((change) => fitChange(file, change, this.#options.now())),
          });
          performed.push(...written);
        } catch (error) {
          if (!(error instanceof StaleCommand)) throw error;
        }
      }
    } finally {
      this.#history.stepped(direction, command, performed, left);
      await this.#tellAll(performed);
    }
    return performed.toReversed();
  }

  /** Resolves when no step is under way. */
  async settled(): Promise<void> {
    await this.#stepping;
  }

  async #tellAll(command: Command): Promise<void> {
    for (const { issueId } of command) await this.#options.onChange(issueId);
  }
}
