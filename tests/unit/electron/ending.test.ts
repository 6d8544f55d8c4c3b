import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test } from 'vitest';
import { endWithSystem } from '../../../src-main/electron/ending.ts';

function ending() {
  const done: string[] = [];
  const power = new EventEmitter();
  const windows = [new EventEmitter(), new EventEmitter()];
  const waiting: (() => void)[] = [];
  const watcher = endWithSystem({
    onShutdown: (listener) => power.on('shutdown', listener),
    askPages: () => done.push('asked'),
    close: async () => void done.push('closed'),
    quit: () => done.push('quit'),
    after: (_, work) => waiting.push(work),
  });
  for (const window of windows) watcher.watch(window as unknown as BrowserWindow);
  const wait = () => {
    for (const work of waiting.splice(0)) work();
  };
  return { done, power, windows, wait };
}

test('macOS and Linux are made to wait until the app has ended', () => {
  const { done, power } = ending();
  let prevented = false;
  power.emit('shutdown', {
    preventDefault: () => {
      prevented = true;
    },
  });
  expect(prevented).toBe(true);
  expect(done).toEqual(['asked', 'quit']);
});

test('when Windows asks, pages hand over what is being written, and nothing ends yet', () => {
  const { done, windows, wait } = ending();
  windows[0]?.emit('query-session-end');
  wait();
  expect(done).toEqual(['asked']);
});

test('when the session of Windows ends everything is written, once for all windows', () => {
  const { done, windows, wait } = ending();
  for (const window of windows) window.emit('session-end');
  expect(done).toEqual(['asked']);
  wait();
  expect(done).toEqual(['asked', 'closed']);
});
