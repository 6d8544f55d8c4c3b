import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { hardenContents, hardenSession } from '../../../src-main/electron/security.ts';

type BeforeRequest = (details: { url: string }, answer: (answer: { cancel: boolean }) => void) => void;
type PermissionRequest = (contents: null, permission: string, answer: (granted: boolean) => void) => void;

/** A session that remembers what it was told. */
function hardenedSession(developerTools: boolean) {
  const events = new EventEmitter();
  const told: {
    before?: BeforeRequest;
    request?: PermissionRequest;
    check?: (c: null, p: string) => boolean;
  } = {};
  const session = {
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest) => {
        told.before = listener;
      },
    },
    setPermissionRequestHandler: (handler: PermissionRequest) => {
      told.request = handler;
    },
    setPermissionCheckHandler: (handler: (c: null, p: string) => boolean) => {
      told.check = handler;
    },
    setDevicePermissionHandler: (handler: () => boolean) => expect(handler()).toBe(false),
    on: (name: string, listener: (event: unknown) => void) => events.on(name, listener),
  };
  // Only what hardening uses of a session.
  hardenSession(session as unknown as Session, { developerTools });
  return {
    lets: (url: string) => {
      let passed = false;
      told.before?.({ url }, ({ cancel }) => {
        passed = !cancel;
      });
      return passed;
    },
    grants: (permission: string) => {
      let requested = false;
      told.request?.(null, permission, (granted) => {
        requested = granted;
      });
      return [requested, told.check?.(null, permission)];
    },
    events,
  };
}

function preventable(properties: object) {
  const event = { prevented: false, preventDefault: () => {}, ...properties };
  event.preventDefault = () => {
    event.prevented = true;
  };
  return event;
}

describe('a window’s session', () => {
  test('lets pages ask for the app’s own files only', () => {
    const { lets } = hardenedSession(false);
    expect(lets('app://broadsheet/assets/a.js')).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1:80/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
    ]) {
      expect(lets(url)).toBe(false);
    }
    expect(lets('app://elsewhere/')).toBe(false);
    expect(lets('blob:app://broadsheet/9b1c')).toBe(true);
    expect(lets('blob:https://example.com/9b1c')).toBe(false);
    expect(lets('devtools://devtools/bundled/a.js')).toBe(false);
  });

  test('lets the developer tools load while developing', () => {
    expect(hardenedSession(true).lets('devtools://devtools/bundled/a.js')).toBe(true);
  });

  test('grants copying and nothing else', () => {
    const { grants } = hardenedSession(false);
    expect(grants('clipboard-sanitized-write')).toEqual([true, true]);
    for (const permission of [
      'clipboard-read',
      'geolocation',
      'media',
      'notifications',
      'openExternal',
      'hid',
    ]) {
      expect(grants(permission)).toEqual([false, false]);
    }
  });

  test('saves no downloads', () => {
    const { events } = hardenedSession(false);
    const event = preventable({});
    events.emit('will-download', event);
    expect(event.prevented).toBe(true);
  });
});

describe('a window’s contents', () => {
  function hardened() {
    const events = new EventEmitter();
    const asked: string[] = [];
    const outside: string[] = [];
    let openWindow = (_url: string): { action: string } => ({ action: 'none' });
    const contents = {
      setWindowOpenHandler: (handler: (details: object) => { action: string }) => {
        openWindow = (url) => handler({ url });
      },
      on: (name: string, listener: (event: unknown) => void) => events.on(name, listener),
    };
    // Only what hardening uses of contents.
    hardenContents(
      contents as unknown as WebContents,
      (path) => asked.push(path),
      (address) => outside.push(address),
    );
    const prevented = (name: string, properties: object) => {
      const event = preventable(properties);
      events.emit(name, event);
      return event.prevented;
    };
    return { openWindow: (url: string) => openWindow(url), asked, outside, prevented };
  }

  test('open no window themselves; the app is told of its own places alone', () => {
    const { openWindow, asked } = hardened();
    for (const url of [
      'app://broadsheet/issue/a?start=1&end=4',
      'https://example.com/',
      'app://elsewhere/',
    ]) {
      expect(openWindow(url)).toEqual({ action: 'deny' });
    }
    expect(asked).toEqual(['/issue/a?start=1&end=4']);
  });

  test('hand links to the web and to mail to the system, and nothing else', () => {
    const { openWindow, asked, outside } = hardened();
    const good = ['https://example.com/a?b=1', 'http://example.com/', 'mailto:a@example.com'];
    for (const url of [
      ...good,
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'ssh://a',
      'x',
    ]) {
      expect(openWindow(url)).toEqual({ action: 'deny' });
    }
    expect(outside).toEqual(good);
    expect(asked).toEqual([]);
  });

  test('stay on the app’s page', () => {
    const { prevented } = hardened();
    expect(prevented('will-navigate', { url: 'https://example.com/' })).toBe(true);
    expect(prevented('will-navigate', { url: 'app://broadsheet/issue/a' })).toBe(false);
    expect(prevented('will-frame-navigate', { url: 'app://broadsheet/', isMainFrame: false })).toBe(true);
    expect(prevented('will-redirect', { url: 'app://broadsheet/' })).toBe(true);
    expect(prevented('will-attach-webview', {})).toBe(true);
  });
});
