import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** Content codings that are offered, the better one first: RFC 9110, 8.4.1; RFC 7932. */
const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

/** What takes no more than one packet gains nothing. In bytes. */
const least = 1400;
const textTypes = /^(?:text\/|application\/json|image\/svg\+xml)/;

/** Fonts and pictures are compressed already. */
export const isCompressible = (contentType: string, size: number): boolean =>
  size >= least && textTypes.test(contentType);

/**
 * The coding for a request's Accept-Encoding, null for none: RFC 9110, 12.5.3. What is not named is not
 * used unless `*` allows it.
 */
export function chooseCoding(accepted: string | undefined): Coding | null {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    if (name) weights.set(name, Number(weight) || 0);
  }
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  const [best] = codings.toSorted((left, right) => weightOf(right) - weightOf(left));
  return best && weightOf(best) > 0 ? best : null;
}

const compressors: Readonly<Record<Coding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  // 11, the usual quality, takes seconds for what 5 does in tens of milliseconds.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Compressed files, each kept until its file changes. */
export interface CompressedFiles {
  /** `version` changes whenever the file of this name does; `read` answers what is in it now. */
  get(name: string, version: string, coding: Coding, read: () => Promise<Uint8Array>): Promise<Buffer>;
}

/** Only for files that everybody may read: what is compressed together can be guessed (BREACH, 2013). */
export function compressedFiles(): CompressedFiles {
  const kept = new Map<string, { readonly version: string; readonly bytes: Promise<Buffer> }>();
  return {
    async get(name, version, coding, read) {
      const key = `${coding} ${name}`;
      const found = kept.get(key);
      if (found?.version === version) return await found.bytes;
      const bytes = read().then(compressors[coding]);
      kept.set(key, { version, bytes });
      try {
        return await bytes;
      } catch (error) {
        if (kept.get(key)?.bytes === bytes) kept.delete(key);
        throw error;
      }
    },
  };
}
