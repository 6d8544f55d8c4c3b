import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '../../../../../support/folders.ts';
import { SyncedFolder, syncAll } from './folderSync.ts';
import { openFormerHand } from './formerHand.ts';
import { type Hand, openHand, prepareLibrary } from './hand.ts';
import { type Deed, deedsBetween, Ledger, type Mark, type Shown } from './ledger.ts';

const minute = 60_000;
/** In minutes. */
const day = 24 * 60;
const year = 365 * day;
const start = Date.parse('2026-03-01T12:00:00.000Z');
const handNames = ['ann', 'ben', 'cat', 'dan', 'eve'] as const;

const deed = fc.record({
  kind: fc.constantFrom('create', 'create', 'edit', 'edit', 'tag', 'delete', 'undo', 'undo'),
  hand: fc.nat(),
  which: fc.nat(),
});
const sync = fc.record({
  kind: fc.constant('sync' as const),
  from: fc.nat(),
  to: fc.nat(),
  most: fc.integer({ min: 1, max: 6 }),
  order: fc.infiniteStream(fc.nat()),
});
const clock = fc.record({
  kind: fc.constant('clock' as const),
  hand: fc.nat(),
  // Minutes apart as machines are, and years as one whose battery is empty.
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -30, max: 30 }) },
    fc.constantFrom(-5 * year, -2 * day, 2 * day, 5 * year),
  ),
});
const restart = fc.record({ kind: fc.constant('restart' as const), hand: fc.nat() });
const look = fc.record({ kind: fc.constant('look' as const), hand: fc.nat() });
/** A machine dies: all hands on its folder at once, one of them in the middle of something. */
const crash = fc.record({ kind: fc.constant('crash' as const), hand: fc.nat(), turns: fc.nat(40) });

const moment = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.oneof({ weight: 4, arbitrary: deed }, sync, look), { minLength: 1, maxLength: 4 }),
  },
  { weight: 1, arbitrary: fc.tuple(clock) },
  { weight: 1, arbitrary: fc.tuple(restart) },
  { weight: 1, arbitrary: fc.tuple(crash) },
);
type Action = typeof moment extends fc.Arbitrary<readonly (infer A)[]> ? A : never;

/** A hand at its place. */
interface Worker {
  readonly name: string;
  /** Whose files it writes; null for a Broadsheet of before the hands. */
  readonly writer: string | null;
  readonly folder: SyncedFolder;
  readonly cacheFolder: string;
  hand: Hand;
  /** How far its clock is from the true time (milliseconds). */
  skew: number;
}

/** Some hands at work on some copies of one library. */
class Run {
  readonly ledger = new Ledger();
  readonly folders: readonly SyncedFolder[];
  readonly #workers: Worker[] = [];
  #time = start;
  #made = 0;

  constructor(folders: readonly SyncedFolder[]) {
    this.folders = folders;
  }

