/**
 * `npm run bench -- kill [rounds] [saves] [--fresh]`: kills a process that saves annotations, again and again,
 * on one library, which grows from round to round, or with `--fresh` on a new library in every round.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillResult, killRounds } from '../unit/core/kept/annotations/killRounds.ts';

export async function run(args: readonly string[]): Promise<void> {
  const fresh = args.includes('--fresh');
  const [rounds = 200, saves = fresh ? 1000 : 50] = args.filter((one) => one !== '--fresh').map(Number);
  const results: KillResult[] = [];
  // On one library all rounds are one series; new libraries are series of one round.
  for (let series = 0; series < (fresh ? rounds : 1); series++) {
    results.push(
      await inNewLibrary((library) => killRounds(library, fresh ? 1 : rounds, saves, Math.random)),
    );
  }
  const sum = (count: (result: KillResult) => number) => results.reduce((all, one) => all + count(one), 0);
  const faults = results.flatMap(({ lost, damaged }) => [...lost, ...damaged]);
  console.log(
    `${rounds} rounds of ${saves} saves${fresh ? ' in a new library each' : ''}, ${sum(({ killed }) => killed)} killed before the end.`,
  );
  console.log(
    `${sum(({ acknowledged }) => acknowledged)} annotations acknowledged, ${sum(({ lost }) => lost.length)} lost, ${sum(({ damaged }) => damaged.length)} files damaged.`,
  );
  for (const line of faults) console.log(line);
  if (faults.length > 0) process.exitCode = 1;
}

async function inNewLibrary<T>(work: (library: string) => Promise<T>): Promise<T> {
  const library = await mkdtemp(join(tmpdir(), 'broadsheet-kill-'));
  try {
    return await work(library);
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}
