import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linuxPower } from '#core/app/power.ts';
import { temporaryFolder } from '../../../support/folders.ts';

type Supplies = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function isOnBattery(supplies: Supplies): Promise<boolean> {
  const folder = await temporaryFolder();
  for (const [name, values] of Object.entries(supplies)) {
    await mkdir(join(folder, name));
    for (const [file, value] of Object.entries(values))
      await writeFile(join(folder, name, file), `${value}\n`);
  }
  return linuxPower(folder).isOnBattery();
}

const discharging = { type: 'Battery', status: 'Discharging' };

describe('the power of a Linux computer', () => {
  it('comes from the battery where one discharges and nothing is plugged in', async () => {
    expect(await isOnBattery({ AC: { type: 'Mains', online: '0' }, BAT0: discharging })).toBe(true);
    expect(await isOnBattery({ BAT0: { type: 'Battery', status: 'Full' }, BAT1: discharging })).toBe(true);
  });

  it('comes from the mains otherwise', async () => {
    expect(await isOnBattery({ AC: { type: 'Mains', online: '1' }, BAT0: discharging })).toBe(false);
    expect(await isOnBattery({ BAT0: { type: 'Battery', status: 'Charging' } })).toBe(false);
    expect(await isOnBattery({})).toBe(false);
    expect(linuxPower('/nowhere/at/all').isOnBattery()).toBe(false);
  });

  it('has nothing to do with the battery of a mouse', async () => {
    expect(await isOnBattery({ hidpp_0: { ...discharging, scope: 'Device' } })).toBe(false);
  });
});
