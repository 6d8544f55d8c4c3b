import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { serve } from '../serve.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the app to a browser on this computer; the first line printed is its address.')
    .argument('<library>', 'the library folder')
    .option('--port <n>', 'port on 127.0.0.1, 0 for any free one', port, 0)
    .option('--no-open', 'do not open a browser')
    .action(async (path: string, options: { port: number; open: boolean }) => {
      await serve({ library: resolve(path), port: options.port, openBrowser: options.open });
    });
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535) {
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  }
  return value;
}
