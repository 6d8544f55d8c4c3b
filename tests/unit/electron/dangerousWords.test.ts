import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../../../build/package/syntax.mjs';

/**
 * The checks of electronegativity (https://github.com/doyensec/electronegativity) that can mean something here; it
 * is no longer maintained and does not run without a network: docs/decisions/0074-hostile-input.md. What a check
 * finds is a finding, and every finding is explained or none.
 */
const checks = {
  /** A window can be made with other preferences, or anything else that shows pages. */
  windows: ['BrowserWindow', 'BrowserView', 'WebContentsView', 'webview', 'allowpopups', 'setUserAgent'],
  /** What switches a protection off, or on what is not ready. */
  preferences: [
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'disableBlinkFeatures',
    'enableRemoteModule',
    'disablewebsecurity',
    'disable-web-security',
    'no-sandbox',
    'affinity',
    'additionalArguments',
    'ELECTRON_DISABLE_SECURITY_WARNINGS',
  ],
  /** Certificates and permissions that are waved through, protocols that are taken over. */
  session: [
    'setCertificateVerifyProc',
    'certificate-error',
    'select-client-certificate',
    'setProxy',
    'interceptFileProtocol',
    'registerFileProtocol',
    'bypassCSP',
    'allowServiceWorkers',
    'corsEnabled',
  ],
  /** Script from text. */
  script: [
    'eval',
    'Function',
    'executeJavaScript',
    'executeJavaScriptInIsolatedWorld',
    'insertCSS',
    'dangerouslySetInnerHTML',
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'srcdoc',
    'document.write',
  ],
  /** Programs of the system, and files as addresses. */
  outside: ['openExternal', 'openPath', 'loadFile', 'loadURL', 'child_process', 'node:child_process'],
  /** Words between processes that are not the one wire. */
  channels: ['ipcMain', 'remote', 'exposeInMainWorld', 'postMessage', 'contextBridge'],
  switches: ['appendSwitch', 'appendArgument', 'disableHardwareAcceleration', 'setAsDefaultProtocolClient'],
} as const;

const words = new Set<string>(Object.values(checks).flat());

/** Findings that are looked at, by file and word, each with the reason why it stays. */
const explained: Readonly<Record<string, string>> = {
  'src-main/electron/windows.ts BrowserWindow': 'the only place, with `windowOptions`, and hardened',
  'src-main/electron/windows.ts loadURL': 'an address of the app itself, made by `appAddress`',
  'src-main/electron/windows.ts openExternal': 'only what `leadsOutside` lets: the web and mail',
  'src-main/electron/main.ts BrowserWindow': 'a type alone: the window whose page is brought back',
  'src-main/electron/main.ts loadURL': 'the shelf, by `appAddress`, where a page cannot be brought back',
  'src-main/electron/main.ts disableHardwareAcceleration': 'only in safe mode; takes power away, gives none',
  'src-main/electron/main.ts appendSwitch': 'voices of the system; no power for pages',
  'src-main/electron/main.ts setAsDefaultProtocolClient': 'broadsheet://, parsed by `parseDeepLink`',
  'src-main/electron/main.ts openPath': 'shows a folder that the person chose for an export',
  'src-main/preload/exposeWire.ts exposeInMainWorld': 'the wire alone: preload.test.ts',
  'src-main/preload/exposeWire.ts contextBridge': 'the wire alone: preload.test.ts',
  'src-main/preload/index.ts contextBridge': 'handed to `exposeWire`',
  'src-renderer/dom/copying/copiedText.ts innerHTML': 'read, not written: what is copied',
};

describe('the sources of window, preload and Electron host', () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const files = globSync('{src-main/{electron,preload},src-renderer}/**/*.{ts,tsx}', {
    cwd: root,
  }).toSorted();
  const findings = new Set(files.flatMap((file) => findingsIn(file, readFileSync(root + file, 'utf8'))));

  test('are looked through', () => {
    expect(files.length).toBeGreaterThan(300);
    const bad = 'const w = new BrowserView(); w.webContents["executeJavaScript"]("1"); document.write("");';
    expect(findingsIn('x.ts', bad)).toEqual([
      'x.ts BrowserView',
      'x.ts executeJavaScript',
      'x.ts document.write',
    ]);
    expect(findingsIn('x.tsx', 'const a = <webview allowpopups />;')).toEqual([
      'x.tsx webview',
      'x.tsx allowpopups',
    ]);
  });

  test('hold nothing that weakens the page’s walls and is not explained', () => {
    expect([...findings].filter((finding) => !Object.hasOwn(explained, finding))).toEqual([]);
  });

  test('hold everything that is explained', () => {
    expect(Object.keys(explained).filter((finding) => !findings.has(finding))).toEqual([]);
  });
});

/** Names, properties, texts and elements of a program that a check asks for; types, which are gone at run time, left out. */
function findingsIn(file: string, text: string): readonly string[] {
  const nodes = nodesOf(text, file.endsWith('x') ? 'tsx' : 'ts');
  const typeOnly = new Set(
    nodes
      .filter(({ type, importKind }) => type === 'ImportDeclaration' && importKind === 'type')
      .flatMap(({ specifiers }) =>
        (specifiers as { local: { name: string } }[]).map(({ local }) => local.name),
      ),
  );
  const found = nodes.flatMap((node) => {
    if (
      node.type === 'MemberExpression' &&
      node.object?.name === 'document' &&
      node.property?.name === 'write'
    )
      return ['document.write'];
    const name = ['Identifier', 'JSXIdentifier'].includes(node.type) ? node.name : node.value;
    return typeof name === 'string' && words.has(name) && !typeOnly.has(name) ? [name] : [];
  });
  return [...new Set(found)].map((word) => `${file} ${word}`);
}
