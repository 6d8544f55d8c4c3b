import { Command } from 'commander';
import { type ExportWays, exportFrom, withExportWays } from '../exporting.ts';
import { type ScopeOptions, scopeOf } from '../scope.ts';

interface ExportCommandOptions extends ExportWays, ScopeOptions {}

export function exportCommand(): Command {
  const exporting = new Command('export')
    .description('Export annotations or their references; prints the path of every file written.')
    .argument('<library>', 'the library folder')
    .option('--issue <id>', 'only this issue')
    .option('--article <id>', 'only this article of the issue')
    .option('--tag <tag>', 'only what has this tag')
    .option('--collection <name>', 'only this collection, by its name or id');
  return withExportWays(exporting).action(
    async (path: string, options: ExportCommandOptions, command: Command) => {
      await exportFrom(path, options, scopeOf(options, command));
    },
  );
}
