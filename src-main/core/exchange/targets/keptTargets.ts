import { rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Clock } from '#core/disk/files/clock.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import type { KeptTarget, TargetState } from '#shared/contract/calls/targets.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError, fromFailure } from '#shared/contract/errors.ts';
import { folderFormats } from '#shared/model/exportOptions.ts';
import type { ExportedLibrary } from '../export/collection.ts';
import { emptyLedger, type Ledger, ledgerFormat } from './blocks/ledger.ts';
import { writtenNotes } from './blocks/noteBlocks.ts';
import { collectTarget, type RenderTarget, takeOver } from './content.ts';
import { checkFolder } from './files/disk.ts';
import type { PassResult } from './pass.ts';
import { openTargetList, type TargetList } from './targetList.ts';
import { TargetRun } from './targetRun.ts';

export interface KeptTargetsOptions extends ExportedLibrary {
  /** Where the person's profile keeps targets; made when there is one. */
  readonly folder: string;
  readonly libraryPath: string;
  readonly render: RenderTarget;
  /** Whether files are watched, and changes written by themselves. */
  readonly watch: boolean;
  readonly clock: Clock;
  readonly randomId: () => string;
  /** Hears of every change, with how many edits wait for the person. */
  readonly onChange?: (waiting: number) => void;
  /** Milliseconds; see `TargetRun`. */
  readonly quiet?: number;
}

/** Changes are written after so long without one, and at the latest after that (milliseconds). */
const usualQuiet = 2_000;
const longest = 30_000;
/** Files are looked at so often, and at most for this share of the time. */
const pollInterval = 2_000;
const restPerLook = 20;

