/** Runs one task of the measurement in a process of its own, so that nothing else counts as its memory. */
import { fork } from 'node:child_process';
import { miniSearch, orama, scanner, writeFiles } from './others.ts';
import { ask, build, grow } from './product.ts';

const tasks = { build, ask, grow, writeFiles, scanner, miniSearch, orama };
type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
type Input<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type Output<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

/** @throws when the process fails; it has written why. */
export function inProcess<Name extends TaskName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const child = fork(import.meta.filename, [name], { execArgv: ['--max-old-space-size=8192'] });
  return new Promise((resolve, reject) => {
    // Only this file answers, with what the task returned.
    child.once('message', (output) => resolve(output as Output<Name>));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} and without an answer.`)));
    child.send({ input });
  });
}

const isTask = (name: string | undefined): name is TaskName => name !== undefined && name in tasks;

const [, entry, name] = process.argv;
if (entry === import.meta.filename && isTask(name)) {
  process.once('message', async ({ input }: { input: Input<typeof name> }) => {
    const run = tasks[name] as (input: unknown) => Promise<unknown>;
    const output = await run(input);
    process.send?.(output ?? null, () => process.exit());
  });
}
