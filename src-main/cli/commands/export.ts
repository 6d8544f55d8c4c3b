import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { collectForExport } from '#core/exporters/collect.ts';
import { renderMarkdown } from '#core/exporters/markdown/render.ts';
import { writeExport } from '#core/exporters/writeExport.ts';
import { personalFolders } from '#core/folders.ts';
import { openSettings } from '#core/settings/settings.ts';
import { formatDeepLink } from '#shared/contract/deepLink.ts';
import type { ExportScope } from '#shared/contract/exportCalls.ts';
import { withLibrary } from '../library.ts';
import { print, say } from '../output.ts';

interface ExportCommandOptions {
  readonly format: 'markdown';
  readonly out: string;
  readonly issue?: string;
  readonly article?: string;
  readonly links: 'plain' | 'wiki';
  readonly quotes: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Export annotations; prints the path of every file written.')
    .argument('<library>', 'the library folder')
    .addOption(new Option('--format <format>', 'file format').choices(['markdown']).default('markdown'))
    .requiredOption('--out <folder>', 'where to write; files of an earlier export are brought up to date')
    .option('--issue <id>', 'only this issue')
    .option('--article <id>', 'only this article of the issue')
    .addOption(
      new Option('--links <links>', 'links between files').choices(['plain', 'wiki']).default('plain'),
    )
    .option('--no-quotes', 'leave the quoted passages out')
    .action(async (path: string, options: ExportCommandOptions, command: Command) => {
      if (options.article !== undefined && options.issue === undefined) {
        command.error("error: option '--article <id>' needs '--issue <id>'");
      }
      const settings = await openSettings(personalFolders(process.env).config);
      await withLibrary(path, async ({ library, annotations }) => {
        const scope = scopeOf(options);
        const issues = await collectForExport(scope, library, annotations);
        const files = renderMarkdown(
          scope,
          {
            issues,
            linkTo: (issueId, annotationId) =>
              formatDeepLink({ issueId, annotationId, start: null, end: null }),
            citationStyle: settings.get().citationStyle,
          },
          { links: options.links, withoutQuotes: !options.quotes },
        );
        for (const { path: written, avoided } of await writeExport(files, resolve(options.out))) {
          if (avoided) say(`${avoided.path} was left alone because it is not a whole export of ours.`);
          print(written);
        }
      });
    });
}

function scopeOf({ issue, article }: ExportCommandOptions): ExportScope {
  if (issue === undefined) return { kind: 'library' };
  return article === undefined
    ? { kind: 'issue', issueId: issue }
    : { kind: 'article', issueId: issue, articleId: article };
}
