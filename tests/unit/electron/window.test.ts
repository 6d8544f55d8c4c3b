import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { windowOptions } from '../../../src-main/electron/window.ts';

const place = { x: 1, y: 2, width: 1200, height: 800, maximized: false };
const options = (developerTools: boolean) =>
  windowOptions(place, '/app/out/preload/index.cjs', { dark: false, developerTools });

describe('a window', () => {
  test('has a page without Node, isolated and in a sandbox, with every default of Electron’s that protects', () => {
    // All of them: one that is added has to be thought about here.
    expect(options(false).webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  test('has developer tools while developing alone', () => {
    expect(options(true).webPreferences?.devTools).toBe(true);
  });
});

describe('the packaged program', () => {
  test('has every power of Electron’s binary that it does not use burnt out', () => {
    const file = new URL('../../../electron-builder.yml', import.meta.url);
    const { electronFuses } = parse(readFileSync(file, 'utf8')) as { electronFuses: unknown };
    expect(electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      // There are no cookies to encrypt in app://, and the keyring would be asked for.
      enableCookieEncryption: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('is built with one version of Electron, named exactly, and the double is of its major version', () => {
    const read = (path: string) =>
      JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as {
        version?: string;
        devDependencies?: Record<string, string>;
      };
    const named = read('package.json').devDependencies?.electron ?? '';
    expect(named).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(read('node_modules/electron/package.json').version).toBe(named);
    // Electron supports three major versions; 43 ends with 46. Raised with every look at docs/security.md.
    expect(Number.parseInt(named, 10)).toBeGreaterThanOrEqual(45);
  });
});
