import { type DecodedText, decode } from '../../decode/decode.ts';
import { decodeUtf8, decodeWith } from '../../decode/unicode.ts';

const declaration = /^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/u;

/**
 * The text of an XML file. Bytes that are valid UTF-8 are UTF-8 whatever is declared (exporters recode and
 * forget); otherwise the declared encoding is believed, and without one the evidence decides. Null when
 * the bytes are no text.
 */
export function decodeXml(bytes: Uint8Array, decoded?: DecodedText | null): DecodedText | null {
  const declared = declaredEncoding(bytes);
  if (declared === null || decodeUtf8(bytes)) return decoded ?? decode(bytes);
  return decodeWith(declared, bytes, declared);
}

/** The declared encoding as a WHATWG label; null when there is none, none that is known, or it is a UTF. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const label = declaration.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-') ? null : encoding;
  } catch {
    return null;
  }
}
