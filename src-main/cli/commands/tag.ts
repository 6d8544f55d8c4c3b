import { Command } from 'commander';
import type { LibrarySession } from '#core/app/session/session.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { tag } from '#shared/contract/inputs.ts';
import { withLibrary } from '../library.ts';
import { checkedBy } from '../optionValues.ts';
import { print, say } from '../output.ts';

/** The tags of a library's annotations, as the window's *Manage tags* has them. */
export function tagCommand(): Command {
  return new Command('tag')
    .description('List the tags of a library, rename, merge and remove them.')
    .addCommand(listCommand().exitOverride())
    .addCommand(renameCommand().exitOverride())
    .addCommand(mergeCommand().exitOverride())
    .addCommand(removeCommand().exitOverride());
}

const oneTag = checkedBy(tag, 'It must be a tag of 1 to 200 characters.');

function listCommand(): Command {
  return new Command('list')
    .description('Print every tag with the number of its annotations, most first.')
    .argument('<library>', 'the library folder')
    .option('--json', 'print one JSON document per tag')
    .action(async (path: string, { json }: { readonly json?: boolean }) => {
      await withLibrary(path, async ({ notebook }) => {
        for (const { value, count } of await notebook.tags()) {
          print(json ? JSON.stringify({ tag: value, count }) : `${value}\t${count}`);
        }
      });
    });
}

function renameCommand(): Command {
  return new Command('rename')
    .description('Give a tag another name, on every annotation; one that is taken is left alone.')
    .argument('<library>', 'the library folder')
    .argument('<tag>', 'as it is', oneTag)
    .argument('<name>', 'as it shall be', oneTag)
    .action(async (path: string, from: string, to: string) => {
      await withLibrary(path, async ({ notebook }) => {
        await known(notebook, from);
        report(await notebook.renameTag({ from, to, merge: false }));
      });
    });
}

function mergeCommand(): Command {
  return new Command('merge')
    .description('Make one tag of two: annotations with the first get the second in its place.')
    .argument('<library>', 'the library folder')
    .argument('<tag>', 'the tag that goes', oneTag)
    .argument('<into>', 'the tag that stays', oneTag)
    .action(async (path: string, from: string, to: string) => {
      await withLibrary(path, async ({ notebook }) => {
        await known(notebook, from, to);
        report(await notebook.renameTag({ from, to, merge: true }));
      });
    });
}

function removeCommand(): Command {
  return new Command('remove')
    .description('Take a tag off every annotation; the annotations stay.')
    .argument('<library>', 'the library folder')
    .argument('<tag>', 'the tag', oneTag)
    .action(async (path: string, name: string) => {
      await withLibrary(path, async ({ notebook }) => {
        await known(notebook, name);
        report(await notebook.removeTag(name));
      });
    });
}

/** A tag that is mistyped must not pass for one that was changed. */
async function known(notebook: LibrarySession['notebook'], ...names: readonly string[]): Promise<void> {
  const there = new Set((await notebook.tags()).map(({ value }) => value));
  const missing = names.find((name) => !there.has(name));
  if (missing === undefined) return;
  throw new BroadsheetError('badArguments', `There is no tag ${missing} in this library.`);
}

const report = (changed: number) => say(`${changed} annotations changed.`);
