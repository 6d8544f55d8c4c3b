/** Units of the em square, and how wide every glyph is in them. */
export const em = 1000;
export const glyphWidth = 500;

/**
 * A TrueType font of two glyphs without outlines, for text that is found and copied and never seen
 * (https://learn.microsoft.com/typography/opentype/spec/). Every character of a PDF is drawn with its second
 * glyph, as tesseract and OCRmyPDF do.
 */
export function glyphlessFont(): Uint8Array {
  const tables: Readonly<Record<string, Buffer>> = {
    glyf: Buffer.alloc(4),
    head: head(),
    hhea: hhea(),
    hmtx: words(glyphWidth, 0, glyphWidth, 0),
    loca: words(0, 0, 0),
    // Version 1.0, two glyphs, nothing else of note.
    maxp: words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
  };
  const names = Object.keys(tables).toSorted();
  const directory = Buffer.alloc(12 + 16 * names.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(names.length, 4);
  const range = 2 ** Math.floor(Math.log2(names.length));
  directory.writeUInt16BE(range * 16, 6);
  directory.writeUInt16BE(Math.log2(range), 8);
  directory.writeUInt16BE(names.length * 16 - range * 16, 10);
  const bodies: Buffer[] = [];
  let offset = directory.length;
  names.forEach((name, index) => {
    const table = tables[name] ?? Buffer.alloc(0);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(checksum(padded), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    bodies.push(padded);
    offset += padded.length;
  });
  const font = Buffer.concat([directory, ...bodies]);
  const headAt = directory.readUInt32BE(12 + 16 * names.indexOf('head') + 8);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function head(): Buffer {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(em, 18);
  table.writeInt16BE(glyphWidth, 40);
  table.writeInt16BE(em, 42);
  table.writeUInt16BE(8, 46);
  table.writeInt16BE(2, 48);
  return table;
}

function hhea(): Buffer {
  const table = Buffer.alloc(36);
  table.writeUInt32BE(0x00010000, 0);
  table.writeInt16BE(em, 4);
  table.writeUInt16BE(glyphWidth, 10);
  table.writeInt16BE(glyphWidth, 16);
  table.writeInt16BE(1, 18);
  table.writeUInt16BE(2, 34);
  return table;
}

function words(...values: readonly number[]): Buffer {
  const table = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    table.writeUInt16BE(value, index * 2);
  });
  return table;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
