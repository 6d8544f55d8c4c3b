import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FacsimileSource } from '#core/archive/library/library.ts';
import type { PageWords } from '#core/archive/parse/parse.ts';

const compressed = promisify(gzip);
const decompressed = promisify(gunzip);

/** The pages of an issue as printed, and the words on them: what a library knows of them, but for where it lies. */
export interface PrintedPages {
  readonly source: Pick<FacsimileSource, 'pages' | 'isOfShownText' | 'files' | 'version'>;
  readonly words: readonly PageWords[];
}

/** What an issue is kept as in an archive. */
export const packed = (value: unknown): Promise<Buffer> => compressed(JSON.stringify(value));

/** What was packed, of the shape that it had. */
export const unpacked = async <T>(bytes: Uint8Array): Promise<T> =>
  JSON.parse((await decompressed(bytes)).toString('utf8')) as T;
