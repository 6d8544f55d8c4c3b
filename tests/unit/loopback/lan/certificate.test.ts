import { X509Certificate } from 'node:crypto';
import { connect, createServer } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import {
  certificateFingerprint,
  isGoodFor,
  makeCertificate,
} from '../../../../src-main/loopback/lan/certificate.ts';

const now = new Date('2026-11-29T12:00:00Z');
const names = ['192.168.1.20', 'paper.local'];

test('a certificate is signed by itself, for the names and addresses that it was made for', () => {
  const made = makeCertificate('Broadsheet', names, now);
  const parsed = new X509Certificate(made.cert);
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(parsed.subject).toBe('CN=Broadsheet');
  expect(parsed.issuer).toBe('CN=Broadsheet');
  expect(parsed.ca).toBe(false);
  expect(parsed.checkIP('192.168.1.20')).toBe('192.168.1.20');
  expect(parsed.checkHost('paper.local')).toBe('paper.local');
  expect(parsed.checkIP('192.168.1.21')).toBeUndefined();
  expect(Date.parse(parsed.validFrom)).toBeLessThan(now.getTime());
  expect(parsed.fingerprint256).toBe(certificateFingerprint(made));
  expect(parsed.serialNumber).not.toBe(
    new X509Certificate(makeCertificate('a', names, now).cert).serialNumber,
  );
});

test('a certificate is kept while it is good for a month and for every address', () => {
  const made = makeCertificate('Broadsheet', names, now);
  const in800Days = new Date(now.getTime() + 800 * 24 * 60 * 60 * 1000);
  expect(isGoodFor(made, names, now)).toBe(true);
  expect(isGoodFor(made, [names[0] ?? ''], now)).toBe(true);
  expect(isGoodFor(made, [...names, '10.0.0.2'], now)).toBe(false);
  expect(isGoodFor(made, names, in800Days)).toBe(false);
});

test('a client that trusts it speaks with a server by it, and another does not', async () => {
  const made = makeCertificate('Broadsheet', ['127.0.0.1', 'localhost'], new Date());
  const server = createServer(made, (socket) => socket.end('read'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const heard = (ca?: string) =>
    new Promise<string>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', ...(ca === undefined ? {} : { ca }) });
      socket.on('data', (data) => resolve(data.toString()));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'refused'));
    });
  expect(await heard(made.cert)).toBe('read');
  expect(await heard()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
});
