import { Command, Option } from 'commander';
import { type EngineChoice, engineChoices } from '#core/search/engine.ts';
import { withLibrary } from '../library.ts';
import { print } from '../output.ts';

interface IndexOptions {
  readonly engine?: EngineChoice;
  readonly stats?: boolean;
  readonly json?: boolean;
}

export function indexCommand(): Command {
  return new Command('index')
    .description('Build or refresh the search index of a library.')
    .argument('<library>', 'the library folder')
    .addOption(
      new Option('--engine <engine>', 'the engine of this library; auto goes by its size').choices(
        engineChoices,
      ),
    )
    .option('--stats', 'print what is in the index, line by line')
    .option('--json', 'print it as one JSON document')
    .action(async (path: string, options: IndexOptions) => {
      await withLibrary(path, async (session) => {
        if (options.engine) await session.chooseEngine(options.engine);
        const statistics = await session.saveIndex();
        const { engine, documents, issues, bytes } = statistics;
        const kilobytes = Math.ceil(bytes / 1024);
        if (options.json) print(JSON.stringify(statistics));
        else if (options.stats) {
          print(`engine\t${engine}`);
          print(`issues\t${issues}`);
          print(`documents\t${documents}`);
          print(`size\t${kilobytes} KB`);
        } else {
          print(`${issues} issues, ${documents} articles, notices and notes, ${kilobytes} KB of index.`);
        }
      });
    });
}
