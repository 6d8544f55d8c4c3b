import { Command } from 'commander';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';

export function indexCommand(): Command {
  return new Command('index')
    .description('Build or refresh the search index of a library.')
    .argument('<library>', 'the library folder')
    .action(async (path: string) => {
      await withLibrary(path, async (session) => {
        const { documents, issues, bytes } = await session.saveIndex();
        print(
          `${issues} issues, ${documents} articles, notices and notes, ${Math.ceil(bytes / 1024)} KB of index.`,
        );
      });
    });
}
