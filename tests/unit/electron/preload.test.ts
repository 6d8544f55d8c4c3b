import { expect, test } from 'vitest';
import type { WindowWire } from '#shared/contract/windowWire.ts';
import { exposeWire } from '../../../src-main/preload/exposeWire.ts';

test('the preload gives the page messages, and neither Electron’s events nor its objects', () => {
  const exposed = new Map<string, unknown>();
  const sent: unknown[][] = [];
  const listeners: ((event: unknown, message: unknown) => void)[] = [];
  const ipcRenderer = {
    send: (...given: unknown[]) => sent.push(given),
    on: (_channel: string, listener: (event: unknown, message: unknown) => void) => listeners.push(listener),
  };
  // Only what the preload uses of Electron.
  exposeWire(
    { exposeInMainWorld: (name, value) => exposed.set(name, value) },
    ipcRenderer as unknown as Parameters<typeof exposeWire>[1],
    { getPathForFile: () => '/a' },
  );
  expect([...exposed.keys()]).toEqual(['broadsheetWire']);
  const wire = exposed.get('broadsheetWire') as WindowWire;
  expect(Object.keys(wire)).toEqual(['post', 'onMessage', 'pathsOf']);
  wire.post({ hello: 1 });
  expect(sent).toEqual([['wire', { hello: 1 }]]);
  const heard: unknown[][] = [];
  wire.onMessage((...given) => heard.push(given));
  listeners[0]?.({ sender: ipcRenderer }, 'message');
  expect(heard).toEqual([['message']]);
});
