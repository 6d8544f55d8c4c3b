import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Devices } from '../../../../src-main/loopback/lan/devices.ts';
import { lanGate } from '../../../../src-main/loopback/lan/lanGate.ts';
import { temporaryFolder } from '../../../support/folders.ts';

/** A gate on a computer whose clock stands still until it is moved. */
async function computer(mayChange = false) {
  const path = join(await temporaryFolder(), 'lan', 'devices.json');
  const devices = await Devices.open(path);
  const codes: string[] = [];
  let time = Date.parse('2026-11-29T12:00:00Z');
  const gate = lanGate({ devices, mayChange, now: () => new Date(time), onCode: (code) => codes.push(code) });
  const code = () => codes.at(-1) ?? '';
  return {
    path,
    devices,
    gate,
    codes,
    code,
    wrongCode: () => (code().startsWith('0') ? '1' : '0') + code().slice(1),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    async pair(name: string) {
      const admission = await gate.admit({ word: code(), name });
      if (admission.kind === 'refused') throw new Error(admission.sentence);
      return admission.secret;
    },
  };
}

describe('pairing', () => {
  it('lets a device in that brings the code, once, and another day as well', async () => {
    const { gate, code, codes, pair, path } = await computer();
    const first = code();
    expect(first).toMatch(/^\d{4} \d{4}$/);
    const secret = await pair('Tablet');
    expect(gate.visitor(secret)).toMatchObject({ mayChange: false });
    expect(codes).toHaveLength(2);
    expect(await gate.admit({ word: first, name: 'Another' })).toMatchObject({
      kind: 'refused',
      status: 401,
    });
    const again = lanGate({
      devices: await Devices.open(path),
      mayChange: true,
      now: () => new Date(),
      onCode: () => undefined,
    });
    expect(again.path).toBe(gate.path);
    expect(again.visitor(secret)).toMatchObject({ mayChange: true });
  });

  it('keeps no secret, only what it is known by', async () => {
    const { pair, path, devices } = await computer();
    const secret = await pair('Tablet');
    expect(await readFile(path, 'utf8')).not.toContain(secret);
    expect(devices.list()).toEqual([
      { id: expect.stringMatching(/^[0-9a-f]{8}$/), name: 'Tablet', paired: '2026-11-29T12:00:00.000Z' },
    ]);
  });

  it('takes five wrong codes in a minute, then another code', async () => {
    const { gate, code, codes, wrongCode, pass, pair } = await computer();
    const first = code();
    for (let tries = 0; tries < 5; tries++) {
      expect(await gate.admit({ word: wrongCode(), name: '' })).toMatchObject({ status: 401 });
    }
    expect(codes).toHaveLength(2);
    expect(code()).not.toBe(first);
    // Also the right one is not heard now.
    expect(await gate.admit({ word: code(), name: '' })).toMatchObject({ status: 429 });
    pass(61_000);
    expect(await gate.admit({ word: first, name: '' })).toMatchObject({ status: 401 });
    await pair('Tablet');
  });

  it('takes a code as it is typed: with spaces, without, with a dash', async () => {
    for (const typed of [(code: string) => code.replace(' ', ''), (code: string) => code.replace(' ', '-')]) {
      const { gate, code } = await computer();
      expect(await gate.admit({ word: typed(code()), name: '' })).toMatchObject({ kind: 'admitted' });
    }
  });

  it('lets two devices in by one code never, however close they come', async () => {
    const { gate, code } = await computer();
    const word = code();
    const both = await Promise.all([gate.admit({ word, name: 'a' }), gate.admit({ word, name: 'b' })]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['admitted', 'refused']);
  });
});

describe('a device', () => {
  it('that is withdrawn by another process is let in no longer, and others are', async () => {
    const { gate, pair, path, devices } = await computer();
    const [first, second] = [await pair('Tablet'), await pair('Phone')];
    const other = await Devices.open(path);
    const [tablet] = devices.list();
    expect(await other.withdraw(tablet?.id ?? '')).toBe(true);
    expect(await other.withdraw(tablet?.id ?? '')).toBe(false);
    expect(gate.visitor(first)).toBeNull();
    expect(gate.visitor(second)).not.toBeNull();
  });

  it('is let in by nothing but its own secret', async () => {
    const { gate, pair, path } = await computer();
    await pair('Tablet');
    const { devices } = JSON.parse(await readFile(path, 'utf8'));
    for (const given of ['', 'x', devices[0].digest, devices[0].id, gate.path])
      expect(gate.visitor(given)).toBeNull();
  });

  it('is not let in by a list that cannot be understood', async () => {
    const { path, gate, pair } = await computer();
    const secret = await pair('Tablet');
    await writeFile(path, '{"schemaVersion":1,"gate":"/","devices":[]}');
    expect(gate.visitor(secret)).toBeNull();
    await expect(Devices.open(path)).rejects.toMatchObject({ code: 'damagedFile' });
  });
});
