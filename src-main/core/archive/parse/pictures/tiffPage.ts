/** Bytes of a value by its type, from 1 (TIFF 6.0, 2; type 13 is a directory's place). */
const valueSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/**
 * What pixels are decoded by: sizes, bits, compression, colours, strips, tiles, predictor and fax options, the parts of
 * a JPEG within. All others, with notes of cameras and directories within directories, are left out.
 */
const pixelTags: ReadonlySet<number> = new Set([
  ...[
    256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338,
    339,
  ],
  ...[347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532],
]);

/**
 * A TIFF with the pixels of the first page and nothing else, for UTIF.js: it follows every page and every directory
 * within, also where they lead in a circle, and believes how many values a file says there are. Throws an Error with
 * the end of a sentence where the directory is not whole.
 */
export function firstTiffPage(bytes: Uint8Array): ArrayBuffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  try {
    const directory = view.getUint32(4, little);
    const entries = Array.from(
      { length: view.getUint16(directory, little) },
      (_, index) => directory + 2 + 12 * index,
    );
    const kept = entries.filter((at) => pixelTags.has(view.getUint16(at, little)));
    if (!kept.every((at) => isWhole(view, at, little))) throw new Error(damaged);
    const place = bytes.length + (bytes.length % 2);
    const copy = new Uint8Array(place + 2 + 12 * kept.length + 4);
    copy.set(bytes);
    const written = new DataView(copy.buffer);
    written.setUint32(4, place, little);
    written.setUint16(place, kept.length, little);
    for (const [index, at] of kept.entries()) copy.set(bytes.subarray(at, at + 12), place + 2 + 12 * index);
    return copy.buffer;
  } catch (error) {
    if (error instanceof RangeError) throw new Error(damaged, { cause: error });
    throw error;
  }
}

const damaged = 'its picture is damaged';

/** Whether the values of an entry lie in the file, in it or at the place that it names. */
function isWhole(view: DataView, entry: number, little: boolean): boolean {
  const length = (valueSizes[view.getUint16(entry + 2, little)] ?? 0) * view.getUint32(entry + 4, little);
  return length <= 4 || view.getUint32(entry + 8, little) + length <= view.byteLength;
}
