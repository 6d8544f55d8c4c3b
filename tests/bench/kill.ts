/** `npm run bench -- kill [rounds]`: kills a process that saves 200 annotations, 20 rounds in a row. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../unit/annotations/killRounds.ts';

export async function run(args: readonly string[]): Promise<void> {
  const rounds = Number(args[0] ?? 20);
  const library = await mkdtemp(join(tmpdir(), 'broadsheet-kill-'));
  try {
    const { acknowledged, lost, killed, damaged } = await killRounds(library, rounds, 200, Math.random);
    console.log(`${rounds} rounds of 200 saves, ${killed} killed before the end.`);
    console.log(
      `${acknowledged} annotations acknowledged, ${lost.length} lost, ${damaged.length} files damaged.`,
    );
    for (const line of [...lost, ...damaged]) console.log(line);
    if (lost.length > 0 || damaged.length > 0) process.exitCode = 1;
  } finally {
    await rm(library, { recursive: true, force: true });
  }
}
