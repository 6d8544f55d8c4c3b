import { bytePairEvidence, languageEvidence, loneByteEvidence } from './evidence.ts';
import { type DecodedText, decodeUtf8, decodeWith, utf16Evidence } from './unicode.ts';

export type { DecodedText } from './unicode.ts';

/** Files above this size are refused before they are read: 256 MB. */
export const maximumFileSize = 256 * 1024 * 1024;

/** Bytes that the choice between the older encodings looks at. */
const sampleSize = 256 * 1024;

/** Share of control characters above which a file is no text. */
const controlShare = 0.005;

/** First bytes of files that may otherwise look like text. */
const signatures: readonly string[] = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '{\\rtf',
];

/**
 * Bytes to text, by evidence: byte order marks, then UTF-8 whenever it is valid, then UTF-16 without a
 * mark, then the older encodings by what the text would say in each. Null when the bytes are no text.
 * The byte order mark is not part of the text.
 */
export function decode(bytes: Uint8Array): DecodedText | null {
  if (hasSignature(bytes)) return null;
  const decoded = decodeByEvidence(bytes);
  return decoded && !looksBinary(decoded.text) ? decoded : null;
}

function decodeByEvidence(bytes: Uint8Array): DecodedText | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    const decoded = decodeUtf8(bytes.subarray(3));
    return decoded && { ...decoded, encoding: 'utf-8-bom' };
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decodeWith('utf-16le', bytes.subarray(2), 'utf-16le-bom');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeWith('utf-16be', bytes.subarray(2), 'utf-16be-bom');
  const sample = bytes.subarray(0, sampleSize);
  const wide = utf16Evidence(sample);
  if (sample.includes(0)) return wide && decodeWith(wide.encoding, bytes, wide.encoding);
  return decodeUtf8(bytes) ?? decodeOlder(bytes, sample, wide);
}

interface Candidate {
  readonly encoding: string;
  /** 0 to 1: how much of the sample reads as text in this encoding. */
  readonly score: number;
}

function decodeOlder(bytes: Uint8Array, sample: Uint8Array, wide: Candidate | null): DecodedText | null {
  const candidates: Candidate[] = [
    ...(wide ? [wide] : []),
    { encoding: 'windows-1252', score: loneByteEvidence(sample) },
    ...['gb18030', 'big5', 'shift_jis', 'euc-kr'].map((encoding) => ({
      encoding,
      score: languageEvidence(encoding, sample) + bytePairEvidence(encoding, sample),
    })),
  ];
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0.05 ? decodeWith(best.encoding, bytes, best.encoding) : null;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function hasSignature(bytes: Uint8Array): boolean {
  return signatures.some((signature) =>
    startsWith(
      bytes,
      Array.from(signature, (character) => character.charCodeAt(0)),
    ),
  );
}

/** Marks of transmitted text (start and end of header and text), the end of a DOS file, escape. */
const isTextMark = (unit: number): boolean =>
  (unit >= 0x01 && unit <= 0x04) || unit === 0x1a || unit === 0x1b;

function looksBinary(text: string): boolean {
  let controls = 0;
  let damaged = 0;
  const length = Math.min(text.length, sampleSize);
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && (unit < 0x09 || unit > 0x0d) && !isTextMark(unit)) controls++;
    else if (unit >= 0x7f && unit <= 0x9f && unit !== 0x85) controls++;
    else if (unit === 0xfffd) damaged++;
  }
  return controls > Math.max(1, length * controlShare) || damaged > Math.max(2, length * 0.02);
}
