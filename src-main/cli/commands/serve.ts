import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ArchiveToOpen } from '#core/app/archives/archives.ts';
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
  readonly server?: string;
  readonly notes?: string;
  readonly pictures?: string;
  readonly ca?: string;
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
    .option(
      '--server <url>',
      'open the archive on this server instead: postgresql://name@host/database, the password from PGPASSWORD or .pgpass',
    )
    .option('--notes <folder>', 'the folder that keeps what you make of the archive')
    .option('--pictures <folder>', 'the folder that the pictures of its pages can be read in')
    .option('--ca <file>', 'certificate of the authority that vouches for the server')
    .option('--no-open', 'do not open a browser')
    .option(
      '--safe-mode',
      'without your preferences and caches, and without opening a library by itself',
      false,
    )
    .action(async (path: string | undefined, options: ServeCommandOptions) => {
      const archive = archiveOf(options);
      await serve({
        library: archive ? null : await libraryOf(path, options.safeMode),
        archive,
        folders: options.folder,
        port: options.port,
        openBrowser: options.open,
        safeMode: options.safeMode,
        lan: options.lan ? { port: options.lanPort, mayChange: options.lanMayChange } : null,
      });
    });
}

function archiveOf({ server, notes, pictures, ca }: ServeCommandOptions): ArchiveToOpen | null {
  if (server === undefined) return null;
  const absolute = (path: string | undefined) => (path === undefined ? null : resolve(path));
  return {
    url: server,
    password: null,
    keepPassword: null,
    folder: absolute(notes),
    pictures: absolute(pictures),
    authority: absolute(ca),
  };
}

/** The library that is named; without a name the sample, and none where it may be what is wrong. */
async function libraryOf(path: string | undefined, safeMode: boolean): Promise<string | null> {
  if (path !== undefined) return resolve(path);
  return safeMode ? null : await copySampleLibrary(programFiles.sampleLibrary, documentsFolder(process.env));
}
