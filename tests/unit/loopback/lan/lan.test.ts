import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLoopbackHost } from '../../../../src-main/loopback/host.ts';
import { Devices } from '../../../../src-main/loopback/lan/devices.ts';
import { devicesFile } from '../../../../src-main/loopback/lan/lan.ts';
import { programFiles } from '../../../programFiles.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { copyCourier } from '../../../support/keptFiles.ts';
import { lanDevice } from '../../../support/lanDevice.ts';

/** A computer that lets other devices in; `folder` of another day keeps what that day knew. */
async function computer({ folder, mayChange = false }: { folder?: string; mayChange?: boolean } = {}) {
  const home = folder ?? (await temporaryFolder());
  if (folder === undefined) {
    await mkdir(join(home, 'renderer'));
    await writeFile(join(home, 'renderer/index.html'), '<!doctype html><title>the page</title>');
    await copyCourier(join(home, 'library'));
  }
  const codes: string[] = [];
  const host = await startLoopbackHost({
    app: { configFolder: join(home, 'config'), cacheFolder: join(home, 'cache'), files: programFiles },
    version: '1',
    library: join(home, 'library'),
    folders: [],
    port: 0,
    lan: {
      port: 0,
      mayChange,
      now: () => new Date(),
      onCode: (code) => codes.push(code),
      // What is tried here does not leave the computer.
      addresses: ['127.0.0.1'],
    },
    rendererFolder: join(home, 'renderer'),
  });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await host.close();
    isOpen = false;
  };
  onTestFinished(close);
  const { lan } = host;
  if (!lan) throw new Error('Nobody else can come in.');
  const device = lanDevice(lan.server.origin);
  const code = () => codes.at(-1) ?? '';
  return {
    home,
    host,
    lan,
    device,
    code,
    close,
    lanFolder: join(home, 'config', 'lan'),
    async paired() {
      const { body: gate, setCookie } = await device.pair(code());
      const [cookie = ''] = setCookie.split(';');
      const { peer } = device.connect(gate, cookie);
      onTestFinished(() => peer.close());
      return { gate, cookie, setCookie, peer };
    },
  };
}

describe('another device of the network', () => {
  it('reads once it is paired, and changes nothing', async () => {
    const { device, lan, paired } = await computer();
    expect(await device.ask('/')).toMatchObject({ status: 200, body: expect.stringContaining('the page') });
    const { gate, setCookie, cookie, peer } = await paired();
    expect(setCookie).toMatch(
      new RegExp(`^broadsheet=[\\w-]{43}; Path=${gate}/; HttpOnly; SameSite=Strict; Secure; Max-Age=\\d+$`),
    );
    expect(await peer.call('library.state', {})).toMatchObject({ name: 'library' });
    expect(await peer.call('library.issues', {})).toBeInstanceOf(Array);
    const refused = { code: 'notOnThisHost', message: expect.stringContaining('may only read') };
    await expect(peer.call('settings.change', { author: 'x' })).rejects.toMatchObject(refused);
    await expect(peer.call('library.open', { path: '/' })).rejects.toMatchObject(refused);
    await expect(peer.call('upload.start', {})).rejects.toMatchObject(refused);
    const sent = await device.ask(`${gate}/upload/nobody00/a.txt`, {
      method: 'PUT',
      headers: { cookie, origin: lan.server.origin },
      body: 'x',
    });
    expect(sent).toMatchObject({ status: 403, body: 'This device may read, and change nothing.\n' });
  });

  it('changes things where it was said that it may', async () => {
    const { paired } = await computer({ mayChange: true });
    const { peer } = await paired();
    expect(await peer.call('settings.change', { author: 'Tablet' })).toMatchObject({ author: 'Tablet' });
    await expect(peer.call('library.open', { path: '/' })).rejects.toMatchObject({ code: 'pathNotChosen' });
  });

  it('that is withdrawn is not heard any more, also on an open connection', async () => {
    const { device, paired, lanFolder } = await computer();
    const { gate, cookie, peer } = await paired();
    await peer.call('library.state', {});
    const devices = await Devices.open(devicesFile(lanFolder));
    await devices.withdraw(devices.list()[0]?.id ?? '');
    await expect(peer.call('library.state', {})).rejects.toMatchObject({ code: 'connectionLost' });
    expect((await device.ask(`${gate}/here`, { headers: { cookie } })).status).toBe(401);
  });

  it('finds the same computer again another day: certificate, gate and pairing', async () => {
    const first = await computer();
    const { gate, cookie } = await first.paired();
    await first.close();
    const second = await computer({ folder: first.home });
    expect(second.lan.fingerprint).toBe(first.lan.fingerprint);
    const { port } = new URL(second.lan.server.origin);
    const here = await lanDevice(`https://127.0.0.1:${port}`).ask(`${gate}/here`, { headers: { cookie } });
    expect(here.status).toBe(204);
  });
});

describe('the computer', () => {
  it('shows the fingerprint of the certificate that it uses, whose key nobody else can read', async () => {
    const { lan, lanFolder } = await computer();
    const { cert } = JSON.parse(await readFile(join(lanFolder, 'certificate.json'), 'utf8'));
    expect(new X509Certificate(cert).fingerprint256).toBe(lan.fingerprint);
    if (process.platform !== 'win32') expect((await stat(lanFolder)).mode & 0o077).toBe(0);
  });

  it('says nothing in the open', async () => {
    const { lan } = await computer();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(lan.server.origin).port), '127.0.0.1', () =>
        socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
      );
      let heard = '';
      socket.on('data', (data) => {
        heard += data.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
    });
    expect(answer).not.toContain('the page');
  });

  it('keeps its own pages and those of devices apart', async () => {
    const { host, lan, device, paired } = await computer();
    const token = new URL(host.newAddress()).searchParams.get('token') ?? '';
    expect((await device.pair(token)).status).toBe(401);
    const { gate, cookie } = await paired();
    expect((await fetch(`${host.origin}${gate}/here`, { headers: { cookie } })).status).toBe(404);
    expect(lan.server.origin).not.toBe(host.origin);
  });
});
