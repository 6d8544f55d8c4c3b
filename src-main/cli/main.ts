import { CommanderError } from 'commander';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { BadInput, exitCodes } from './exit.ts';
import { outliveReaders, say } from './output.ts';
import { commandLine } from './program.ts';

/** Entry of `npm run cli`: exit 0 done, 1 bad input, 2 wrong usage. */
outliveReaders();
try {
  await commandLine().parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has said it already; help and version end with code 0.
    return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
  }
  if (error instanceof BadInput) return exitCodes.badInput;
  say(
    error instanceof BroadsheetError
      ? error.message
      : `Something went wrong inside Broadsheet: ${explain(error)}`,
  );
  return exitCodes.badInput;
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
