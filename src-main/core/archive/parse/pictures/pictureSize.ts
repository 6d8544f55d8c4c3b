import { pictureKind } from './decodePicture.ts';

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** As much of a picture as its size is looked for in (bytes). */
export const sizeHead = 256 * 1024;

/** Width and height of a picture in pixels, by its first bytes; null where these do not tell. */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const kind = pictureKind(head);
  try {
    const size =
      kind === 'png'
        ? { width: view.getUint32(16), height: view.getUint32(20) }
        : kind === 'jpeg'
          ? jpegSize(view)
          : kind === 'webp'
            ? webpSize(view)
            : kind === 'tiff'
              ? tiffSize(view)
              : kind === 'jp2'
                ? jpeg2000Size(view)
                : null;
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // The size stands beyond the bytes that are given.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** ITU-T T.81, B.2.2: the frame header; markers C4, C8 and CC are none. */
function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // Fill bytes and markers without a segment.
    const isBare = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += marker === 0xff ? 1 : isBare ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView): PictureSize | null {
  const form = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const threeBytes = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (form === 'VP8X') return { width: threeBytes(24) + 1, height: threeBytes(27) + 1 };
  if (form === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (form !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** TIFF 6.0: tags 256 (width) and 257 (length) of the first directory. */
function tiffSize(view: DataView): PictureSize | null {
  const little = view.getUint8(0) === 0x49;
  const directory = view.getUint32(4, little);
  const values = new Map<number, number>();
  for (let entry = 0; entry < view.getUint16(directory, little); entry++) {
    const at = directory + 2 + 12 * entry;
    const isShort = view.getUint16(at + 2, little) === 3;
    values.set(
      view.getUint16(at, little),
      isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little),
    );
  }
  return { width: values.get(256) ?? 0, height: values.get(257) ?? 0 };
}

/** ISO 15444-1, A.5.1: the size marker segment follows the start of the codestream. */
function jpeg2000Size(view: DataView): PictureSize | null {
  for (let at = 0; at < view.byteLength; at++) {
    if (view.getUint32(at) !== 0xff4fff51) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    return { width: width - view.getUint32(at + 16), height: height - view.getUint32(at + 20) };
  }
  return null;
}
