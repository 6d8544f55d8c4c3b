/** Text with the encoding it was found in, and what the bytes could not say. */
export interface DecodedText {
  readonly text: string;
  /** WHATWG label, with `-bom` after it where the file starts with a byte order mark. */
  readonly encoding: string;
  /** The file ends in the middle of a character; the text ends in U+FFFD for it. */
  readonly truncated: boolean;
  /** Damaged characters inside the text, shown as U+FFFD. */
  readonly damaged: number;
}

/** One damaged sequence in so many sound ones is damage; more of them and the file is not UTF-8. */
const soundPerDamaged = 50;

/**
 * UTF-8 when the bytes are valid UTF-8, also when the last character is cut off, also when very few
 * sequences among many sound ones are damaged: no other encoding produces sound ones by chance.
 */
export function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  const whole = tryDecode('utf-8', bytes);
  if (whole !== null) return { text: whole, encoding: 'utf-8', truncated: false, damaged: 0 };
  const tail = unfinishedUtf8(bytes);
  if (tail > 0) {
    const text = tryDecode('utf-8', bytes.subarray(0, bytes.length - tail));
    if (text !== null) return { text: `${text}\ufffd`, encoding: 'utf-8', truncated: true, damaged: 0 };
  }
  // What is plainly in another encoding is not decoded whole only to be thrown away.
  if (bytes.length > largeFile && !isMostlySound(decodeLoosely(bytes.subarray(0, largeFile)))) return null;
  const text = decodeLoosely(bytes);
  const { damaged, sound } = countDamage(text);
  return sound >= damaged * soundPerDamaged
    ? { text, encoding: 'utf-8', truncated: tail > 0, damaged }
    : null;
}

/** Bytes; files above are decoded with care for memory. */
const largeFile = 16 * 1024 * 1024;

const decodeLoosely = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function isMostlySound(text: string): boolean {
  const { damaged, sound } = countDamage(text);
  return sound >= damaged * soundPerDamaged;
}

/** Characters that could not be decoded, and sound ones that are not ASCII. */
function countDamage(text: string): { readonly damaged: number; readonly sound: number } {
  let damaged = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) damaged++;
    else if (unit >= 0x80 && (unit & 0xfc00) !== 0xdc00) sound++;
  }
  return { damaged, sound };
}

/** Decodes in a given encoding; what it cannot say becomes U+FFFD and is counted. */
export function decodeWith(encoding: string, bytes: Uint8Array, label: string): DecodedText {
  const whole = tryDecode(encoding, bytes);
  if (whole !== null) return { text: whole, encoding: label, truncated: false, damaged: 0 };
  for (let tail = 1; tail <= 3 && tail < bytes.length; tail++) {
    const text = tryDecode(encoding, bytes.subarray(0, bytes.length - tail));
    if (text !== null) return { text: `${text}\ufffd`, encoding: label, truncated: true, damaged: 0 };
  }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return { text, encoding: label, truncated: false, damaged: countDamage(text).damaged };
}

/** The byte order in which the bytes read as UTF-16 text, with the share that does; null for neither. */
export function utf16Evidence(
  sample: Uint8Array,
): { readonly encoding: string; readonly score: number } | null {
  const even = sample.subarray(0, sample.length - (sample.length % 2));
  if (even.length < 4) return null;
  const candidates = ['utf-16le', 'utf-16be'].map((encoding) => {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(even);
    return { encoding, score: everydayShare(text) };
  });
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0.9 ? best : null;
}

/** ASCII, Latin letters, general and CJK marks, and the first nine tenths of the common Han block. */
const everyday =
  /[\t\n\r\f\u0020-\u007e\u00a0-\u017f\u2010-\u2026\u3000-\u30ff\u4e00-\u9fa5\uac00-\ud7a3\uff01-\uff5e]/gu;

/**
 * The share of everyday characters. Two ASCII bytes read as UTF-16 make a Han character, so text without a
 * single line end, space or common mark is not believed.
 */
function everydayShare(text: string): number {
  if (!/[\n\r \u3000\u3001\u3002\uff0c]/u.test(text)) return 0;
  return text.length === 0 ? 0 : count(text, everyday) / text.length;
}

/** Bytes of an unfinished character at the end; 0 when the last character is whole. */
function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
    if (byte < 0x80) return 0;
  }
  return 0;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    if (encoding === 'utf-8' || bytes.length <= largeFile) return decoder.decode(bytes);
    // Decoders of older encodings take room for twice the file.
    const parts: string[] = [];
    for (let from = 0; from < bytes.length; from += largeFile)
      parts.push(decoder.decode(bytes.subarray(from, from + largeFile), { stream: true }));
    parts.push(decoder.decode());
    return parts.join('');
  } catch {
    return null;
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
