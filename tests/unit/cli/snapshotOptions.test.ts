import { CommanderError } from 'commander';
import { expect, it } from 'vitest';
import { snapshotCommand } from '../../../src-main/cli/commands/snapshot.ts';

it('refuses to restore a store that there is not, and names those that there are', async () => {
  const errors: string[] = [];
  const command = snapshotCommand();
  for (const one of command.commands) one.configureOutput({ writeErr: (text) => void errors.push(text) });
  const asked = ['restore', '/no/library', 'any', '--store', 'links', '--store', 'nonsense'];
  await expect(command.parseAsync(asked, { from: 'user' })).rejects.toThrow(CommanderError);
  expect(errors.join('')).toContain('searches');
});
