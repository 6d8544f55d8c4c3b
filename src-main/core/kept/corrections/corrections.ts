import { createHash } from 'node:crypto';
import type { Clock } from '#core/disk/files/clock.ts';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { Issue } from '#shared/model/issue.ts';
import { type MarkedIssue, markedIssueOf } from '../records/markedIssue.ts';
import type { RecordBook } from '../records/recordBook.ts';
import type { RecordGroup } from '../records/recordGroup.ts';
import type { Records } from '../records/store.ts';
import type { RecordChange } from '../records/version.ts';
import { applyCorrections } from './apply.ts';
import { correctionKind } from './kind.ts';
import { cannotCorrect, draftCorrection } from './make.ts';

export interface CorrectionsOptions {
  readonly records: Records;
  readonly clock: Clock;
  /** ASCII letters and digits, `-` and `_` only. */
  readonly randomId: () => string;
}

/** People's corrections of the issues in one library. Every change is on the disk when its promise resolves. */
export class Corrections {
  readonly #options: CorrectionsOptions;
  readonly #book: RecordBook<Correction>;
  readonly #groups = new Map<string, RecordGroup<Correction>>();
  readonly #listeners = new Set<(issueId: string) => void>();

  private constructor(options: CorrectionsOptions) {
    this.#options = options;
    this.#book = options.records.book(correctionKind);
  }

  /** Reads all corrections: issues are read with them. */
  static async open(options: CorrectionsOptions): Promise<Corrections> {
    const corrections = new Corrections(options);
    // What cannot be read was told; the others are still wanted.
    for (const issueId of corrections.#book.issueIds) await corrections.#take(issueId).catch(() => undefined);
    options.records.onChange(async ({ kind, issueId }) => {
      if (kind !== 'corrections' || issueId === null) return;
      await corrections.#take(issueId);
      for (const listener of corrections.#listeners) listener(issueId);
    });
    return corrections;
  }

  /** Calls `listener` with every issue whose corrections changed; answers how to stop. */
  onChange(listener: (issueId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The issues that have, or had, corrections. */
  get issueIds(): readonly string[] {
    return [...this.#groups.keys()];
  }

  /** Lays what people corrected over an issue. */
  apply(issue: Issue): Issue {
    const version = this.version(issue.id);
    if (version === '') return issue;
    return { ...applyCorrections(issue, this.#of(issue.id)).issue, corrections: version };
  }

  /** Changes whenever the corrections of an issue do; empty where there are none. */
  version(issueId: string): string {
    const made = this.#of(issueId).filter(({ undone }) => !undone);
    if (made.length === 0) return '';
    return createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 8);
  }

  /** The corrections of an issue, as its file says it, with their places; those taken back are left out. */
  list(printed: Issue): readonly PlacedCorrection[] {
    return applyCorrections(printed, this.#of(printed.id)).placed;
  }

  /** Makes a correction. Throws `cannotCorrect`, or what saving throws. */
  async make(printed: Issue, wanted: WantedCorrection, author: string): Promise<PlacedCorrection> {
    const draft = draftCorrection(this.apply(printed), printed, wanted);
    const now = this.#now();
    const correction: Correction = {
      id: this.#options.randomId(),
      ...draft,
      created: now,
      modified: now,
      ...(author === '' ? {} : { author }),
    };
    const { placed } = applyCorrections(printed, [...this.#of(printed.id), correction]);
    const made = placed.at(-1);
    if (!made?.place) throw cannotCorrect('This cannot be corrected here: undo another correction first.');
    await this.#do(printed.id, () => [{ before: null, after: correction }], markedIssueOf(printed));
    return made;
  }

  /** Takes a correction back. Throws `correctionNotFound`, or what saving throws. */
  async undo(issueId: string, correctionId: string): Promise<void> {
    await this.#change(issueId, correctionId, ({ undone: _undone, ...correction }) => ({
      ...correction,
      undone: true,
    }));
  }

  /** Makes a correction again that was taken back. */
  async redo(issueId: string, correctionId: string): Promise<void> {
    await this.#change(issueId, correctionId, ({ undone: _undone, ...correction }) => correction);
  }

  #of(issueId: string): readonly Correction[] {
    return this.#groups.get(issueId)?.records ?? [];
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  async #take(issueId: string): Promise<void> {
    this.#groups.set(issueId, await this.#book.group(issueId));
  }

  async #change(
    issueId: string,
    correctionId: string,
    change: (correction: Correction) => Correction,
  ): Promise<void> {
    await this.#do(issueId, (all) => {
      const before = all.find(({ id }) => id === correctionId);
      if (!before) throw correctionNotFound(correctionId);
      return [{ before, after: { ...change(before), modified: this.#now() } }];
    });
  }

  async #do(
    issueId: string,
    makeChanges: (corrections: readonly Correction[]) => readonly RecordChange<Correction>[],
    issue: MarkedIssue | null = null,
  ): Promise<void> {
    await this.#options.records.do(this.#book.edit({ issueId, makeChanges, issue }));
  }
}

export const correctionNotFound = (correctionId: string): BroadsheetError =>
  new BroadsheetError(
    'correctionNotFound',
    'This correction is no longer there: it was removed in another window.',
    { correctionId },
  );