  async join(folder: SyncedFolder, called?: string | null): Promise<void> {
    const name = handNames[this.#workers.length] ?? '';
    const writer = called === undefined ? name : called;
    const place = { name, writer, folder, cacheFolder: await temporaryFolder() };
    this.#workers.push({ ...place, hand: await this.#open(place), skew: 0 });
  }

  /** What is done at one moment is done at once, but by each hand one thing. */
  async do(actions: readonly Action[]): Promise<void> {
    this.#time += minute / 4;
    const busy = new Set<Worker>();
    await Promise.all(
      actions.map(async (action) => {
        if (action.kind === 'sync') return await this.#sync(action);
        const worker = this.#worker(action.hand);
        if (busy.has(worker)) return;
        busy.add(worker);
        vi.setSystemTime(this.#time + worker.skew);
        // A former Broadsheet relies on its clock; that it may not is why there are hands.
        if (action.kind === 'clock') worker.skew = worker.writer === null ? 0 : action.minutes * minute;
        else if (action.kind === 'restart') await this.#restart(worker);
        else if (action.kind === 'look') await worker.hand.look();
        else if (action.kind === 'crash') await this.#crash(worker, action.turns);
        else await this.#work(worker, action.kind, action.which);
      }),
    );
  }

  async #sync({ from, to, most, order }: Extract<Action, { kind: 'sync' }>): Promise<void> {
    const source = this.folders[from % this.folders.length];
    const target = this.folders[to % this.folders.length];
    if (!source || !target || source === target) return;
    await target.pullFrom(source, (count) => (order.next().value ?? 0) % count, most);
  }

  async #work(
    worker: Worker,
    kind: 'create' | 'edit' | 'tag' | 'delete' | 'undo',
    which: number,
  ): Promise<void> {
    const before = await this.#look(worker);
    if (kind === 'undo') return await this.#undo(worker, before);
    const ids = [...before.keys()].toSorted();
    const id = kind === 'create' ? undefined : ids[which % ids.length];
    const words = `${worker.name}-${++this.#made}`;
    if (id === undefined) return await this.#create(worker, words);
    const change: Partial<Mark> = kind === 'tag' ? { tags: words } : { note: words };
    // A former Broadsheet writes all of a mark whatever was changed.
    const writes = worker.writer === null ? { ...before.get(id), ...change } : change;
    const done: Deed = kind === 'delete' ? { removes: true } : { writes };
    const begun = this.ledger.begin(worker.name, id, done);
    try {
      await (kind === 'delete' ? worker.hand.remove(id) : worker.hand.edit(id, writes));
    } catch (error) {
      // A clone learns only when it writes that the mark was removed in its own file.
      if (!(error instanceof BroadsheetError && error.code === 'annotationNotFound')) throw error;
      return begun.forget();
    }
    begun.acknowledge();
    // Whatever the clocks say: what one did last on what one saw is what one sees.
    const after = await this.#look(worker);
    if (kind === 'delete') expect(after.has(id), `${worker.name} deleted ${id}`).toBe(false);
    else expect(after.get(id), `${worker.name} wrote ${id}`).toMatchObject(writes);
  }

  async #create(worker: Worker, words: string): Promise<void> {
    const mark = { note: words, tags: words };
    const begun = this.ledger.begin(worker.name, words, { writes: mark });
    await worker.hand.create(words, mark);
    begun.acknowledge();
    expect((await this.#look(worker)).get(words)).toEqual(mark);
  }

  async #undo(worker: Worker, before: Shown): Promise<void> {
    await worker.hand.undo();
    const after = await worker.hand.list();
    for (const [id, undone] of deedsBetween(before, after)) {
      this.ledger.begin(worker.name, id, undone).acknowledge();
    }
    this.ledger.see(worker.name, after);
  }

