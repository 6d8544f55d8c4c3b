import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Devices } from '../../../src-main/loopback/lan/devices.ts';
import { shellIn } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/folders.ts';

it('lists the devices that were paired, and withdraws one', async () => {
  const folder = await temporaryFolder();
  const run = shellIn(folder);
  expect(run('device', 'list')).toMatchObject({ status: 0, stdout: '' });
  const devices = await Devices.open(join(folder, 'profile', 'config', 'lan', 'devices.json'));
  const secret = await devices.add('Tablet\u001b[2J', new Date('2026-11-29T12:00:00Z'));
  await devices.add('Phone', new Date('2026-11-30T12:00:00Z'));
  const [tablet = '', phone = ''] = run('device', 'list').stdout.split('\n');
  const [id = ''] = tablet.split('\t');
  expect(tablet).toMatch(/^[0-9a-f]{8}\t2026-11-29\tTablet/);
  expect(tablet).not.toContain('\u001b');
  expect(phone).toContain('\t2026-11-30\tPhone');
  expect(run('device', 'withdraw', 'nobody')).toMatchObject({ status: 1 });
  expect(run('device', 'withdraw', id)).toMatchObject({ status: 0 });
  expect(run('device', 'list').stdout).toBe(phone);
  expect(devices.find(secret)).toBeNull();
});
