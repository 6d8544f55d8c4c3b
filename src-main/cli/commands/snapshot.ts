import { Command } from 'commander';
import { compareSnapshot, restoreSnapshot } from '#core/snapshots/restore.ts';
import type { IssueDifference } from '#shared/model/snapshot.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

interface RestoreOptions {
  readonly issue: readonly string[];
  readonly dryRun: boolean;
}

/** Copies of everything that people made in a library: listed, taken, gone back to. */
export function snapshotCommand(): Command {
  return new Command('snapshot')
    .description('List, take and restore snapshots of the notes in a library.')
    .addCommand(listCommand().exitOverride())
    .addCommand(createCommand().exitOverride())
    .addCommand(restoreCommand().exitOverride());
}

function listCommand(): Command {
  return new Command('list')
    .description('Print every snapshot, newest first: its name, why it was taken, its size in bytes.')
    .argument('<library>', 'the library folder')
    .action(async (path: string) => {
      await withLibrary(path, async ({ snapshots }) => {
        for (const { id, reason, bytes } of await snapshots.list()) print(`${id}\t${reason}\t${bytes}`);
      });
    });
}

function createCommand(): Command {
  return new Command('create')
    .description('Take a snapshot now; prints its name. Where nothing changed, that is the newest one.')
    .argument('<library>', 'the library folder')
    .action(async (path: string) => {
      await withLibrary(path, async ({ snapshots }) => {
        const taken = await snapshots.take('manual');
        if (taken) print(taken.id);
        else say('There is nothing in this library yet that a snapshot could keep.');
      });
    });
}

function restoreCommand(): Command {
  return new Command('restore')
    .description('Make the annotations what they were; prints what changes, issue by issue.')
    .argument('<library>', 'the library folder')
    .argument('<snapshot>', 'its name, as `snapshot list` prints it')
    .option('--issue <id>', 'only this issue; may be repeated', (id, all: string[]) => [...all, id], [])
    .option('--dry-run', 'only say what would change', false)
    .action(async (path: string, snapshotId: string, { issue, dryRun }: RestoreOptions) => {
      await withLibrary(path, async (session) => {
        const differences = (await compareSnapshot(session, snapshotId)).filter(
          ({ issueId }) => issue.length === 0 || issue.includes(issueId),
        );
        if (!dryRun && differences.length > 0) {
          const issueIds = differences.map(({ issueId }) => issueId);
          await restoreSnapshot(session, snapshotId, issueIds);
        }
        for (const difference of differences) print(inWords(difference));
        if (differences.length === 0) say('The annotations are as they were then.');
      });
    });
}

const inWords = ({ issueId, comeBack, change, go }: IssueDifference) =>
  `${issueId}\t${comeBack.length} back\t${change.length} changed\t${go.length} gone`;
