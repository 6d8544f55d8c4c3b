import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Breach, causeOf, type FuzzCase } from './case.ts';

/** Cases that once broke a bound, a file each; `npm test` runs them all. */
export const corpusFolder = join(import.meta.dirname, 'corpus');

/** A case as one text. */
export function packCase({ files, ...rest }: FuzzCase): string {
  const packed = Object.entries(files).map(([path, bytes]) => [
    path,
    Buffer.from(gzipSync(bytes)).toString('base64'),
  ]);
  return JSON.stringify({ ...rest, files: Object.fromEntries(packed) });
}

export function unpackCase(text: string): FuzzCase {
  const { files, ...rest } = JSON.parse(text) as Omit<FuzzCase, 'files'> & {
    readonly files: Record<string, string>;
  };
  const unpacked = Object.entries(files).map(([path, packed]) => [
    path,
    new Uint8Array(gunzipSync(Buffer.from(packed, 'base64'))),
  ]);
  return { ...rest, files: Object.fromEntries(unpacked) };
}

export const corpusNames = (): readonly string[] =>
  readdirSync(corpusFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();

export const readCorpus = (name: string): FuzzCase =>
  unpackCase(readFileSync(join(corpusFolder, name), 'utf8'));

/** Keeps a finding; of one cause there is one file. Answers its path. */
export function keepFinding(one: FuzzCase, breach: Breach): string {
  const cause = causeOf(breach, one);
  const name = `${one.door}-${breach.bound}-${createHash('sha256').update(cause).digest('hex').slice(0, 8)}.json`;
  mkdirSync(corpusFolder, { recursive: true });
  const kept = JSON.parse(packCase(one)) as object;
  writeFileSync(
    join(corpusFolder, name),
    `${JSON.stringify({ broke: breach.bound, cause, ...kept }, null, 1)}\n`,
  );
  return join(corpusFolder, name);
}
