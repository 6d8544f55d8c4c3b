import { Command, Option } from 'commander';
import {
  type IssueDifference,
  type KeptStoreName,
  keptStoreNames,
  type StoreDifference,
} from '#shared/model/snapshot.ts';
import { withLibrary } from '../library.ts';
import { someOf } from '../optionValues.ts';
import { print, say } from '../output.ts';

interface RestoreOptions {
  readonly issue: readonly string[];
  readonly store: readonly KeptStoreName[];
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
    .description('Make people’s work what it was; prints what changes: issue by issue, then store by store.')
    .argument('<library>', 'the library folder')
    .argument('<snapshot>', 'its name, as `snapshot list` prints it')
    .option('--issue <id>', 'only this issue; may be repeated', (id, all: string[]) => [...all, id], [])
    .addOption(
      new Option('--store <name>', 'only what is kept beside the annotations; may be repeated')
        .choices([...keptStoreNames])
        .argParser(someOf(keptStoreNames))
        .default([], 'all'),
    )
    .option('--dry-run', 'only say what would change', false)
    .action(async (path: string, snapshotId: string, { issue, store, dryRun }: RestoreOptions) => {
      await withLibrary(path, async ({ restoring }) => {
        const wantsAll = issue.length + store.length === 0;
        const snapshot = await restoring.read(snapshotId);
        const issues = (await restoring.compareIssues(snapshot)).filter(
          ({ issueId }) => wantsAll || issue.includes(issueId),
        );
        const stores = (await restoring.compareStores(snapshot)).filter(
          (one) => wantsAll || store.includes(one.store),
        );
        if (!dryRun) {
          const names = stores.map((one) => one.store);
          await restoring.restoreStores(snapshot, names);
          await restoring.restoreIssues(
            snapshot,
            issues.map(({ issueId }) => issueId),
          );
        }
        for (const difference of issues) print(inWords(difference));
        for (const difference of stores) print(storeInWords(difference));
        if (issues.length + stores.length === 0) say('All is as it was then.');
      });
    });
}

const inWords = ({ issueId, comeBack, change, go }: IssueDifference) =>
  `${issueId}\t${comeBack.length} back\t${change.length} changed\t${go.length} gone`;

const storeInWords = ({ store, former, current }: StoreDifference) =>
  `${store}\t${former} then\t${current} before`;
