import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ArchivedIssue } from '../issues.ts';
import type { KeptIssues } from './keptIssues.ts';

export interface IssueReadingOptions {
  readonly kept: Pick<KeptIssues, 'issue' | 'keep'>;
  /** The version that the archive is known to have of an issue. */
  versionOf(id: string): string | undefined;
  isMarked(id: string): boolean;
  /** Asks the server for an issue. */
  ask(id: string): Promise<ArchivedIssue>;
  readonly onRead: (issue: ArchivedIssue) => void;
}

/** Issues that stay in memory. */
const mostHeld = 24;

/** Reads issues of an archive: one that was read in the version that it has is not asked for again. */
export class IssueReading {
  readonly #options: IssueReadingOptions;
  readonly #held = new Map<string, ArchivedIssue>();
  /** What is being read: text, pages and marks of an issue are asked for at the same time. */
  readonly #underWay = new Map<string, Promise<ArchivedIssue>>();
  /** Marked issues that could not be read when somebody wanted to. */
  readonly #missed = new Set<string>();

  constructor(options: IssueReadingOptions) {
    this.#options = options;
  }

  /** The issues in memory. */
  held(): readonly string[] {
    return [...this.#held.keys()];
  }

  isMissed(id: string): boolean {
    return this.#missed.has(id);
  }

  /** Those that could not be read, which are no longer told of as such. */
  takeMissed(): readonly string[] {
    const missed = [...this.#missed];
    this.#missed.clear();
    return missed;
  }

  /** An issue in the archive's version, or, where the server is away, as it was read last. Throws as asking does. */
  read(id: string): Promise<ArchivedIssue> {
    const underWay = this.#underWay.get(id);
    if (underWay) return underWay;
    const read = this.#read(id).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, read);
    return read;
  }

  async #read(id: string): Promise<ArchivedIssue> {
    const { kept, versionOf, isMarked, ask, onRead } = this.#options;
    const version = versionOf(id);
    const held = this.#held.get(id) ?? (await kept.issue(id));
    if (held && held.version === version) return this.#hold(held);
    try {
      const issue = await ask(id);
      onRead(issue);
      await kept.keep(issue);
      return this.#hold(issue);
    } catch (error) {
      const isGone = error instanceof BroadsheetError && error.code === 'issueNotFound';
      if (held && !isGone) return this.#hold(held);
      if (isMarked(id)) this.#missed.add(id);
      throw error;
    }
  }

  #hold(issue: ArchivedIssue): ArchivedIssue {
    const { id } = issue.summary;
    this.#held.delete(id);
    this.#held.set(id, issue);
    const [oldest] = this.#held.size > mostHeld ? this.#held.keys() : [];
    if (oldest !== undefined) this.#held.delete(oldest);
    return issue;
  }
}
