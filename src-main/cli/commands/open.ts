import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { BadInput } from '../exit.ts';
import { startScript } from '../places.ts';

export function openCommand(): Command {
  return new Command('open')
    .description(
      'Start the app on a library, or on the sample library; in the browser where Electron does not run.',
    )
    .argument('[library]', 'the library folder')
    .action(async (library: string | undefined) => {
      const script = fileURLToPath(startScript);
      if (!existsSync(script)) {
        throw new BroadsheetError(
          'notOnThisHost',
          'This command starts Broadsheet from its source folder, and this is an installed copy; start the app itself, or use the command serve.',
        );
      }
      const args = library === undefined ? [] : [resolve(library)];
      // What `npm start` does: one script knows where Electron's runtime is and what to do without it.
      const started = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
      const [code] = await once(started, 'close');
      if (code !== 0) throw new BadInput();
    });
}
