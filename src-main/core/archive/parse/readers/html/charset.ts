import { type DecodedText, decode } from '../../decode/decode.ts';
import { bytePairEvidence, languageEvidence } from '../../decode/evidence.ts';
import { decodeWith } from '../../decode/unicode.ts';

const declaration =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z][\w.:-]*)|<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)/iu;

/**
 * The text of a page. A declared encoding is believed only where the bytes are not UTF-8 and are wholly
 * sound in it, and where it says more than that every byte is a letter: saved pages are often recoded, their
 * declaration is not.
 */
export function decodeHtml(bytes: Uint8Array, decoded: DecodedText | null): DecodedText | null {
  const found = decoded ?? decode(bytes);
  if (found?.encoding.startsWith('utf-') && !found.text.slice(0, 65_536).includes('\u001b$')) return found;
  const label = declaredEncoding(bytes);
  if (label === null || label === found?.encoding || /^(?:utf-|windows-1252)/u.test(label)) return found;
  const lone = /^(?:windows-|iso-8859-|koi8|macintosh|x-mac|ibm)/u.test(label);
  if (lone && found !== null && found.encoding !== 'windows-1252') return found;
  if (found !== null && !lone && evidenceOf(label, bytes) < evidenceOf(found.encoding, bytes) * nearlyAsGood)
    return found;
  const told = decodeWith(label, bytes, label);
  return told.damaged === 0 && !told.truncated ? told : found;
}

/** A declaration counts for this much: what the bytes say must be clearly better to outweigh it. */
const nearlyAsGood = 0.8;

function evidenceOf(encoding: string, bytes: Uint8Array): number {
  if (!/^(?:gb|big5|euc-|shift_jis)/u.test(encoding)) return 0;
  const sample = bytes.subarray(0, 65_536);
  return languageEvidence(encoding, sample) + bytePairEvidence(encoding, sample);
}

/** The declared encoding as a WHATWG label; null when there is none or none that is known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const match = declaration.exec(head);
  try {
    return match ? new TextDecoder(match[1] ?? match[2]).encoding : null;
  } catch {
    return null;
  }
}
