import { Command } from 'commander';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { collectionCalled } from '../collections.ts';
import { type ExportWays, exportFrom, withExportWays } from '../exporting.ts';

interface ExportCommandOptions extends ExportWays {
  readonly issue?: string;
  readonly article?: string;
  readonly tag?: string;
  readonly collection?: string;
}

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
      const partScope = scopeOf(options, (sentence) => command.error(`error: ${sentence}`));
      await exportFrom(path, options, ({ collections }) =>
        options.collection === undefined
          ? partScope
          : { kind: 'collection', collectionId: collectionCalled(options.collection, collections).id },
      );
    },
  );
}

/** The part of the library that options name; refuses those that do not go together. */
export function scopeOf(
  { issue, article, tag, collection }: Pick<ExportCommandOptions, 'issue' | 'article' | 'tag' | 'collection'>,
  refuse: (sentence: string) => never,
): ExportScope {
  if (article !== undefined && issue === undefined) refuse("option '--article <id>' needs '--issue <id>'");
  if (tag !== undefined && issue !== undefined) refuse("give either '--tag <tag>' or '--issue <id>'");
  if (collection !== undefined && (issue !== undefined || tag !== undefined)) {
    refuse("give either '--collection <name>' or '--issue <id>' or '--tag <tag>'");
  }
  if (tag !== undefined) return { kind: 'tag', tag };
  if (issue === undefined) return { kind: 'library' };
  return article === undefined
    ? { kind: 'issue', issueId: issue }
    : { kind: 'article', issueId: issue, articleId: article };
}
