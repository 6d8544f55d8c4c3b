import { afterEach, describe, expect, test } from 'vitest';
import { type ServerPeer, serveContract } from '#shared/contract/serve.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import type { HostStatus } from '../../src-renderer/host/host.ts';
import { handlersWith } from './handlers.ts';
import { connectClient, startLoopback } from './wires.ts';

describe('the browser’s connection', () => {
  const closing: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A client of a real server. Waiting for the next attempt is in the test's hand. */
  async function connected() {
    const loopback = await startLoopback();
    const servers: ServerPeer[] = [];
    loopback.server.serve((wire) => {
      const handlers = handlersWith({ 'library.state': () => new Promise<null>(() => {}) });
      servers.push(serveContract(wire, handlers, { clientId: `${servers.length}`, mayChange: true }));
    });
    const attempts: (() => void)[] = [];
    const { connection, sockets } = connectClient(loopback.inside, (run) => void attempts.push(run));
    closing.push(() => connection.peer.close(), loopback.close);

    const statuses: HostStatus[] = [];
    const waiting: { status: HostStatus; resolve: () => void }[] = [];
    connection.onStatus((status) => {
      statuses.push(status);
      for (const { resolve } of waiting.filter((waiter) => waiter.status === status)) resolve();
    });
    const until = (status: HostStatus) =>
      new Promise<void>((resolve) => {
        waiting.push({ status, resolve });
      });
    return { loopback, servers, attempts, connection, sockets, statuses, until };
  }

  test('calls made before it stands wait for it', async () => {
    const { connection } = await connected();
    expect(await connection.peer.call('settings.get', {})).toEqual(defaultSettings);
  });

  test('a break fails what is under way, is told, and heals; listeners stay', async () => {
    const { servers, attempts, connection, sockets, statuses, until } = await connected();
    const heard: number[] = [];
    connection.peer.on('settings.changed', ({ typeSize }) => heard.push(typeSize));
    await connection.peer.call('settings.get', {});
    const pending = expect(connection.peer.call('library.state', {})).rejects.toMatchObject({
      code: 'connectionLost',
    });

    const broken = until('reconnecting');
    sockets.at(-1)?.terminate();
    await broken;
    await pending;
    await expect(connection.peer.call('settings.get', {})).rejects.toMatchObject({ code: 'connectionLost' });

    const healed = until('connected');
    attempts.shift()?.();
    await healed;
    await connection.peer.call('settings.get', {});
    servers.at(-1)?.send('settings.changed', { ...defaultSettings, typeSize: 20 });
    await connection.peer.call('settings.get', {});
    expect(heard).toEqual([20]);
    expect(statuses).toEqual(['connected', 'reconnecting', 'connected']);
  });

  test('it keeps trying while nobody answers', async () => {
    const { loopback, attempts, connection, sockets, until } = await connected();
    await connection.peer.call('settings.get', {});
    const broken = until('reconnecting');
    // The application dies without a word.
    sockets.at(-1)?.terminate();
    await broken;
    await loopback.close();
    const again = until('reconnecting');
    attempts.shift()?.();
    await again;
    expect(attempts).toHaveLength(1);
  });

  test('when the application ends in order, it is closed for good', async () => {
    const { loopback, attempts, connection, statuses, until } = await connected();
    await connection.peer.call('settings.get', {});
    const closed = until('closed');
    await loopback.close();
    await closed;
    expect(attempts).toEqual([]);
    expect(statuses).toEqual(['connected', 'closed']);
    await expect(connection.peer.call('settings.get', {})).rejects.toMatchObject({ code: 'connectionLost' });
  });
});
