import { onThreadDeath } from '#core/threads/threadDeaths.ts';
import type { InterruptedPart } from '#shared/contract/calls/runtime/runtime.ts';
import { type ProgramFiles, workerSources } from '../programFiles.ts';
import type { Journal } from './journal.ts';

/** Threads that are started again without anybody hearing of it; of the others whoever waited for them is told. */
const told: Readonly<Partial<Record<string, InterruptedPart>>> = {
  searchWorker: 'search',
  reprintWorker: 'reprints',
};

/** Writes down which threads of the program die, and tells of those that nothing else tells of; answers how to stop. */
export function watchThreads(
  files: ProgramFiles,
  journal: Journal,
  tell: (part: InterruptedPart) => void,
): () => void {
  const names = new Map(
    (Object.keys(workerSources) as (keyof typeof workerSources)[]).map((name) => [files[name].href, name]),
  );
  return onThreadDeath((file) => {
    const thread = names.get(file);
    if (thread === undefined) return;
    journal.record({ kind: 'threadDied', thread });
    const part = told[thread];
    if (part) tell(part);
  });
}
