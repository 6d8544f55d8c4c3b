import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** Bytes of script, as gzip, that may stand before the first paint. */
const most = 150_000;

const renderer = fileURLToPath(new URL('../../../out/renderer/', import.meta.url));
const manifestFile = `${renderer}.vite/manifest.json`;

/** Vite's account of what it built: https://vite.dev/guide/backend-integration. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** A chunk and all that it cannot run without. */
function closure(manifest: Readonly<Record<string, Chunk>>, keys: readonly string[]): readonly Chunk[] {
  const found = new Map<string, Chunk>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    if (found.has(key)) return;
    found.set(key, chunk);
    chunk.imports?.forEach(add);
  };
  keys.forEach(add);
  return [...found.values()];
}

describe.skipIf(!existsSync(manifestFile))('the built window', () => {
  test('checks no inputs: zod is the program’s, and one import that is no type would bring all of it', () => {
    const scripts = globSync('**/*.js', { cwd: renderer });
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.filter((file) => readFileSync(renderer + file, 'utf8').includes('_zod'))).toEqual([]);
  });
});

/** `npm test` builds first; a single run of the unit tests may find no build. */
describe.skipIf(!existsSync(manifestFile))('before the first paint of the built window', () => {
  const read = () => JSON.parse(readFileSync(manifestFile, 'utf8')) as Readonly<Record<string, Chunk>>;

  test.each(['en', 'zh-CN'])('stand at most 150 KB of script (gzip), with the words in %s', (language) => {
    const chunks = closure(read(), ['index.html', `../src-shared/i18n/${language}.ts`]);
    const sizes = chunks.map(({ file }) => [file, gzipSync(readFileSync(renderer + file)).length] as const);
    const sum = sizes.reduce((all, [, size]) => all + size, 0);
    expect(sum, sizes.map((pair) => pair.join(' ')).join('\n')).toBeLessThanOrEqual(most);
  });

  test('what shows an issue, and nothing before it, is compiled as soon as it is fetched', () => {
    const manifest = read();
    const first = new Set(closure(manifest, ['index.html']));
    const compiled = closure(manifest, ['views/issue/IssuePanes.tsx']).map((chunk) => ({
      file: chunk.file,
      ahead: readFileSync(renderer + chunk.file, 'utf8').startsWith('//# allFunctionsCalledOnLoad\n'),
      isFirst: first.has(chunk),
    }));
    expect(compiled.filter(({ ahead, isFirst }) => ahead === isFirst)).toEqual([]);
    expect(compiled.filter(({ ahead }) => ahead).length).toBeGreaterThan(0);
  });

  test('stand no faces of type, which come in a sheet of their own', () => {
    const sheets = closure(read(), ['index.html']).flatMap(({ css = [] }) => css);
    expect(sheets).toHaveLength(1);
    for (const sheet of sheets) expect(readFileSync(renderer + sheet, 'utf8')).not.toContain('@font-face');
  });
});
