import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeChromium } from './chromium.ts';
import { KnownEmitter, known, PreventableEvent, UnknownToDouble } from './known.ts';

const lockName = 'electron-double.lock';
const secondName = 'electron-double.second.';

class App extends KnownEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  /** Closes every window; set by browserWindow.ts, which this module must not import. */
  #closeWindows: () => Promise<void> = async () => {};
  #ready = false;
  #holdsLock = false;
  #quitting = false;

  constructor() {
    super('app', [
      'second-instance',
      'open-file',
      'open-url',
      'activate',
      'child-process-gone',
      'window-all-closed',
      'before-quit',
      'will-quit',
    ]);
  }

  readonly commandLine = {
    appendSwitch(name: string): void {
      // The double's windows are pages of a Chromium that runs already.
      if (name !== 'enable-speech-dispatcher') throw new UnknownToDouble(`the switch ${name}`);
    },
  };

  disableHardwareAcceleration(): void {
    if (this.#ready)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }

  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8'));
    return (manifest as { version: string }).version;
  }

  /** From the environment, as the system's are. */
  getPreferredSystemLanguages(): string[] {
    const named = process.env.LANGUAGE || process.env.LC_ALL || process.env.LANG || 'en_US';
    const locale = (named.split(':')[0] ?? '').split('.')[0] ?? '';
    return [['', 'C', 'POSIX'].includes(locale) ? 'en-US' : locale.replace('_', '-')];
  }

  /** From the environment, as on Linux. */
  getPath(name: string): string {
    const documents = process.env.XDG_DOCUMENTS_DIR;
    if (name !== 'documents' || documents === undefined) throw new UnknownToDouble(`the path ${name}`);
    return documents;
  }

  setPath(name: string, path: string): void {
    if (name !== 'userData') throw new UnknownToDouble(`the path ${name}`);
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.#paths.get('userData');
    if (folder === undefined) throw new UnknownToDouble("userData's default; app.setPath it before the lock");
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, lockName);
    if (!takeLock(lock)) {
      const request = { argv: process.argv, workingFolder: process.cwd() };
      writeFileSync(join(folder, `${secondName}${process.pid}.json`), JSON.stringify(request));
      return false;
    }
    this.#holdsLock = true;
    watch(folder, () => this.#hearSecondInstances(folder)).unref();
    process.on('exit', () => rmSync(lock, { force: true }));
    return true;
  }

  #hearSecondInstances(folder: string): void {
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith(secondName))) {
      try {
        const { argv, workingFolder } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        rmSync(join(folder, name));
        this.emit('second-instance', new PreventableEvent(), argv, workingFolder);
      } catch {
        // Half written or already heard: the watcher calls again.
      }
    }
  }

  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#ready = true;
  }

  quit(): void {
    if (!this.#holdsLock && !this.#ready) {
      process.exit(0);
    }
    if (this.#quitting) return;
    this.#quitting = true;
    void this.#quit();
  }

  async #quit(): Promise<void> {
    const before = new PreventableEvent();
    this.emit('before-quit', before);
    if (!before.defaultPrevented) await this.#closeWindows();
    const will = new PreventableEvent();
    this.emit('will-quit', will);
    this.#quitting = false;
    if (!before.defaultPrevented && !will.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    void closeChromium().finally(() => process.exit(code));
  }

  /** For the double itself. */
  readonly double = {
    isReady: () => this.#ready,
    isQuitting: () => this.#quitting,
    onCloseWindows: (close: () => Promise<void>) => {
      this.#closeWindows = close;
    },
  };
}

/** The lock belongs to a living process or to nobody. */
function takeLock(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder !== process.pid) {
      process.kill(holder, 0);
      return false;
    }
  } catch {
    // No lock, or its holder is dead.
  }
  writeFileSync(lock, String(process.pid));
  return true;
}

export const rawApp = new App();
export const app = known('app', rawApp);
