import { join } from 'node:path';
import { Command } from 'commander';
import { personalFolders } from '#core/app/folders.ts';
import { Devices } from '../../loopback/lan/devices.ts';
import { devicesFile } from '../../loopback/lan/lan.ts';
import { BadInput } from '../exit.ts';
import { print, say } from '../output.ts';

/** The devices that were paired with this computer. */
export function deviceCommand(): Command {
  return new Command('device')
    .description('List the devices that were paired with this computer (serve --lan), and withdraw them.')
    .addCommand(listCommand().exitOverride())
    .addCommand(withdrawCommand().exitOverride());
}

const paired = () => Devices.open(devicesFile(join(personalFolders(process.env).config, 'lan')));

function listCommand(): Command {
  return new Command('list')
    .description('Print every device: its id, the day it was paired, its name.')
    .action(async () => {
      for (const { id, paired: at, name } of (await paired()).list())
        print(`${id}\t${at.slice(0, 10)}\t${name}`);
    });
}

function withdrawCommand(): Command {
  return new Command('withdraw')
    .description('Let a device in no longer; what it shows ends within half a minute.')
    .argument('<id>', 'its id, as list prints it')
    .action(async (id: string) => {
      if (await (await paired()).withdraw(id)) return;
      say(`No device has the id ${id}; the command device list prints them.`);
      throw new BadInput();
    });
}
