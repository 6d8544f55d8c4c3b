import { describe, expect, test } from 'vitest';
import { ipcWires } from './wires.ts';

describe('a window’s wire', () => {
  const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  test('hears the window’s own page', async () => {
    const { page, main } = ipcWires();
    const heard: unknown[] = [];
    main.onMessage((message) => heard.push(message));
    page.post({ hello: 1 });
    await settled();
    expect(heard).toEqual([{ hello: 1 }]);
  });

  test.each([
    'https://example.com/',
    'app://other/',
    'file:///etc/passwd',
    'app://user@broadsheet/',
    'about:blank',
  ])('hears nothing from a page at %s', async (url) => {
    const { page, main, frame } = ipcWires();
    const heard: unknown[] = [];
    main.onMessage((message) => heard.push(message));
    frame.url = url;
    page.post('from elsewhere');
    await settled();
    expect(heard).toEqual([]);
  });

  test('hears nothing from a frame inside the page, nor from one that is gone', () => {
    const { main, receive } = ipcWires();
    const heard: unknown[] = [];
    main.onMessage((message) => heard.push(message));
    receive({ url: 'app://broadsheet/' }, 'from a frame');
    receive(null, 'from nowhere');
    expect(heard).toEqual([]);
  });

  test('tells of dropped files what the preload sees of them, and of nothing that a page says', async () => {
    const { page, frame, receive, onDropped } = ipcWires();
    const heard: (readonly string[])[] = [];
    onDropped((paths) => heard.push(paths));
    page.pathsOf([{ name: 'a.txt' }, { name: 'b.txt' }], () => undefined);
    await settled();
    expect(heard.splice(0)).toEqual([['/dropped/a.txt', '/dropped/b.txt']]);
    page.post(['/etc']);
    receive({ url: frame.url }, ['/etc'], 'dropped');
    receive(null, ['/etc'], 'dropped');
    frame.url = 'https://example.com/';
    receive(frame, ['/etc'], 'dropped');
    await settled();
    expect(heard).toEqual([]);
    frame.url = 'app://broadsheet/';
    receive(frame, ['relative', '', 7, '/etc'], 'dropped');
    receive(frame, '/etc', 'dropped');
    expect(heard).toEqual([['/etc']]);
  });

  test('says when the window closes, and refuses to send from then on', () => {
    const { main, destroy } = ipcWires();
    let closed = 0;
    main.onClose(() => closed++);
    destroy();
    expect(closed).toBe(1);
    expect(() => main.post('late')).toThrow('The window is closed.');
  });
});
