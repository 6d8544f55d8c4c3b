import { resolve } from 'node:path';
import { Command } from 'commander';
import { wholeNumber } from '../optionValues.ts';
import { serve } from '../serve.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the app to a browser on this computer; the first line printed is its address.')
    .argument('<library>', 'the library folder')
    .option('--port <n>', 'port on 127.0.0.1, 0 for any free one', wholeNumber(0, 65535), 0)
    .option('--no-open', 'do not open a browser')
    .action(async (path: string, options: { port: number; open: boolean }) => {
      await serve({ library: resolve(path), port: options.port, openBrowser: options.open });
    });
}
