import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { madeUpIssue, openStore, pier } from './support.ts';

export interface KillResult {
  /** Annotations that were acknowledged before the process died, over all rounds. */
  readonly acknowledged: number;
  /** Acknowledged annotations that are not there any more. */
  readonly lost: readonly string[];
  /** Rounds in which the process was killed before it had finished. */
  readonly killed: number;
  /** Stored files that could not be read. */
  readonly damaged: readonly string[];
}

/**
 * Lets a process save annotations into a library and kills it (SIGKILL) after a random share of them,
 * again and again; then looks for everything that was acknowledged.
 */
export async function killRounds(
  library: string,
  rounds: number,
  saves: number,
  random: () => number,
): Promise<KillResult> {
  const acknowledged: string[] = [];
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const after = Math.floor(random() * saves);
    const lines = await killAfter(library, `round-${round}`, saves, after, random() * 4);
    if (!lines.includes('finished')) killed++;
    acknowledged.push(...lines.filter((line) => line !== 'finished'));
  }
  const store = await openStore(library, {
    issues: ['one', 'two', 'three'].map((id) => madeUpIssue(id, pier)),
  });
  try {
    const there = new Set<string>();
    for (const [issueId, list] of await store.all()) {
      for (const { annotation } of list) there.add(`${issueId} ${annotation.id}`);
    }
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((line) => !there.has(line)),
      killed,
      damaged: store.problems.map(({ message }) => message),
    };
  } finally {
    await store.close();
  }
}

/** The complete lines that the process printed before it died. */
async function killAfter(
  library: string,
  prefix: string,
  saves: number,
  lines: number,
  milliseconds: number,
): Promise<readonly string[]> {
  const script = join(import.meta.dirname, 'killWriter.ts');
  const child: ChildProcess = spawn(process.execPath, [script, library, prefix, String(saves)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    output += chunk;
    // A random moment after the line, so that it dies in the middle of a write as often as between two.
    if (output.split('\n').length > lines) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await once(child, 'close');
  return output.split('\n').slice(0, -1);
}
