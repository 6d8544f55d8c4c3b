import { Command } from 'commander';
import { annotateCommand } from './commands/annotate.ts';
import { archiveCommand } from './commands/archive.ts';
import { checkCommand } from './commands/check.ts';
import { collectionCommand } from './commands/collection.ts';
import { correctCommand } from './commands/correct.ts';
import { deviceCommand } from './commands/device.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { indexCommand } from './commands/index.ts';
import { linkCommand } from './commands/link.ts';
import { ocrCommand } from './commands/ocr.ts';
import { openCommand } from './commands/open.ts';
import { parseCommand } from './commands/parse.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { snapshotCommand } from './commands/snapshot.ts';
import { tagCommand } from './commands/tag.ts';
import { targetCommand } from './commands/target.ts';
import { visible } from './visible.ts';

/** The whole command line. Every command throws instead of ending the process; main.ts chooses the exit code. */
export function commandLine(): Command {
  const program = new Command('broadsheet')
    .description('Reads, searches and annotates a folder of newspaper issue files.')
    .showHelpAfterError('(add --help for the usage)')
    .exitOverride();
  const commands = [
    openCommand,
    serveCommand,
    parseCommand,
    checkCommand,
    indexCommand,
    ocrCommand,
    searchCommand,
    annotateCommand,
    tagCommand,
    collectionCommand,
    linkCommand,
    correctCommand,
    exportCommand,
    importCommand,
    snapshotCommand,
    targetCommand,
    deviceCommand,
    archiveCommand,
  ];
  for (const command of commands) program.addCommand(command().exitOverride());
  for (const command of withParts([program])) command.configureOutput(visibleOutput);
  return program;
}

/** What Commander says of wrong usage has the person's own words in it. */
const visibleOutput = {
  writeErr: (text: string) => process.stderr.write(visible(text)),
};

const withParts = (commands: readonly Command[]): readonly Command[] =>
  commands.flatMap((command) => [command, ...withParts(command.commands)]);
