import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SyncedFolder, syncAll } from './folderSync.ts';
import { openHand, prepareLibrary } from './hand.ts';
import type { HandLine, HandTask } from './handProcess.ts';
import { type Begun, Ledger, type Shown } from './ledger.ts';

export interface HandsResult {
  readonly rounds: number;
  readonly hands: number;
  /** Changes that were acknowledged, over all rounds. */
  readonly acknowledged: number;
  /** Processes that were killed before they had finished. */
  readonly killed: number;
  /** What was lost, came back, differed between copies, or failed. */
  readonly faults: readonly string[];
}

type Random = () => number;

const names = ['ann', 'ben', 'cat', 'dan', 'eve'] as const;
const minute = 60_000;

/**
 * Lets several processes work in one library, on one folder or on copies of it that are synchronised file by file
 * meanwhile, with clocks minutes apart, and kills some (SIGKILL) at random moments; again and again, each time in a
 * new library below `folder`. Then looks for everything that was acknowledged. `onFault` hears of faults after each round.
 */
export async function handRounds(
  folder: string,
  rounds: number,
  deeds: number,
  random: Random,
  onFault: (fault: string) => void = () => undefined,
): Promise<HandsResult> {
  let result: HandsResult = { rounds, hands: 0, acknowledged: 0, killed: 0, faults: [] };
  for (let round = 0; round < rounds; round++) {
    const path = join(folder, `round-${round}`);
    const one = await handRound(path, deeds, random);
    const faults = one.faults.map((fault) => `Round ${round}: ${fault}`);
    for (const fault of faults) onFault(fault);
    result = {
      rounds,
      hands: result.hands + one.hands,
      acknowledged: result.acknowledged + one.acknowledged,
      killed: result.killed + one.killed,
      faults: [...result.faults, ...faults],
    };
    // What went wrong is kept to be looked at.
    if (faults.length === 0) await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
  return result;
}

async function handRound(path: string, deeds: number, random: Random): Promise<Omit<HandsResult, 'rounds'>> {
  const choose = (count: number) => Math.floor(random() * count);
  const folders: SyncedFolder[] = [];
  for (let copy = 0; copy <= choose(3); copy++) {
    const library = join(path, `copy${copy}`, 'library');
    await prepareLibrary(library);
    folders.push(new SyncedFolder(`copy${copy}`, library));
  }
  const hands = names.slice(0, 2 + choose(names.length - 1)).map((name) => {
    const { path: library } = folders[choose(folders.length)] ?? { path: '' };
    return { name, library, cacheFolder: join(path, name), skew: (choose(21) - 10) * minute };
  });
  const working = Promise.all(hands.map((hand) => liveTwice(hand, deeds, random)));
  await syncWhile(working, folders, choose);
  const lives = await working;
  const logs = new Map(
    hands.map(({ name }, index) => [name, lives[index]?.flatMap(({ lines }) => lines) ?? []]),
  );
  const ledger = new Ledger();
  const faults = [...writeUp(ledger, logs)];
  const all = await lookUntilSettled(path, folders, choose);
  const [first = new Map()] = all;
  if (new Set(all.map(inOrder)).size > 1) faults.push(`The copies differ: ${all.map(inOrder).join(' / ')}`);
  return {
    hands: hands.length,
    acknowledged: [...logs.values()].flat().filter(({ kind }) => kind === 'done').length,
    killed: lives.flat().filter(({ killed }) => killed).length,
    faults: [...faults, ...ledger.faults(first)],
  };
}

interface Life {
  readonly lines: readonly HandLine[];
  readonly killed: boolean;
}

/** A hand works, is killed in the middle more often than not, and comes back. */
async function liveTwice(
  hand: Omit<HandTask, 'life' | 'deeds'>,
  deeds: number,
  random: Random,
): Promise<readonly Life[]> {
  const first = await live({ ...hand, life: 1, deeds }, Math.floor(random() * deeds * 5), random() * 4);
  const second = await live({ ...hand, life: 2, deeds: Math.ceil(deeds / 2) }, Number.POSITIVE_INFINITY, 0);
  return [first, second];
}

/** The complete lines that a hand printed before it ended, or was killed after so many. */
async function live(task: HandTask, most: number, milliseconds: number): Promise<Life> {
  await mkdir(task.cacheFolder, { recursive: true });
  const script = join(import.meta.dirname, 'handProcess.ts');
  const child: ChildProcess = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    output += chunk;
    // A random moment after the line, so that it dies in the middle of a write as often as between two.
    if (output.split('\n').length > most) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await once(child, 'close');
  const lines = output.split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as HandLine), killed: child.signalCode === 'SIGKILL' };
}

/** Synchronises some files of some copies, again and again, as long as somebody works. */
async function syncWhile(
  working: Promise<unknown>,
  folders: readonly SyncedFolder[],
  choose: (count: number) => number,
): Promise<void> {
  let isOver = false;
  const over = working.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const from = folders[choose(folders.length)];
    const to = folders[choose(folders.length)];
    if (from && to && from !== to) await to.pullFrom(from, choose, 1 + choose(4));
    // A sync tool takes its time between two looks.
    await Promise.race([over, wait(20 + choose(60))]);
  }
}

/**
 * Enters what the hands said into the ledger, a hand's lines in their order and no sight before what is seen;
 * answers what failed.
 */
export function writeUp(ledger: Ledger, logs: ReadonlyMap<string, readonly HandLine[]>): readonly string[] {
  const faults: string[] = [];
  const waiting = new Map([...logs].map(([name, lines]) => [name, [...lines]]));
  const begun = new Map<string, readonly Begun[]>();
  let isStuck = false;
  while ([...waiting.values()].some((lines) => lines.length > 0)) {
    let moved = false;
    for (const [name, lines] of waiting) {
      const [line] = lines;
      if (!line) continue;
      const shown = line.kind === 'sees' ? new Map(line.shown) : null;
      // Who wrote what is seen here comes first, unless nobody did.
      if (shown && !isStuck && !ledger.explains(shown)) continue;
      lines.shift();
      moved = true;
      isStuck = false;
      if (shown) ledger.see(name, shown);
      if (line.kind === 'failed') faults.push(`${name} failed: ${line.message}`);
      if (line.kind === 'begins') {
        begun.set(
          name,
          line.maybe.map(({ mark, deed }) => ledger.begin(name, mark, deed)),
        );
      }
      if (line.kind === 'done') {
        for (const one of begun.get(name) ?? []) one.forget();
        for (const { mark, deed } of line.deeds) ledger.begin(name, mark, deed).acknowledge();
      }
    }
    isStuck = !moved;
  }
  return faults;
}

/** Synchronises all and looks at every copy, until that changes nothing any more. */
async function lookUntilSettled(
  path: string,
  folders: readonly SyncedFolder[],
  choose: (count: number) => number,
): Promise<readonly Shown[]> {
  for (let look = 0; ; look++) {
    await syncAll(folders, choose);
    const all: Shown[] = [];
    for (const [copy, { path: library }] of folders.entries()) {
      const reader = {
        library,
        cacheFolder: join(path, `reader${copy}`),
        name: `reader${copy}`,
        watch: false,
      };
      const hand = await openHand(reader);
      all.push(await hand.list());
      await hand.close();
    }
    if (new Set(all.map(inOrder)).size === 1 || look === 5) return all;
  }
}

const inOrder = (shown: Shown) => JSON.stringify([...shown].toSorted());
