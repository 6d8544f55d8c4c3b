import { Command } from 'commander';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';

interface IndexOptions {
  readonly stats?: boolean;
  readonly json?: boolean;
}

export function indexCommand(): Command {
  return new Command('index')
    .description('Build or refresh the search index of a library.')
    .argument('<library>', 'the library folder')
    .option('--stats', 'print what is in the index, line by line')
    .option('--json', 'print it as one JSON document')
    .action(async (path: string, options: IndexOptions) => {
      await withLibrary(path, async (session) => {
        const statistics = await session.index.save();
        const { documents, issues, bytes } = statistics;
        const kilobytes = Math.ceil(bytes / 1024);
        if (options.json) print(JSON.stringify(statistics));
        else if (options.stats) {
          print(`issues\t${issues}`);
          print(`documents\t${documents}`);
          print(`size\t${kilobytes} KB`);
        } else {
          print(`${issues} issues, ${documents} articles, notices and notes, ${kilobytes} KB of index.`);
        }
      });
    });
}
