import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { watchMarks } from '#core/disk/files/watchFolder.ts';
import { mergeCopies, originalOfCopy } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { issueOfFile } from '../annotations/marksFolder.ts';
import { applyCorrections } from './apply.ts';
import {
  type CorrectionsFile,
  correctionsFormat,
  mergeCorrections,
  noCorrections,
  restoreCorrections,
  withCorrections,
} from './correctionsFile.ts';
import { cannotCorrect, draftCorrection } from './make.ts';

export interface CorrectionsOptions {
  /** Absolute path of the library folder. */
  readonly libraryPath: string;
  readonly clock: Clock;
  /** ASCII letters and digits, `-` and `_` only. */
  readonly randomId: () => string;
  /** Whether this process is the writer of the library's marks now. */
  readonly mayWrite: () => boolean;
  /** Throws where nothing may be written now. */
  readonly ensureWriter: () => Promise<void>;
  /** Hears of every issue whose corrections changed. */
  readonly onChange: (issueId: string) => void;
}

/** People's corrections of the issues in one library. Every change is on the disk when its promise resolves. */
export class Corrections {
  readonly #options: CorrectionsOptions;
  readonly #folder: string;
  readonly #documents = new Map<string, StoredDocument<CorrectionsFile>>();
  readonly #problems: FileProblem[] = [];
  #stopWatching: () => Promise<void> = async () => undefined;

  private constructor(options: CorrectionsOptions) {
    this.#options = options;
    this.#folder = join(options.libraryPath, '.broadsheet', 'corrections');
  }

  /** Reads all corrections. A damaged file is set aside and told. */
  static async open(options: CorrectionsOptions): Promise<Corrections> {
    const corrections = new Corrections(options);
    await corrections.#read();
    return corrections;
  }

  /** Begins to notice what other programs change. */
  async watch(): Promise<void> {
    this.#stopWatching = await watchMarks(this.#options.libraryPath, this.#folder, (name) => {
      void this.#noticed(name).catch(() => undefined);
    });
  }

  /** Stored corrections that could not be read. */
  get problems(): readonly FileProblem[] {
    return this.#problems;
  }

  /** The issues that have, or had, corrections. */
  get issueIds(): readonly string[] {
    return [...this.#documents.keys()];
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
    await this.#options.ensureWriter();
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
    await this.#update(printed.id, (all) => [...all, correction]);
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

  /** As snapshots and sync tools see them. */
  get kept(): KeptStore {
    const { clock, onChange } = this.#options;
    const read = (text: string) => {
      const parsed = parseStored(text, correctionsFormat);
      return parsed.kind === 'sound' ? parsed.data.corrections : null;
    };
    return {
      name: 'corrections',
      count: (text) => read(text)?.filter(({ undone }) => !undone).length ?? null,
      restore: async (files) => {
        const former = new Map([...files].map(([path, text]) => [basename(path, '.json'), read(text) ?? []]));
        for (const issueId of new Set([...former.keys(), ...this.issueIds])) {
          await this.#update(issueId, (all) =>
            restoreCorrections(all, former.get(issueId) ?? [], this.#now()),
          );
        }
      },
      takeInCopies: async () => {
        for (const [issueId, document] of this.#documents) {
          const before = document.data;
          await mergeCopies(document, {
            path: join(this.#folder, `${issueId}.json`),
            format: correctionsFormat,
            merge: mergeCorrections,
            clock,
            onProblem: (problem) => this.#problems.push(problem),
          });
          if (document.data !== before) onChange(issueId);
        }
      },
    };
  }

  /** Finishes what is on its way to the disk. */
  async close(): Promise<void> {
    await this.#stopWatching();
    for (const document of this.#documents.values()) await document.settled();
  }

  #of(issueId: string): readonly Correction[] {
    return this.#documents.get(issueId)?.data.corrections ?? [];
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  async #change(
    issueId: string,
    correctionId: string,
    change: (correction: Correction) => Correction,
  ): Promise<void> {
    await this.#options.ensureWriter();
    await this.#update(issueId, (all) => {
      if (!all.some(({ id }) => id === correctionId)) throw correctionNotFound(correctionId);
      return all.map((one) => (one.id === correctionId ? { ...change(one), modified: this.#now() } : one));
    });
  }

  async #update(
    issueId: string,
    change: (corrections: readonly Correction[]) => readonly Correction[],
  ): Promise<void> {
    const document = this.#documents.get(issueId) ?? (await this.#openDocument(issueId));
    await document.update((file) => withCorrections(change(file.corrections)));
    this.#options.onChange(issueId);
  }

  async #read(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      const issueId = issueOfCorrections(name);
      // What cannot be read was told; the others are still wanted.
      if (issueId) await this.#openDocument(issueId).catch(() => undefined);
    }
  }

  async #openDocument(issueId: string): Promise<StoredDocument<CorrectionsFile>> {
    const { libraryPath, clock, mayWrite } = this.#options;
    const adapter = new JsonAdapter<CorrectionsFile>({
      path: join(this.#folder, `${issueId}.json`),
      within: libraryPath,
      format: correctionsFormat,
      clock,
      onProblem: (problem) => this.#problems.push(problem),
      mayWrite,
    });
    const document = await StoredDocument.open(adapter, noCorrections, (ours, theirs) =>
      // Who may not write has nothing of its own to keep.
      mayWrite() ? mergeCorrections(ours, theirs) : theirs,
    );
    this.#documents.set(issueId, document);
    return document;
  }

  /** A stored file changed, by us or by another program. */
  async #noticed(name: string): Promise<void> {
    if (originalOfCopy(name) !== null && this.#options.mayWrite()) return await this.kept.takeInCopies();
    const issueId = issueOfCorrections(name);
    if (issueId === null) return;
    const known = this.#documents.get(issueId);
    const isNews = known ? await known.refresh(this.#options.mayWrite()) : true;
    if (!known) await this.#openDocument(issueId);
    if (isNews) this.#options.onChange(issueId);
  }
}

/** The issue whose corrections a file holds; null for sync tools' copies and other files. */
const issueOfCorrections = (name: string) => (originalOfCopy(name) === null ? issueOfFile(name) : null);

export const correctionNotFound = (correctionId: string): BroadsheetError =>
  new BroadsheetError(
    'correctionNotFound',
    'This correction is no longer there: it was removed in another window.',
    { correctionId },
  );
