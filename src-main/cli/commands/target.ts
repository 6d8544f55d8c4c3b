import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { LibrarySession } from '#core/app/session/session.ts';
import { createCiter } from '#core/exchange/citation/citer.ts';
import type { RenderTarget } from '#core/exchange/targets/content.ts';
import type { KeptTargets } from '#core/exchange/targets/keptTargets.ts';
import type { FileLeftAlone } from '#shared/contract/calls/targets.ts';
import { deepLinkBase } from '#shared/contract/deepLink.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import {
  type BringBack,
  bringBackChoices,
  defaultExportOptions,
  type ExportFormatId,
  type ExportGrouping,
  exportFormats,
  exportGroupings,
  folderFormats,
  templatePresets,
  usualGrouping,
} from '#shared/model/exportOptions.ts';
import { readTemplate } from '../exportTemplate.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';
import { programFiles } from '../places.ts';
import { exportPreferences } from '../preferences.ts';
import { type ScopeOptions, scopeOf } from '../scope.ts';

interface AddOptions extends Omit<ScopeOptions, 'article'> {
  readonly out: string;
  readonly format: ExportFormatId;
  readonly per?: ExportGrouping;
  readonly template: string;
  readonly back: BringBack;
}

/** Exports that are kept up to date on this computer, and what comes back from their files. */
export function targetCommand(): Command {
  const parts = [
    addCommand(),
    listCommand(),
    writeCommand(),
    acceptCommand(),
    onTarget('pause', 'Write a kept export no longer, until it is resumed.', async (targets, targetId) => {
      await targets.change({ targetId, isPaused: true });
    }),
    onTarget('resume', 'Go on with a kept export, and write it now.', async (targets, targetId) => {
      await targets.change({ targetId, isPaused: false });
      await written(targets, targetId);
    }),
    onTarget(
      'undo',
      'Put files back as they were before the last write, and pause.',
      async (targets, targetId) => {
        for (const name of await targets.takeBack(targetId))
          say(`${name} was changed since and stays as it is.`);
      },
    ),
    onTarget('remove', 'Keep an export no longer; its files stay.', async (targets, targetId) => {
      await targets.remove(targetId);
    }),
  ];
  const command = new Command('target').description(
    'Keep exports up to date, and take over what is changed in their files.',
  );
  for (const part of parts) command.addCommand(part.exitOverride());
  return command;
}

function addCommand(): Command {
  return new Command('add')
    .description('Keep an export in a folder, and write it now; prints its id.')
    .argument('<library>', 'the library folder')
    .requiredOption('--out <folder>', 'where to write: a folder that is there')
    .addOption(
      new Option('--format <format>', 'file format')
        .choices(exportFormats.filter((format) => !folderFormats.includes(format)))
        .default(defaultExportOptions.format),
    )
    .addOption(new Option('--per <what>', 'one file for each').choices([...exportGroupings]))
    .option('--template <template>', `${templatePresets.join(', ')}, or a YAML file`, 'obsidian')
    .addOption(
      new Option('--back <when>', 'take over what is changed in the files')
        .choices([...bringBackChoices])
        .default('ask'),
    )
    .option('--issue <id>', 'only this issue')
    .option('--tag <tag>', 'only what has this tag')
    .option('--collection <name>', 'only this collection, by its name or id')
    .action(async (path: string, options: AddOptions, command: Command) => {
      const scopeIn = scopeOf(options, command);
      const template = await readTemplate(options.template);
      await withTargets(path, async (targets, session) => {
        const { format, per = usualGrouping(format) } = options;
        const { id, failure } = await targets.add({
          folder: resolve(options.out),
          scope: scopeIn(session),
          options: { ...defaultExportOptions, format, per, template },
        });
        await targets.change({ targetId: id, bringBack: options.back });
        print(id);
        if (failure) say(failure.message);
      });
    });
}

