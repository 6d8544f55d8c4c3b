import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { handlersWith } from './handlers.ts';
import { type Connection, wireKinds } from './wires.ts';

/** A call as a page could make it that does not keep to the contract's types. */
const callAnything = (client: ClientPeer, name: unknown, input: unknown): Promise<unknown> =>
  (client.call as (name: unknown, input: unknown) => Promise<unknown>)(name, input);

const marked = { issueId: 'one', colour: 'yellow', note: '', tags: [] };

describe.each(wireKinds)('the contract over: $name', ({ connect }) => {
  let open: Connection | null = null;
  const connected = async (handlers: Partial<Handlers> = {}): Promise<Connection> => {
    open = await connect(handlersWith(handlers));
    return open;
  };
  afterEach(async () => {
    await open?.close();
    open = null;
  });

  test('a call reaches its handler, with the caller, and brings the answer back', async () => {
    const seen: unknown[] = [];
    const { client } = await connected({
      'export.render': (input, context) => {
        seen.push(input, context);
        return [{ name: 'issue.md', text: '今日 “quoted”\n\u{20000}', mediaType: 'text/markdown' }];
      },
    });
    const input = {
      scope: { kind: 'library' },
      options: { ...defaultExportOptions, links: 'wiki' },
    } as const;
    expect(await client.call('export.render', input)).toEqual([
      { name: 'issue.md', text: '今日 “quoted”\n\u{20000}', mediaType: 'text/markdown' },
    ]);
    expect(seen).toEqual([input, { clientId: 'one', mayChange: true }]);
  });

  test('calls are answered as they finish, not as they came', async () => {
    const slow = Promise.withResolvers<null>();
    const { client } = await connected({
      'library.state': () => slow.promise,
      'library.issues': () => [],
    });
    const finished: string[] = [];
    const first = client.call('library.state', {}).then(() => finished.push('slow'));
    await client.call('library.issues', {}).then(() => finished.push('quick'));
    slow.resolve(null);
    await first;
    expect(finished).toEqual(['quick', 'slow']);
  });

  test.each(['no.such.call', '', 'constructor', '__proto__', 'toString', 7, null])(
    'a call named %j is unknown',
    async (name) => {
      const { client } = await connected();
      await expect(callAnything(client, name, {})).rejects.toMatchObject({
        code: 'unknownCall',
        message: expect.stringContaining(JSON.stringify(name)),
      });
    },
  );

  test.each([
    ['issue.get', {}],
    ['issue.get', { issueId: '' }],
    ['issue.get', { issueId: 'one', extra: true }],
    ['issue.get', null],
    ['settings.change', { typeSize: 1000 }],
    ['names.find', { text: 'courier' }],
    ['names.find', { text: 'x'.repeat(1001), limit: 8 }],
    ['names.find', { text: 'courier', limit: 0 }],
    ['names.find', { text: 'courier', limit: 51 }],
    ['names.find', { text: 'courier', limit: 1.5 }],
    ['names.find', { text: 'courier', limit: 8, kind: 'paper' }],
    ['annotations.create', { issueId: 'one', start: -1, end: 2, colour: 'yellow', note: '', tags: [] }],
    ['annotations.create', { issueId: 'one', start: 0, end: 2, colour: 'pink', note: '', tags: [] }],
    ['annotations.create', { ...marked }],
    ['annotations.create', { ...marked, start: 0 }],
    ['annotations.create', { ...marked, start: 0, end: 2, about: { kind: 'issue' } }],
    ['annotations.create', { ...marked, about: { kind: 'paper' } }],
    ['annotations.create', { ...marked, about: { kind: 'issue' }, exact: 'words' }],
    ['annotations.create', { ...marked, region: { page: 0, x: 0, y: 0, width: 0, height: 10 } }],
    ['annotations.create', { ...marked, region: { page: 0, x: 60, y: 0, width: 41, height: 10 } }],
    ['annotations.create', { ...marked, region: { page: -1, x: 0, y: 0, width: 10, height: 10 } }],
  ])('%s with wrong arguments %j reaches no handler', async (name, input) => {
    const reached: unknown[] = [];
    const reach = (given: unknown): never => {
      reached.push(given);
      throw new BroadsheetError('internal', 'reached');
    };
    const { client } = await connected({
      'issue.get': reach,
      'settings.change': reach,
      'names.find': reach,
      'annotations.create': reach,
    });
    await expect(callAnything(client, name, input)).rejects.toMatchObject({
      code: 'badArguments',
      details: { call: name },
    });
    expect(reached).toEqual([]);
  });

  test.each([
    { text: '', limit: 1 },
    { text: '報'.repeat(1000), limit: 50 },
  ])('names are sought up to the limits', async (request) => {
    const answer = {
      names: [{ kind: 'paper', label: '晶報', issues: 2 }],
      commands: ['help'],
      complete: false,
    } as const;
    const asked: unknown[] = [];
    const { client } = await connected({
      'names.find': (input) => {
        asked.push(input);
        return answer;
      },
    });
    expect(await client.call('names.find', request)).toEqual(answer);
    expect(asked).toEqual([request]);
  });

  test('a failure arrives with code, sentence and details', async () => {
    const { client } = await connected({
      'library.open': ({ path }) => {
        throw new BroadsheetError('notAFolder', `${path} is not a folder.`, { path });
      },
    });
    const failure = await client
      .call('library.open', { path: '/tmp/a.txt' })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BroadsheetError);
    expect(failure).toMatchObject({
      code: 'notAFolder',
      message: '/tmp/a.txt is not a folder.',
      details: { path: '/tmp/a.txt' },
    });
  });

  test('an unforeseen error arrives as internal and brings no stack', async () => {
    const { client } = await connected({
      'library.state': () => {
        throw new TypeError('undefined is not a function');
      },
    });
    const failure = (await client
      .call('library.state', {})
      .catch((error: unknown) => error)) as BroadsheetError;
    expect(failure.code).toBe('internal');
    expect(failure.message).toMatch(/undefined is not a function/);
    expect(failure.message).not.toMatch(/\n|handlers/);
  });

  test('events reach every listener in order, until it stops listening', async () => {
    const { client, server } = await connected();
    const first: number[] = [];
    const second: number[] = [];
    const stop = client.on('settings.changed', ({ typeSize }) => first.push(typeSize));
    client.on('settings.changed', ({ typeSize }) => second.push(typeSize));
    server.send('settings.changed', { ...defaultSettings, typeSize: 16 });
    server.send('settings.changed', { ...defaultSettings, typeSize: 17 });
    // An answer comes after the events that were sent before it.
    await client.call('settings.get', {});
    stop();
    server.send('settings.changed', { ...defaultSettings, typeSize: 18 });
    await client.call('settings.get', {});
    expect(first).toEqual([16, 17]);
    expect(second).toEqual([16, 17, 18]);
  });

  test('when the other side goes, calls under way and later calls fail, and events are dropped', async () => {
    const never = new Promise<null>(() => {});
    const connection = await connected({ 'library.state': () => never });
    const pending = connection.client.call('library.state', {});
    const pendingFails = expect(pending).rejects.toMatchObject({
      code: 'connectionLost',
      details: { call: 'library.state' },
    });
    await connection.client.call('settings.get', {});
    connection.breakOff();
    await pendingFails;
    await expect(connection.client.call('settings.get', {})).rejects.toMatchObject({
      code: 'connectionLost',
    });
    expect(() => connection.server.send('settings.changed', defaultSettings)).not.toThrow();
  });

  test.each([
    null,
    'text',
    42,
    [],
    {},
    { t: 'q' },
    { t: 'q', m: 'call' },
    { t: 'q', m: 'toString', a: [], i: 'x' },
    { t: 'q', m: '__proto__', a: [], i: 'x' },
    { t: 'q', m: 'call', a: {}, i: {} },
    { t: 's', i: 'never asked', r: 1 },
  ])('a message %j that is not of the protocol is ignored', async (message) => {
    const { client, postRaw } = await connected();
    postRaw(message);
    expect(await client.call('settings.get', {})).toEqual(defaultSettings);
  });

  test('whatever a page sends, the application answers and goes on', async () => {
    const { client } = await connected();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('issue.get', 'search.query', 'export.save')),
        fc.jsonValue(),
        async (name, input) => {
          const failure = await callAnything(client, name, input).catch((error: unknown) => error);
          expect(failure).toBeInstanceOf(BroadsheetError);
          expect(['unknownCall', 'badArguments', 'noLibrary']).toContain((failure as BroadsheetError).code);
        },
      ),
      { numRuns: 60 },
    );
    expect(await client.call('settings.get', {})).toEqual(defaultSettings);
  });
});
