import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The command line as scripts start it. A call that is the first builds what is stale. */

const program = resolve(import.meta.dirname, '../../build/cli.mjs');

/** A person stands in the folder, and all that is theirs alone is there too. */
const environmentIn = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  BROADSHEET_PROFILE: join(folder, 'profile'),
  INIT_CWD: folder,
});

/** What a finished command said, byte for byte. */
export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function runCli(folder: string, ...args: readonly string[]): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: environmentIn(folder),
  });
  return { status, stdout, stderr };
}

/** Runs commands in one folder as a shell does: without the line end of what is said. */
export const shellIn =
  (folder: string) =>
  (...args: readonly string[]): Finished => {
    const { status, stdout, stderr } = runCli(folder, ...args);
    return { status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
  };

/** Starts a command that goes on; `detached` in a group of its own, so that what it starts ends with it. */
export const startCli = (
  folder: string,
  args: readonly string[],
  { detached = false }: { readonly detached?: boolean } = {},
): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [program, ...args], { env: environmentIn(folder), detached });
