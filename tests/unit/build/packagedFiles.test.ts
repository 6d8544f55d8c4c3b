import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { builtFiles } from '#core/app/programFiles.ts';
import { isPermissive } from '../../../build/package/licences.mjs';
import { packageConfiguration, packaged, unpacked } from '../../../build/package/patterns.mjs';
import { readSource, runtimeFiles } from '../../../build/package/runtimeFiles.mjs';

/** What the sources open or import that no package is to hold, each with its reason. */
const notPackaged: Readonly<Record<string, string>> = {
  'build/start.mjs': 'the command `open` starts a checkout; a package is started by itself',
  'onnxruntime-node': 'native, an addition where it is installed; packages run the networks as WebAssembly',
  electron: 'what the package stands on',
};

const sources = runtimeFiles();
const isPackaged = packaged(packageConfiguration());
const isUnpacked = unpacked(packageConfiguration());
const about = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

/** Below the project's folder, from an address. */
const below = (url: URL) => url.pathname.replace('/project/', '');

/** Files that stand for an opened path: itself, all of a folder of ours, or what there is of a package's folder. */
function files(path: string): readonly string[] {
  if (!path.endsWith('/') || path.startsWith('out/'))
    return [path.endsWith('/') ? `${path}index.html` : path];
  return globSync(`${path}**/*.*`).map((file) => file.replaceAll('\\', '/'));
}

describe('the package', () => {
  it('holds every worker, the start script and the styles of citation', () => {
    const program = builtFiles('file:///project/out/main/electron.js');
    const opened = Object.values(program).flatMap((url: URL) => files(below(url)));
    expect(opened).toContain('resources/citation-styles/apa.csl');
    expect(opened.filter((file) => !isPackaged(file))).toEqual([]);
    expect(isPackaged('out/main/electron.js')).toBe(true);
    expect(opened.filter((file) => file.endsWith('.txt')).length).toBeGreaterThan(10);
    expect(isPackaged('resources/sample-library/The Wexcombe Courier/.broadsheet/x.json')).toBe(false);
  });

  it('holds every file that the sources open by its address', () => {
    const { files: opened, riddles } = sources;
    expect(riddles, 'addresses that build/package/runtimeFiles.mjs does not understand').toEqual([]);
    expect(opened.length).toBeGreaterThan(15);
    const missing = opened.filter(({ path }) => {
      if (path in notPackaged) return false;
      const there = files(path);
      const ofPackage = path.startsWith('node_modules/') && path.endsWith('/');
      return ofPackage ? !there.some(isPackaged) : there.length === 0 || !there.every(isPackaged);
    });
    expect(missing).toEqual([]);
  });

  it('keeps on the disk, beside the archive, what threads of engines read themselves', () => {
    const engines = /node_modules\/(@gutenye|@tesseract|tesseract|onnxruntime)/;
    const read = sources.files.filter(({ path }) => engines.test(path)).flatMap(({ path }) => files(path));
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((file) => !isUnpacked(file))).toEqual([]);
  });

  it('holds every package that the sources import', () => {
    const imported = [...sources.packages].filter(
      ([name]) => !name.startsWith('node:') && !(name in notPackaged),
    );
    expect(imported.length).toBeGreaterThan(20);
    const missing = imported.filter(([name]) => {
      const entry = `node_modules/${name}/package.json`;
      return !(name in about.dependencies) || !existsSync(entry) || !isPackaged(entry);
    });
    expect(missing).toEqual([]);
  });

  it('holds the updater, and every package that it stands on, wherever npm put it', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { dependencies?: Record<string, string> }>;
    };
    const needed = new Set<string>();
    const add = (name: string, from: string) => {
      const nested = `${from}/node_modules/${name}`;
      const folder = nested in lock.packages ? nested : `node_modules/${name}`;
      if (needed.has(folder)) return;
      needed.add(folder);
      for (const below of Object.keys(lock.packages[folder]?.dependencies ?? {})) add(below, folder);
    };
    add('electron-updater', '');
    expect([...needed]).toEqual(
      expect.arrayContaining([
        'node_modules/electron-updater/node_modules/semver',
        'node_modules/builder-util-runtime',
        'node_modules/debug',
        'node_modules/ms',
      ]),
    );
    const scripts = [...needed].map((folder) => {
      const { main = 'index.js' } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
        main?: string;
      };
      return createRequire(`${process.cwd()}/`)
        .resolve(`./${folder}/${main}`)
        .slice(process.cwd().length + 1);
    });
    const packed = [...scripts, ...[...needed].map((folder) => `${folder}/package.json`)];
    expect(packed.filter((file) => !isPackaged(file.replaceAll('\\', '/')))).toEqual([]);
  });
});

describe('the installers', () => {
  const configuration = packageConfiguration();

  it('take no kind of file from the programs that people open it with', () => {
    const associations = [configuration.fileAssociations ?? []].flat();
    const endings = associations.flatMap(({ ext }) => ext);
    expect(endings.toSorted()).toEqual(['alto', 'hocr', 'mets']);
    expect(associations.every(({ role, rank }) => role === 'Viewer' && rank === 'Alternate')).toBe(true);
  });

  it('have an icon in every size', () => {
    const sizes = [16, 24, 32, 48, 64, 96, 128, 256, 512];
    const wanted = sizes.map((size) => `linux/${size}x${size}.png`);
    const missing = [...wanted, 'icon.ico', 'icon.icns'].filter((file) => !existsSync(`build/icons/${file}`));
    expect(missing).toEqual([]);
  });

  it('are made for every system', () => {
    const { linux, mac, win } = configuration;
    const names = [linux, mac, win].map((system) =>
      [system?.target ?? []].flat().map((one) => (typeof one === 'string' ? one : one.target)),
    );
    expect(names).toEqual([
      ['AppImage', 'deb', 'rpm'],
      ['dmg', 'zip'],
      ['nsis', 'portable'],
    ]);
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true],
    ['(MIT AND Zlib)', true],
    ['MIT and ISC', true],
    ['GPL-3.0 OR MIT', true],
    ['MIT AND GPL-3.0', false],
    ['CPAL-1.0 OR AGPL-1.0', false],
    ['', false],
  ])('that reads %j may be packed: %s', (expression, may) => {
    expect(isPermissive(expression)).toBe(may);
  });
});

describe('the files that a source opens', () => {
  const read = (text: string) => {
    const found = { files: [], packages: new Map<string, string>(), riddles: [] };
    readSource('src-main/core/made.ts', text, found);
    return found;
  };

  it.each([
    [`new URL('../renderer/', import.meta.url)`, 'out/renderer/'],
    [`createRequire(import.meta.url).resolve('thing/data.wasm')`, 'node_modules/thing/data.wasm'],
    [`createRequire(import.meta.url)('../../package.json')`, 'package.json'],
    [
      `const f = dirname(createRequire(import.meta.url).resolve('@a/b/package.json')); join(f, 'maps', '/')`,
      'node_modules/@a/b/maps/',
    ],
    [`join(packageFolder('thing'), 'x.bin')`, 'node_modules/thing/x.bin'],
  ])('are found in %s', (text, path) => {
    const { files: opened, riddles } = read(text);
    expect(opened).toContainEqual({ path, place: 'src-main/core/made.ts:1' });
    expect(riddles).toEqual([]);
  });

  it('are told where they cannot be known', () => {
    expect(read('const a = 1;\nopen(new URL(name, import.meta.url));').riddles).toEqual([
      'src-main/core/made.ts:2',
    ]);
  });
});
