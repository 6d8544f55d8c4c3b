/**
 * `npm run bench -- hands [rounds] [deeds]`: two to five processes work in one library, on one folder or on copies
 * that are synchronised meanwhile, with wrong clocks, and are killed; a new library in every round. Libraries in
 * which something was lost are kept, and named.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { handRounds } from '../unit/core/app/session/hands/handRounds.ts';

export async function run(args: readonly string[]): Promise<void> {
  const [rounds = 200, deeds = 25] = args.map(Number);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-hands-'));
  const { hands, acknowledged, killed, faults } = await handRounds(
    folder,
    rounds,
    deeds,
    Math.random,
    console.log,
  );
  console.log(`${rounds} rounds with ${hands} hands, which were killed ${killed} times in the middle.`);
  console.log(`${acknowledged} changes acknowledged, ${faults.length} faults.`);
  if (faults.length === 0) {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    return;
  }
  console.log(`The libraries of those rounds are in ${folder}.`);
  process.exitCode = 1;
}
