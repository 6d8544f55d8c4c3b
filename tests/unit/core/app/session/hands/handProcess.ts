/**
 * Works in a library as one hand, at random and as fast as it can, and prints what it sees, begins and has done,
 * until it is killed: `node handProcess.ts OPTIONS`, where OPTIONS is a `HandTask` as JSON. Used by the tests and
 * `npm run bench -- hands`.
 */

import { writeSync } from 'node:fs';
import type { Deed, Mark, Shown } from './ledger.ts';

export interface HandTask {
  readonly library: string;
  readonly cacheFolder: string;
  readonly name: string;
  /** Told apart from those of its earlier lives. */
  readonly life: number;
  /** How far its clock is from the true time (milliseconds). */
  readonly skew: number;
  readonly deeds: number;
}

/** Something that may be done to a mark. */
export interface MarkDeed {
  readonly mark: string;
  readonly deed: Deed;
}

/** One line that a hand prints. */
export type HandLine =
  | { readonly kind: 'sees'; readonly shown: readonly (readonly [string, Mark])[] }
  /** One of these, or none where the hand dies. */
  | { readonly kind: 'begins'; readonly maybe: readonly MarkDeed[] }
  | { readonly kind: 'done'; readonly deeds: readonly MarkDeed[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'finished' };

const task = JSON.parse(process.argv[2] ?? '{}') as HandTask;

/** The time as this hand's machine has it. */
class WrongDate extends Date {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(WrongDate.now());
    else super(...(given as [number]));
  }
  static override now(): number {
    return performance.timeOrigin + performance.now() + task.skew;
  }
}
globalThis.Date = WrongDate as DateConstructor;

const { openHand } = await import('./hand.ts');
const { deedsBetween } = await import('./ledger.ts');

/** Written before anything else happens: what was printed is true, whenever the process dies. */
const say = (line: HandLine) => void writeSync(1, `${JSON.stringify(line)}\n`);
const choose = (count: number) => Math.floor(Math.random() * count);

const hand = await openHand({ ...task, watch: true });
/** What would take back each thing that was done, the last one last. */
const inverses: MarkDeed[] = [];

async function look(): Promise<Shown> {
  const shown = await hand.list();
  say({ kind: 'sees', shown: [...shown] });
  return shown;
}

async function work(number: number): Promise<void> {
  const before = await look();
  const marks = [...before.keys()];
  const mark = marks[choose(marks.length)];
  const words = `${task.name}-${task.life}-${number}`;
  const dice = choose(10);
  if (dice >= 8) return await undo(before);
  if (mark === undefined || dice < 3) {
    const made = { note: words, tags: words };
    await act({ mark: words, deed: { writes: made } }, { removes: true }, () => hand.create(words, made));
    return;
  }
  const former = before.get(mark);
  if (!former) return;
  if (dice === 3) {
    await act({ mark, deed: { removes: true } }, { writes: former }, () => hand.remove(mark));
  } else if (dice < 6) {
    const writes = { note: words };
    await act({ mark, deed: { writes } }, { writes: { note: former.note } }, () => hand.edit(mark, writes));
  } else {
    const writes = { tags: words };
    await act({ mark, deed: { writes } }, { writes: { tags: former.tags } }, () => hand.edit(mark, writes));
  }
}

async function act(done: MarkDeed, inverse: Deed, run: () => Promise<void>): Promise<void> {
  say({ kind: 'begins', maybe: [done] });
  try {
    await run();
  } catch (error) {
    // Somebody else removed the mark between the look and the deed.
    if (!(error instanceof Error && 'code' in error && error.code === 'annotationNotFound')) throw error;
    // A removal is refused before it is written. A change is looked up again once it is written, and the removal may
    // come just then: it stays one that may be there or not.
    if ('removes' in done.deed) say({ kind: 'done', deeds: [] });
    return;
  }
  say({ kind: 'done', deeds: [done] });
  inverses.push({ mark: done.mark, deed: inverse });
}

async function undo(before: Shown): Promise<void> {
  say({ kind: 'begins', maybe: inverses });
  await hand.undo();
  const deeds = [...deedsBetween(before, await hand.list())].map(([mark, deed]) => ({ mark, deed }));
  say({ kind: 'done', deeds });
  inverses.pop();
}

try {
  for (let number = 0; number < task.deeds; number++) await work(number);
  await look();
  await hand.close();
  say({ kind: 'finished' });
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  // What is still open would keep it alive.
  process.exit(1);
}
