/** Under which licence each packed package, font and style stands, and whether a package may hold it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../node.mjs';
import { aboutPackage } from './contents.mjs';

/** Licences (SPDX) that ask for no more than to be named, their text kept. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages under one licence that is not, each with the reason why it may be in all the same. @type {Record<string, { licence: string, reason: string }>} */
const accepted = {
  citeproc: {
    licence: 'CPAL-1.0 OR AGPL-1.0',
    reason: 'taken under CPAL, unchanged; its attribution stands in NOTICE: decision 32',
  },
};

/**
 * @typedef {{ name: string, version: string, licence: string, hasText: boolean, problem: string | null, reason: string }} Licence
 *   `hasText`: a file with the licence's text lies in the package; `reason`: why another than a permissive one is accepted
 */

/**
 * Of every packed package, and of every one beyond that may stand in the window's bundle, fonts among them:
 * all that the lock file installs for use and this machine has.
 * @param {string} folder of the extracted package @param {readonly string[]} packages their paths in it @returns {Licence[]}
 */
export function licences(folder, packages) {
  const { packages: locked } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  const others = Object.keys(locked).filter(
    (path) =>
      path.startsWith('node_modules/') &&
      !locked[path].dev &&
      !packages.includes(path) &&
      existsSync(inRoot(path, 'package.json')),
  );
  return [
    ...packages.map((path) => licenceOf(join(folder, path))),
    ...others.map((path) => licenceOf(inRoot(path))),
  ].toSorted((a, b) => a.name.localeCompare(b.name));
}

/** @param {string} folder @returns {Licence} */
export function licenceOf(folder) {
  if (!existsSync(join(folder, 'package.json'))) {
    return {
      name: folder,
      version: '',
      licence: '',
      hasText: false,
      problem: 'has no package.json',
      reason: '',
    };
  }
  const about = aboutPackage(folder);
  const told = [about.license, ...(about.licenses ?? [])].map((one) => one?.type ?? one).find(Boolean);
  const licence = String(told ?? '');
  const exception = accepted[about.name]?.licence === licence ? accepted[about.name] : undefined;
  const hasText = readdirSync(folder).some((name) => /^(licen[cs]e|copying|unlicense)/i.test(name));
  let problem = null;
  if (licence === '') problem = 'names no licence';
  else if (!exception && !isPermissive(licence)) problem = `is under ${licence}`;
  return {
    name: about.name,
    version: about.version,
    licence,
    hasText,
    problem,
    reason: exception?.reason ?? '',
  };
}

/** One of those that may be chosen will do; of those that hold together, all must. @param {string} expression SPDX */
export const isPermissive = (expression) =>
  expression
    .replaceAll(/[()]/g, '')
    .split(/\s+or\s+|\//i)
    .some((choice) => choice.split(/\s+and\s+/i).every((one) => permissive.has(one.trim())));