/** The exports of a library that are kept on this computer, each at work by itself. */
export class KeptTargets {
  readonly #options: KeptTargetsOptions;
  readonly #list: TargetList;
  readonly #runs = new Map<string, TargetRun>();
  #poll: NodeJS.Timeout | null = null;
  #polling: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(options: KeptTargetsOptions, list: TargetList) {
    this.#options = options;
    this.#list = list;
  }

  static async open(options: KeptTargetsOptions): Promise<KeptTargets> {
    const { folder, libraryPath, clock } = options;
    const list = await openTargetList(join(folder, 'targets.json'), libraryPath, clock);
    const targets = new KeptTargets(options, list);
    await targets.#reconcile();
    return targets;
  }

  /** Begins to work by itself, where that is wanted: the library is read by now. */
  start(): void {
    if (!this.#options.watch || this.#isClosed) return;
    this.changed();
    this.#pollLater(pollInterval);
  }

  list(): readonly TargetState[] {
    return this.#list.all().flatMap(({ id }) => this.#runs.get(id)?.state() ?? []);
  }

  state(targetId: string): TargetState {
    return this.#run(targetId).state();
  }

  /** Something changed that exports are made from. */
  changed(): void {
    if (!this.#options.watch) return;
    for (const run of this.#runs.values()) run.request();
  }

  /** Keeps an export and writes it for the first time; a failure of that is told by the state. */
  async add({ folder, scope, options }: Omit<CallInput<'targets.add'>, 'folder'> & { folder: string }) {
    if (!isAbsolute(folder)) {
      throw new BroadsheetError('badArguments', `${folder} is no whole path: begin it at the root.`);
    }
    if (folderFormats.includes(options.format)) {
      throw new BroadsheetError(
        'badArguments',
        'PDF and Word files cannot be kept: export them when they are wanted.',
      );
    }
    await checkFolder(folder);
    const target: KeptTarget = {
      id: this.#options.randomId(),
      folder,
      scope,
      options,
      bringBack: 'ask',
      isPaused: false,
      created: this.#options.clock().toISOString(),
    };
    await this.#list.change((targets) => [...targets, target]);
    await this.#reconcile();
    await this.write(target.id).catch(() => undefined);
    return this.state(target.id);
  }

  async change({ targetId, bringBack, isPaused }: CallInput<'targets.change'>): Promise<TargetState> {
    this.#run(targetId);
    const change = { ...(bringBack && { bringBack }), ...(isPaused !== undefined && { isPaused }) };
    await this.#list.change((targets) =>
      targets.map((target) => (target.id === targetId ? { ...target, ...change } : target)),
    );
    await this.#reconcile();
    return this.state(targetId);
  }

  /** Reads and writes now; throws why it could not be done. */
  async write(targetId: string): Promise<PassResult> {
    const result = await this.#run(targetId).write();
    if (result.failure) throw fromFailure(result.failure);
    return result;
  }

  /** Reads the files of a target without writing or taking over anything. */
  async look(targetId: string): Promise<PassResult> {
    return await this.#run(targetId).look();
  }

  async takeBack(targetId: string): Promise<readonly string[]> {
    // Otherwise it would be written again at once.
    await this.change({ targetId, isPaused: true });
    return await this.#run(targetId).takeBack();
  }

  /** The files stay. */
  async remove(targetId: string): Promise<void> {
    this.#run(targetId);
    await this.#list.change((targets) => targets.filter(({ id }) => id !== targetId));
    await this.#reconcile();
    await rm(this.#ledgerPath(targetId), { force: true }).catch(() => undefined);
  }

  async accept({ targetId, editIds }: CallInput<'targets.accept'>): Promise<number> {
    return (await this.#run(targetId).write(new Set(editIds))).taken;
  }

  async ignore({ targetId, editIds }: CallInput<'targets.ignore'>): Promise<void> {
    await this.#run(targetId).ignore(editIds);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#poll) clearTimeout(this.#poll);
    await this.#polling;
    await Promise.all([...this.#runs.values()].map((run) => run.close()));
    await this.#list.close();
  }

  #run(targetId: string): TargetRun {
    const run = this.#runs.get(targetId);
    if (run) return run;
    throw new BroadsheetError('targetNotFound', `There is no kept export ${targetId} in this library.`);
  }

  /** One run for every target of the list. */
  async #reconcile(): Promise<void> {
    const targets = this.#list.all();
    for (const [id, run] of this.#runs) {
      if (targets.some((target) => target.id === id)) continue;
      this.#runs.delete(id);
      await run.close();
    }
    for (const target of targets) {
      const run = this.#runs.get(target.id);
      if (run) run.become(target);
      else this.#runs.set(target.id, await this.#open(target));
    }
    this.#tell();
  }

  async #open(target: KeptTarget): Promise<TargetRun> {
    const { clock, quiet = usualQuiet } = this.#options;
    const adapter = new JsonAdapter<Ledger>({
      path: this.#ledgerPath(target.id),
      within: null,
      format: ledgerFormat,
      clock,
      onProblem: () => undefined,
    });
    const ledger = await StoredDocument.openOrRefuse<Ledger>(adapter, emptyLedger, theirs);
    return new TargetRun({
      target,
      ledger,
      content: () => collectTarget(target, writtenNotes(ledger.data), this.#options),
      takeOver: (edit) => takeOver(edit, this.#options.annotations),
      clock,
      quiet,
      longest,
      onChange: () => this.#tell(),
    });
  }

  #pollLater(after: number): void {
    if (this.#isClosed) return;
    this.#poll = setTimeout(() => {
      this.#polling = this.#look();
    }, after);
    this.#poll.unref();
  }

  async #look(): Promise<void> {
    const start = performance.now();
    // What cannot be looked at now is looked at the next time.
    if (await this.#list.refresh().catch(() => false)) await this.#reconcile().catch(() => undefined);
    for (const run of this.#runs.values()) await run.poll().catch(() => undefined);
    this.#pollLater(Math.max(pollInterval, (performance.now() - start) * restPerLook));
  }

  #tell(): void {
    const waiting = this.list().reduce((sum, { edits }) => sum + edits.length, 0);
    this.#options.onChange?.(waiting);
  }

  #ledgerPath(targetId: string): string {
    return join(this.#options.folder, `${targetId}.json`);
  }
}
