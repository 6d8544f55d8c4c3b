/** Which packed files the bundles reach by import: walked file by file, resolved as Node resolves, in the package alone. */
import { existsSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { constantsOf, importedName, isCall, nodesOf, requiredFile, textOf } from './syntax.mjs';

/**
 * @typedef {{ reached: Set<string>, missing: Map<string, string>, outside: string[] }} Walk `reached`: paths
 *   below the package; `missing`: specifiers that lead nowhere, each with a file that names it; `outside`:
 *   files that were found elsewhere on this machine
 */

/**
 * Needs `--experimental-import-meta-resolve`.
 * @param {string} folder of the extracted package @param {readonly string[]} more files that are started by name, below it
 * @returns {Walk}
 */
export function walkImports(folder, more) {
  const root = realpathSync(folder);
  const below = (/** @type {string} */ file) => relative(root, file).replaceAll('\\', '/');
  /** @type {Walk} */
  const walk = { reached: new Set(), missing: new Map(), outside: [] };
  const starts = globSync(['out/main/*.js', 'out/preload/*.cjs'], { cwd: root });
  const waiting = [...starts, ...more].map((path) => join(root, path));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const path = below(file);
    if (walk.reached.has(path)) continue;
    walk.reached.add(path);
    if (!/\.[cm]?js$/.test(file)) continue;
    for (const { specifier, isImport } of named(readFileSync(file, 'utf8'))) {
      const found = resolve(specifier, file, isImport);
      if (found === null) {
        if (!walk.missing.has(specifier)) walk.missing.set(specifier, path);
      } else if (found !== '') {
        if (below(found).startsWith('..')) walk.outside.push(found);
        else waiting.push(found);
      }
    }
  }
  return walk;
}

/** @typedef {{ specifier: string, isImport: boolean }} Named */

/** The modules that a program names. @param {string} text @returns {Named[]} */
function named(text) {
  let nodes;
  try {
    nodes = nodesOf(text, 'js');
  } catch {
    // Sloppy scripts, which are no modules, may be none to the parser.
    return [...text.matchAll(/\brequire\(\s*(['"])([^'"]+)\1\s*\)/g)].map(([, , specifier = '']) => ({
      specifier,
      isImport: false,
    }));
  }
  const constants = constantsOf(nodes);
  return nodes.flatMap((node) => moduleOf(node, constants));
}

/** @param {import('./syntax.mjs').Syntax} node @param {Map<string, import('./syntax.mjs').Syntax>} constants @returns {Named[]} */
function moduleOf(node, constants) {
  const imported = importedName(node, constants);
  if (imported !== null) return [{ specifier: imported, isImport: true }];
  const required =
    requiredFile(node)?.name ?? (isRequire(node) ? textOf(node.arguments[0], constants) : null);
  return required === null ? [] : [{ specifier: required, isImport: false }];
}

/** @param {import('./syntax.mjs').Syntax} node */
const isRequire = (node) => isCall(node, 'require') || isCall(node, '__require');

/**
 * The file that a specifier leads to; '' for a module of Node's own, null where there is none.
 * @param {string} specifier @param {string} file that names it @param {boolean} isImport @returns {string | null}
 */
function resolve(specifier, file, isImport) {
  try {
    const found = isImport
      ? import.meta.resolve(specifier, pathToFileURL(file).href)
      : createRequire(file).resolve(specifier);
    if (found.startsWith('node:') || !/^(file:|[\\/]|[A-Za-z]:\\)/.test(found)) return '';
    const path = found.startsWith('file:') ? fileURLToPath(found) : found;
    return existsSync(path) && statSync(path).isFile() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