function listCommand(): Command {
  return new Command('list')
    .description(
      'Print every kept export: its id, whether it is paused, its folder; below it the edits that wait.',
    )
    .argument('<library>', 'the library folder')
    .option('--json', 'print one JSON document for each')
    .action(async (path: string, { json }: { json?: boolean }) => {
      await withTargets(path, async (targets) => {
        for (const { id, isPaused, folder } of targets.list()) {
          if (!isPaused) await targets.look(id).catch((error: Error) => error);
          const state = targets.state(id);
          if (!isPaused && state.failure) say(state.failure.message);
          if (json) print(JSON.stringify(state));
          else print([id, isPaused ? 'paused' : 'kept', folder].join('\t'));
          for (const edit of json ? [] : state.edits) {
            print(['', edit.id, edit.kind, edit.file, edit.annotationId].join('\t'));
          }
        }
      });
    });
}

function writeCommand(): Command {
  return new Command('write')
    .description('Write kept exports now; prints the path of every file that changed.')
    .argument('<library>', 'the library folder')
    .argument('[target]', 'only this one, by its id')
    .action(async (path: string, wanted: string | undefined) => {
      await withTargets(path, async (targets) => {
        const all = targets.list().filter(({ isPaused }) => !isPaused);
        for (const id of wanted === undefined ? all.map((target) => target.id) : [wanted]) {
          await written(targets, id);
        }
      });
    });
}

function acceptCommand(): Command {
  return new Command('accept')
    .description('Take edits in the files of a kept export over into the notes; prints how many.')
    .argument('<library>', 'the library folder')
    .argument('<target>', 'its id, as `target list` prints it')
    .argument('[edits...]', 'the edits, by the ids that `target list` prints; without them all')
    .action(async (path: string, targetId: string, wanted: readonly string[]) => {
      await withTargets(path, async (targets) => {
        const { edits } = await targets.look(targetId);
        const ids = wanted.length > 0 ? wanted : edits.map(({ id }) => id);
        print(String(ids.length === 0 ? 0 : await targets.accept({ targetId, editIds: [...ids] })));
      });
    });
}

function onTarget(
  name: string,
  description: string,
  run: (targets: KeptTargets, targetId: string) => Promise<void>,
): Command {
  return new Command(name)
    .description(description)
    .argument('<library>', 'the library folder')
    .argument('<target>', 'its id, as `target list` prints it')
    .action(async (path: string, targetId: string) => {
      await withTargets(path, (targets) => run(targets, targetId));
    });
}

async function written(targets: KeptTargets, targetId: string): Promise<void> {
  const result = await targets.write(targetId);
  const { folder } = targets.state(targetId);
  for (const name of result.written) print(join(folder, name));
  for (const { file, reason } of result.leftAlone) say(`${join(folder, file)} ${reasons[reason]}.`);
  if (result.edits.length > 0) say(`Edits wait: ${result.edits.length}. See target list.`);
}

const reasons: Readonly<Record<FileLeftAlone['reason'], string>> = {
  notOurs: 'is no export and was left alone',
  otherDocument: 'is an export of something else and was left alone',
  damagedFences: 'was left alone because its marker lines are damaged: repair them or remove the file',
  notText: 'is no text and was left alone',
  changedMeanwhile: 'was changed while it was written: write again',
};

async function withTargets(
  path: string,
  run: (targets: KeptTargets, session: LibrarySession) => Promise<void>,
): Promise<void> {
  const preferred = await exportPreferences();
  const citer = createCiter(programFiles.citationStyles);
  const renderTarget: RenderTarget = async (scope, options, content) => {
    const { renderHere } = await import('#core/exchange/export/renderExport.ts');
    return renderHere({ scope, options, input: { ...preferred, ...content }, linkBase: deepLinkBase }, citer);
  };
  await withLibrary(
    path,
    async (session) => {
      if (!session.targets) throw new BroadsheetError('internal', 'This session keeps no exports.');
      await run(session.targets, session);
    },
    { renderTarget },
  );
}