  async #look(worker: Worker): Promise<Shown> {
    const shown = await worker.hand.list();
    this.ledger.see(worker.name, shown);
    return shown;
  }

  async #restart(worker: Worker): Promise<void> {
    await worker.hand.close();
    worker.hand = await this.#open(worker);
    await this.#look(worker);
  }

  /** What lay in the folder at one instant is all that is left of it and of the hands at work there. */
  async #crash(worker: Worker, turns: number): Promise<void> {
    const { folder } = worker;
    const [id] = (await this.#look(worker)).keys();
    const words = `${worker.name}-${++this.#made}`;
    const writes = { note: words, tags: words };
    this.ledger.begin(worker.name, id ?? words, { writes });
    const cutOff = id === undefined ? worker.hand.create(words, writes) : worker.hand.edit(id, writes);
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    const left = await temporaryFolder();
    await cp(folder.path, left, { recursive: true, filter: (path) => !path.endsWith('.tmp') }).catch(
      // A file was renamed while it was looked at.
      () => cp(folder.path, left, { recursive: true, filter: (path) => !path.endsWith('.tmp') }),
    );
    await cutOff;
    const dead = this.#workers.filter((one) => one.folder === folder);
    // They end in the folder that nobody looks at any more.
    for (const one of dead) await one.hand.close();
    folder.path = left;
    for (const one of dead) one.hand = await this.#open(one);
    for (const one of dead) await this.#look(one);
  }

  /** Everybody stops, everything is synchronised, and everybody looks: until that changes nothing any more. */
  async settle(): Promise<readonly Shown[]> {
    for (let round = 0; ; round++) {
      for (const { hand } of this.#workers) await hand.close();
      await syncAll(this.folders, () => 0);
      for (const worker of this.#workers) worker.hand = await this.#open(worker);
      const all: Shown[] = [];
      for (const worker of this.#workers.filter((one) => one.writer !== null)) {
        all.push(await this.#look(worker));
      }
      const states = new Set(all.map((shown) => JSON.stringify([...shown].toSorted())));
      if (states.size === 1 || round === 5) return all;
    }
  }

  async close(): Promise<void> {
    for (const { hand } of this.#workers) await hand.close();
  }

  #open({ folder, cacheFolder, writer }: Pick<Worker, 'folder' | 'cacheFolder' | 'writer'>): Promise<Hand> {
    if (writer === null) return openFormerHand(folder.path);
    return openHand({ library: folder.path, cacheFolder, name: writer, watch: false });
  }

  #worker(number: number): Worker {
    const worker = this.#workers[number % this.#workers.length];
    if (!worker) throw new Error('Nobody is at work.');
    return worker;
  }
}

/** Hands by the copy that each works on: several share one, as on a NAS. */
const places = fc.array(fc.nat(2), { minLength: 2, maxLength: handNames.length });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Hands at these places, by the number of their copy, do all that; then everything must be as it should. */
async function prove(
  at: readonly number[],
  moments: readonly (readonly Action[])[],
  calledAt: (place: number, index: number) => string | null | undefined = () => undefined,
): Promise<void> {
  const folders = new Map<number, SyncedFolder>();
  for (const place of new Set(at)) {
    const path = join(await temporaryFolder(), 'library');
    await prepareLibrary(path);
    folders.set(place, new SyncedFolder(`copy${place}`, path));
  }
  const run = new Run([...folders.values()]);
  try {
    for (const [index, place] of at.entries()) {
      const folder = folders.get(place);
      if (folder) await run.join(folder, calledAt(place, index));
    }
    for (const actions of moments) await run.do(actions);
    const all = await run.settle();
    const [first = new Map()] = all;
    for (const shown of all) expect(new Map([...shown].toSorted())).toEqual(new Map([...first].toSorted()));
    expect(run.ledger.faults(first)).toEqual([]);
  } finally {
    await run.close();
  }
}

const work = fc.array(moment, { minLength: 4, maxLength: 25 });

it('many hands end with the same marks, lose nothing that was saved, and bring back nothing that was deleted', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(places, work, (at, moments) => prove(at, moments)),
    { numRuns: 40 },
  );
});

it('so do machines that are copies of each other and write files of one name', {
  timeout: 600_000,
}, async () => {
  const copies = fc.constantFrom([0, 1], [0, 1, 2]);
  await fc.assert(
    // One thing after the other: that a sync tool replaces the very file that a hand is just replacing is what no
    // look before a write can rule out, and why hands have names of their own.
    fc.asyncProperty(copies, work, (at, moments) =>
      prove(
        at,
        moments.flat().map((one) => [one]),
        () => 'clone',
      ),
    ),
    { numRuns: 20 },
  );
});

it('so do hands beside a Broadsheet of before them, which goes on writing its one file', {
  timeout: 600_000,
}, async () => {
  const former = (_place: number, index: number) => (index === 0 ? null : undefined);
  await fc.assert(
    fc.asyncProperty(places, work, (at, moments) => prove(at, moments, former)),
    { numRuns: 20 },
  );
});
