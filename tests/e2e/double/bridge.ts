import type { Page } from 'playwright-core';
import { createIpc, type Ipc } from './ipc.ts';
import { type ExposedApi, runPreload, type Shape } from './preload.ts';

/** The page's call of an exposed function, or its announcement of a new document (`path` null). */
interface PageMessage {
  readonly document: string;
  readonly path: string | null;
  /** A function among the arguments travels as `{ listener: number }`. */
  readonly args: readonly ({ readonly value: unknown } | { readonly listener: number })[];
}

/** What the double keeps of one document: its preload and its channels. */
interface LoadedDocument {
  readonly name: string;
  readonly ipc: Ipc;
  readonly api: ExposedApi;
}

const callName = '__electronDoubleCall';
const deliverName = '__electronDoubleDeliver';

/** Connects the preload, which runs here, with the page, which runs in Chromium. */
export interface Bridge {
  /** Main's message to whatever document the page shows. */
  toRenderer(channel: string, ...args: unknown[]): void;
  /** The document is gone with its process: nothing of it is heard any more. */
  cut(): void;
}

/**
 * Installs a preload in a page before its first document. As in Electron each document of the main frame
 * gets its preload anew. `receive` hears what preloads send to main; `fail` hears faults of the preload.
 */
export async function bridgePreload(
  page: Page,
  preload: string,
  receive: (channel: string, args: unknown[]) => void,
  fail: (error: unknown) => void,
): Promise<Bridge> {
  let current: LoadedDocument | null = null;
  const gone = new Set<string>();
  const load = (name: string): LoadedDocument => {
    const ipc = createIpc(receive);
    return { name, ipc, api: runPreload(preload, ipc) };
  };
  // What a preload exposes is the same for every document; the page needs its shape before it runs.
  const { shape } = load('shape').api;

  let deliveries = Promise.resolve();
  const listenerInPage = (document: string, listener: number) => {
    return (...args: unknown[]) => {
      deliveries = deliveries.then(() => deliver(page, { document, listener, args }));
    };
  };

  await page.exposeBinding(callName, (_source, message: PageMessage) => {
    if (gone.has(message.document)) return;
    try {
      if (current?.name !== message.document) current = load(message.document);
      if (message.path === null) return;
      const called = current.api.functions.get(message.path);
      if (!called) throw new Error(`The preload exposes no ${message.path}.`);
      const args = message.args.map((arg) =>
        'listener' in arg ? listenerInPage(message.document, arg.listener) : arg.value,
      );
      if (called(...args) !== undefined) {
        throw new Error(
          `${message.path} answered something; the double cannot bring answers to the page in time.`,
        );
      }
    } catch (error) {
      fail(error);
    }
  });
  await page.addInitScript(installInPage, { shape, callName, deliverName });
  return {
    toRenderer(channel, ...args) {
      current?.ipc.toRenderer(channel, ...args);
    },
    cut() {
      if (current) gone.add(current.name);
      current = null;
    },
  };
}

async function deliver(
  page: Page,
  message: { readonly document: string; readonly listener: number; readonly args: readonly unknown[] },
): Promise<void> {
  try {
    await page.evaluate(
      ([name, { document, listener, args }]) => {
        const page = globalThis as unknown as Record<string, (...args: unknown[]) => void>;
        page[name]?.(document, listener, args);
      },
      [deliverName, message] as const,
    );
  } catch (error) {
    // A window that closes takes its undelivered messages with it, as in Electron.
    if (!page.isClosed() && !/closed|navigation|destroyed/i.test(String(error))) throw error;
  }
}

/** Runs in the page before anything else there; must not use anything from outside itself. */
function installInPage(options: {
  readonly shape: Readonly<Record<string, Shape>>;
  readonly callName: string;
  readonly deliverName: string;
}): void {
  if (window !== window.top || location.protocol === 'about:') return;
  const document = String(Math.random());
  const listeners: ((...args: unknown[]) => void)[] = [];
  const call = (globalThis as unknown as Record<string, (message: unknown) => Promise<void>>)[
    options.callName
  ];
  if (!call) return;

  /** A File crosses a context bridge as it is; here only its name can. */
  const plain = (value: unknown) => (value instanceof File ? { name: value.name } : value);
  const build = (path: string, shape: Shape): unknown => {
    if (shape.kind === 'value') return shape.value;
    if (shape.kind === 'function') {
      return (...args: unknown[]) => {
        const encoded = args.map((arg) =>
          typeof arg === 'function'
            ? { listener: listeners.push(arg as () => void) - 1 }
            : { value: Array.isArray(arg) ? arg.map(plain) : arg },
        );
        void call({ document, path, args: encoded });
      };
    }
    const entries = Object.entries(shape.entries).map(([key, entry]) => [
      key,
      build(`${path}.${key}`, entry),
    ]);
    return Object.freeze(Object.fromEntries(entries));
  };
  for (const [key, shape] of Object.entries(options.shape)) {
    Object.defineProperty(window, key, { value: build(key, shape), enumerable: true });
  }
  Object.defineProperty(window, options.deliverName, {
    value: (target: string, listener: number, args: unknown[]) => {
      if (target === document) listeners[listener]?.(...args);
    },
  });
  void call({ document, path: null, args: [] });
}
