import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rendererResponse } from '../../../src-main/electron/protocol.ts';

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe('app://broadsheet/', () => {
  let folder: string;
  let renderer: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-protocol-'));
    renderer = join(folder, 'renderer');
    await mkdir(join(renderer, 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.html'), 'secret');
    await writeFile(join(renderer, 'index.html'), 'the page');
    await writeFile(join(renderer, 'assets/app-1.js'), 'script');
    await writeFile(join(renderer, 'assets/serif.woff2'), Buffer.from([0, 255, 1]));
    await writeFile(join(renderer, 'assets/notes.exe'), 'secret');
    await writeFile(join(renderer, '.hidden.html'), 'secret');
    await symlink(join(folder, 'secret.html'), join(renderer, 'link.html'));
    await symlink(folder, join(renderer, 'outside'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const ask = (url: string, method = 'GET') => rendererResponse(renderer, { url, method });

  test.each(['/', '/?x=1', '/issue/a', '/issue/a%2Fb?annotation=c'])(
    'answers %s with the page',
    async (path) => {
      const response = await ask(`app://broadsheet${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe('the page');
    },
  );

  test('answers a file with its bytes and type', async () => {
    const font = await ask('app://broadsheet/assets/serif.woff2');
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(new Uint8Array(await font.arrayBuffer())).toEqual(new Uint8Array([0, 255, 1]));
    const script = await ask('app://broadsheet/assets/app-1.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each(['pdf/cmaps/GBK-EUC-H.bcmap', 'pdf/standard_fonts/FoxitSerif.pfb'])(
    'answers %s, which pdf.js asks for',
    async (path) => {
      await mkdir(join(renderer, path, '..'), { recursive: true });
      await writeFile(join(renderer, path), Buffer.from([0, 255]));
      const response = await ask(`app://broadsheet/${path}`);
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(2);
    },
  );

  test('answers everything under a policy without unsafe sources', async () => {
    for (const response of [await ask('app://broadsheet/'), await ask('app://broadsheet/none')]) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(directives(policy)).toEqual({
        'default-src': "'none'",
        'script-src': "'self'",
        // pdf.js draws in a worker of the app's own files, without WebAssembly.
        'worker-src': "'self'",
        'style-src': "'self'",
        'font-src': "'self'",
        'img-src': "'self' data: blob:",
        'connect-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      });
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    'app://broadsheet/../secret.html',
    'app://broadsheet/%2e%2e/secret.html',
    'app://broadsheet/..%2fsecret.html',
    'app://broadsheet/assets/..%2f..%2fsecret.html',
    'app://broadsheet/..%5csecret.html',
    'app://broadsheet/link.html',
    'app://broadsheet/outside/secret.html',
    'app://broadsheet/.hidden.html',
    'app://broadsheet//secret.html',
    'app://broadsheet/index.html%00.js',
    'app://broadsheet/%E0%A4%A.html',
    'app://broadsheet/C:/secret.html',
    'app://broadsheet/assets/notes.exe',
    'app://broadsheet/assets',
    'app://elsewhere/index.html',
    'app://user@broadsheet/index.html',
    'file:///etc/passwd',
  ])('has nothing at %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/^There is [^\n]+\.\n$/);
  });

  test.each(['POST', 'PUT', 'DELETE'])('does not take %s', async (method) => {
    expect((await ask('app://broadsheet/', method)).status).toBe(405);
  });
});
