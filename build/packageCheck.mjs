/**
 * npm run package:check: builds the package over a stand-in for Electron, says what is in it and what it
 * weighs, and runs it from a folder of its own. Fails where something is missing, in for nothing, too heavy,
 * under a licence that was not accepted, or does not work. docs/decisions/0070-packages.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { inRoot } from './node.mjs';
import {
  aboutPackage,
  extract,
  packageOf,
  packedFiles,
  sizesByPackage,
  sizesByPart,
} from './package/contents.mjs';
import { walkImports } from './package/imports.mjs';
import { licences } from './package/licences.mjs';
import { runtimeFiles } from './package/runtimeFiles.mjs';
import { packInto } from './package/standIn.mjs';
import { tryPackage } from './package/trial.mjs';
import { runScript, setup } from './setup.mjs';

const megabyte = 1_000_000;
/** Bytes that the application may weigh without what reads pictures, and what reads pictures. */
const bounds = { own: 60 * megabyte, pictures: 50 * megabyte };

/** Packages that are in though no bundle imports them, each with its reason. @type {[RegExp, string][]} */
const notImported = [
  [/^node_modules\/@tesseract\.js-data\//, 'a model: opened by its address'],
  [/^node_modules\/@gutenye\/ocr-models$/, 'models: opened by their address'],
  [/^node_modules\/argparse$/, 'js-yaml names it for a command of its own'],
  [/^node_modules\/tiny-typed-emitter$/, 'electron-updater names it for its types'],
];

/** Modules that are named and not in, each with its reason. @type {[RegExp, string][]} */
const notThere = [
  [/^pg-native$/, 'the driver in C of pg, an addition where it is installed; ours is in JavaScript'],
  [/^electron$/, 'what the package stands on'],
  [/^onnxruntime-node$/, 'native; the networks run as WebAssembly'],
  [/^@napi-rs\/canvas$/, 'pdf.js draws with it; nothing is drawn in the hosts'],
  [/^tesseract\.js-core\//, 'other builds of the core; the relaxed SIMD one runs on every Node of ours'],
  [/^supports-color$/, 'debug asks for it, and does without'],
  [/^canvas$/, 'linkedom has a stand-in for it'],
  [/^encoding$/, 'node-fetch converts texts with it, and fetches nothing here'],
  [/^(bufferutil|utf-8-validate)$/, 'native additions to ws'],
];

await runScript(async () => {
  const began = Date.now();
  await setup();
  const place = mkdtempSync(join(tmpdir(), 'broadsheet-package-'));
  try {
    /** @type {string[]} */
    const problems = [];
    print('== building the package over a stand-in for Electron');
    const archive = await packInto(join(place, 'built'));
    const files = packedFiles(archive);
    const program = join(place, 'program');
    extract(archive, program);
    // Nothing but the program is left to find.
    rmSync(join(place, 'built'), { recursive: true });
    problems.push(...tellSizes(files), ...tellImports(program, files), ...tellLicences(program, files));
    print('\n== runs from its contents alone');
    const work = join(place, 'work');
    mkdirSync(work);
    await tryPackage(program, work, ({ name, seconds, problem }) => {
      print(`${problem === null ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
      if (problem !== null) problems.push(`${name}: ${problem}`);
    });
    print(`\n${((Date.now() - began) / 1000).toFixed(0)} s in all`);
    if (!aboutPackage(inRoot()).homepage) {
      print(
        'Before a release: package.json needs a homepage; electron-builder makes no deb or rpm without one.',
      );
    }
    for (const problem of problems) print(`PROBLEM ${problem}`);
    print(problems.length === 0 ? 'The package holds.' : `${problems.length} problems`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
});

/** @param {import('./package/contents.mjs').PackedFile[]} files @returns {string[]} problems */
function tellSizes(files) {
  print('\n== what is in, by part');
  const parts = sizesByPart(files);
  for (const { part, files: count, size } of parts)
    print(`${megabytes(size)}  ${String(count).padStart(5)}  ${part}`);
  const sum = (/** @type {boolean} */ ofPictures) =>
    parts.filter((part) => part.readsPictures === ofPictures).reduce((all, { size }) => all + size, 0);
  const sums = { own: sum(false), pictures: sum(true) };
  print(`${megabytes(sums.own)}  the application's own part, of ${megabytes(bounds.own).trim()}`);
  print(`${megabytes(sums.pictures)}  what reads pictures, of ${megabytes(bounds.pictures).trim()}`);
  print(`${megabytes(sums.own + sums.pictures)}  in all`);
  return /** @type {const} */ (['own', 'pictures'])
    .filter((part) => sums[part] > bounds[part])
    .map(
      (part) => `${part} weighs ${megabytes(sums[part]).trim()}, more than ${megabytes(bounds[part]).trim()}`,
    );
}

/** @param {string} program @param {import('./package/contents.mjs').PackedFile[]} files @returns {string[]} problems */
function tellImports(program, files) {
  const named = runtimeFiles().files.map(({ path }) => path);
  const started = named.filter((path) => /^node_modules\/.*\.m?js$/.test(path));
  const { reached, missing, outside } = walkImports(program, started);
  const reachedPackages = new Set([...reached].map(packageOf));
  const sizes = sizesByPackage(files);
  print(`\n== packages: ${sizes.size} are in; the largest, and how much of each is reached by import`);
  for (const [path, size] of [...sizes].slice(0, 25)) {
    const used = files.filter((file) => reached.has(file.path) && packageOf(file.path) === path);
    print(
      `${megabytes(size)}  ${megabytes(used.reduce((sum, file) => sum + file.size, 0))}  ${nameOf(path)}`,
    );
  }
  const problems = outside.map((file) => `${file} is found outside the package`);
  print('\n== in and not imported');
  for (const [path, size] of sizes) {
    if (reachedPackages.has(path)) continue;
    const reason = notImported.find(([pattern]) => pattern.test(path))?.[1];
    print(`${megabytes(size)}  ${nameOf(path)}: ${reason ?? 'FOR NOTHING'}`);
    if (reason === undefined) problems.push(`${nameOf(path)} is in, and nothing that runs imports it`);
  }
  print('\n== named and not in');
  for (const [specifier, file] of missing) {
    const reason = notThere.find(([pattern]) => pattern.test(specifier))?.[1];
    print(`${specifier} (${file}): ${reason ?? 'MISSING'}`);
    if (reason === undefined) problems.push(`${file} imports ${specifier}, which is not in`);
  }
  return problems;
}

/** @param {string} program @param {import('./package/contents.mjs').PackedFile[]} files @returns {string[]} problems */
function tellLicences(program, files) {
  const all = licences(program, [...sizesByPackage(files).keys()]);
  print('\n== licences of packages, fonts and styles');
  for (const licence of new Set(all.map((one) => one.licence))) {
    const under = all.filter((one) => one.licence === licence);
    print(
      `${licence || 'none'} (${under.length}): ${under.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
    );
  }
  for (const { name, licence, reason } of all) if (reason !== '') print(`${name} (${licence}): ${reason}`);
  print(
    'styles and locales of citation (CC BY-SA 3.0): unchanged, by the authors in each file; named in NOTICE',
  );
  const lacking = files.some(({ path }) => path === 'out/renderer/third-party.txt')
    ? []
    : ['the licences of others’ work (out/renderer/third-party.txt) are not in'];
  const silent = all.filter(({ hasText }) => !hasText);
  print(`without the text of their licence: ${silent.map(({ name }) => name).join(', ') || 'none'}`);
  return [
    ...lacking,
    ...all.filter(({ problem }) => problem !== null).map(({ name, problem }) => `${name} ${problem}`),
  ];
}

/** @param {string} path */
function nameOf(path) {
  return path.replace('node_modules/', '');
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / megabyte).toFixed(2).padStart(7)} MB`;
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
