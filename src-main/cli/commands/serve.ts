import { resolve } from 'node:path';
import { Command } from 'commander';
import { documentsFolder } from '#core/app/folders.ts';
import { copySampleLibrary } from '#core/app/sampleLibrary.ts';
import { wholeNumber } from '../optionValues.ts';
import { programFiles } from '../places.ts';
import { serve } from '../serve.ts';

interface ServeCommandOptions {
  readonly port: number;
  readonly open: boolean;
  readonly folder: readonly string[];
  readonly safeMode: boolean;
  readonly lan: boolean;
  readonly lanPort: number;
  readonly lanMayChange: boolean;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the app to a browser on this computer; the first line printed is its address.')
    .argument('[library]', 'the library folder; without it a copy of the sample library among your documents')
    .option('--port <n>', 'port on 127.0.0.1, 0 for any free one', wholeNumber(0, 65535), 0)
    .option(
      '--folder <path>',
      'a folder that the page may keep exports in; may be given several times',
      (path: string, before: readonly string[]) => [...before, resolve(path)],
      [] as readonly string[],
    )
    .option(
      '--lan',
      'let other devices of this network read too, each paired by a code that is shown here',
      false,
    )
    .option('--lan-port <n>', 'the port for them', wholeNumber(1, 65535), 8443)
    .option('--lan-may-change', 'let them annotate and change as well', false)
    .option('--no-open', 'do not open a browser')
    .option(
      '--safe-mode',
      'without your preferences and caches, and without opening a library by itself',
      false,
    )
    .action(async (path: string | undefined, options: ServeCommandOptions) => {
      const library = path === undefined ? await ownLibrary(options.safeMode) : resolve(path);
      await serve({
        library,
        folders: options.folder,
        port: options.port,
        openBrowser: options.open,
        safeMode: options.safeMode,
        lan: options.lan ? { port: options.lanPort, mayChange: options.lanMayChange } : null,
      });
    });
}

/** What is opened where none is named. */
const ownLibrary = async (safeMode: boolean): Promise<string | null> =>
  safeMode ? null : await copySampleLibrary(programFiles.sampleLibrary, documentsFolder(process.env));
