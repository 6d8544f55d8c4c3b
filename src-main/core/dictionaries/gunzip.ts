import { gunzipSync } from 'node:zlib';
import { BadDictionaryError } from './dictionary.ts';

/** No file of a dictionary is larger unpacked (bytes); what says so would fill the memory. */
const mostUnpacked = 512 * 1024 * 1024;

/** Unpacks a gzip file of a dictionary. Throws `BadDictionaryError` where it is damaged or too large. */
export function gunzip(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: mostUnpacked });
  } catch {
    throw new BadDictionaryError('badPacking');
  }
}
