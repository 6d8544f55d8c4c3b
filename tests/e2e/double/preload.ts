import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import type { Ipc } from './ipc.ts';
import { known, UnknownToDouble } from './known.ts';

type Exposed = (...args: unknown[]) => unknown;

/** What a preload put on the page's window: functions by `name.path`, and the shape around them. */
export interface ExposedApi {
  readonly functions: ReadonlyMap<string, Exposed>;
  readonly shape: Readonly<Record<string, Shape>>;
}

/** A value that stands in the page as it is, a group of further values, or a function. */
export type Shape =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'object'; readonly entries: Readonly<Record<string, Shape>> }
  | { readonly kind: 'function' };

/** https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts */
const requirable = ['events', 'timers', 'url'];

/** Runs a sandboxed preload for one document. */
export function runPreload(file: string, ipc: Ipc): ExposedApi {
  const functions = new Map<string, Exposed>();
  const shape: Record<string, Shape> = {};
  const contextBridge = known('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (Object.hasOwn(shape, key)) throw new Error(`Cannot bind an API on top of window.${key}.`);
      shape[key] = shapeOf(key, api, functions);
    },
  });
  const webUtils = known('webUtils', {
    /** Whatever is dropped lies in the folder that the test names; the page only knows its name. */
    getPathForFile: (file: { readonly name: string }) =>
      join(globalThis.process.env.ELECTRON_DOUBLE_DROPS ?? '', file.name),
  });
  const electron = known('electron (in a preload)', {
    contextBridge,
    ipcRenderer: ipc.ipcRenderer,
    webUtils,
  });
  const nodeRequire = createRequire(import.meta.url);
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    const plain = name.replace(/^node:/, '');
    if (requirable.includes(plain)) return nodeRequire(plain);
    throw new Error(
      `module not found: ${name} (a sandboxed preload can only require electron, ${requirable.join(', ')})`,
    );
  };
  const process = known('process (in a preload)', {
    platform: globalThis.process.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
  const module = { exports: {} };
  const context = createContext({
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    URL,
  });
  const wrapped = `(function (require, module, exports, process) {${readFileSync(file, 'utf8')}\n})`;
  const load = new Script(wrapped, { filename: file }).runInContext(context) as (...args: unknown[]) => void;
  load(require, module, module.exports, process);
  return { functions, shape };
}

function shapeOf(path: string, value: unknown, functions: Map<string, Exposed>): Shape {
  if (typeof value === 'function') {
    functions.set(path, value as Exposed);
    return { kind: 'function' };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      shapeOf(`${path}.${key}`, item, functions),
    ]);
    return { kind: 'object', entries: Object.fromEntries(entries) as Record<string, Shape> };
  }
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) {
    return { kind: 'value', value: value as string | number | boolean | null | undefined };
  }
  throw new UnknownToDouble(`how to expose ${path}, a ${typeof value}`);
}
