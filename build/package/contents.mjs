/** What a built package holds: its list, its sizes by part, and a copy of it on the disk. */
import { readFileSync } from 'node:fs';
import { extractAll, getRawHeader } from '@electron/asar';

/**
 * @typedef {{ path: string, size: number, isUnpacked: boolean }} PackedFile `path` with `/`; `size` in bytes
 */

/** Every file of an archive. @param {string} archive @returns {PackedFile[]} */
export function packedFiles(archive) {
  /** @type {PackedFile[]} */
  const files = [];
  const walk = (/** @type {any} */ entry, /** @type {string} */ path) => {
    if (entry.files) {
      for (const [name, child] of Object.entries(entry.files))
        walk(child, path === '' ? name : `${path}/${name}`);
    } else if (entry.link === undefined) {
      files.push({ path, size: entry.size ?? 0, isUnpacked: entry.unpacked === true });
    }
  };
  walk(getRawHeader(archive).header, '');
  return files;
}

/** Writes all of an archive, and what lies unpacked beside it, into a folder. @param {string} archive @param {string} folder */
export const extract = (archive, folder) => extractAll(archive, folder);

/**
 * The package that a file belongs to, nested or not: `node_modules/a/node_modules/@b/c`. Null for our own.
 * @param {string} path @returns {string | null}
 */
export function packageOf(path) {
  const parts = path.split('/');
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return null;
  return parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/');
}

/** Our own parts and those of packages that weigh, each by the beginnings of its paths. @type {[string, RegExp][]} */
const parts = [
  ['window: faces of type', /^out\/renderer\/.*\.(woff2?|ttf)$/],
  ['window: for PDFs', /^out\/renderer\/pdf\//],
  ['window: script and style', /^out\/(renderer|preload)\//],
  ['hosts, workers, command line', /^out\//],
  ['sample library', /^resources\/sample-library\//],
  ['styles of citation', /^resources\//],
  ['models that read pictures', /^node_modules\/(@gutenye\/ocr-models|@tesseract\.js-data)\//],
  ['what runs the models', /^node_modules\/(onnxruntime-|tesseract\.js)/],
  ['pdf.js in the hosts', /^node_modules\/pdfjs-dist\//],
  ['other packages', /^node_modules\//],
  ['licence, notice, package.json', /./],
];

/** The parts without which everything works but the reading of pictures. */
const ofPictures = ['models that read pictures', 'what runs the models'];

/**
 * Bytes by part, largest first.
 * @param {readonly PackedFile[]} files @returns {{ part: string, files: number, size: number, readsPictures: boolean }[]}
 */
export function sizesByPart(files) {
  const sums = new Map(
    parts.map(([part]) => [part, { part, files: 0, size: 0, readsPictures: ofPictures.includes(part) }]),
  );
  for (const { path, size } of files) {
    const part = parts.find(([, pattern]) => pattern.test(path))?.[0] ?? '';
    const sum = sums.get(part);
    if (sum) {
      sum.files++;
      sum.size += size;
    }
  }
  return [...sums.values()].toSorted((a, b) => b.size - a.size);
}

/** Bytes by package, largest first. @param {readonly PackedFile[]} files @returns {Map<string, number>} */
export function sizesByPackage(files) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { path, size } of files) {
    const name = packageOf(path);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + size);
  }
  return new Map([...sums].toSorted((a, b) => b[1] - a[1]));
}

/** @param {string} folder of a package @returns {Record<string, any>} its package.json */
export const aboutPackage = (folder) => JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
