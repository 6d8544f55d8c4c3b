/** A TIFF of one strip without compression, little-endian, for tests. */
export function tiffFile(picture: {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  /** Tag 262: 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK. */
  readonly photometric: number;
  readonly data: Uint8Array;
}): Uint8Array {
  const { width, height, bits, samples, photometric, data } = picture;
  const [short, long] = [3, 4];
  const bitsAt = 8 + data.length;
  const entries: readonly (readonly [number, number, number, number])[] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, samples, samples <= 2 ? bits : bitsAt],
    [259, short, 1, 1],
    [262, short, 1, photometric],
    [273, long, 1, 8],
    [277, short, 1, samples],
    [278, long, 1, height],
    [279, long, 1, data.length],
  ];
  const directory = bitsAt + 2 * samples + ((bitsAt + 2 * samples) % 2);
  const file = Buffer.alloc(directory + 2 + 12 * entries.length + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(directory, 4);
  file.set(data, 8);
  for (let sample = 0; sample < samples; sample++) file.writeUInt16LE(bits, bitsAt + 2 * sample);
  file.writeUInt16LE(entries.length, directory);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = directory + 2 + 12 * index;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  return new Uint8Array(file);
}
