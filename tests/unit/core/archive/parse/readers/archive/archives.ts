import { crc32, deflateRawSync } from 'node:zlib';

/** A file for a test archive; `declared` lies about its size. */
export interface PackedFile {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly declared?: number;
  readonly encrypted?: boolean;
}

const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

/**
 * A ZIP archive, as PKWARE's APPNOTE has it; with `zip64` every number that can stand in the longer records does, as
 * programs write archives that they do not know the size of.
 */
export function zip(
  files: readonly PackedFile[],
  { zip64 = false }: { readonly zip64?: boolean } = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = bytesOf(file.name);
    const content = bytesOf(file.content);
    const packed = file.stored ? content : new Uint8Array(deflateRawSync(content));
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((typeof file.name === 'string' ? 0x800 : 0) | (file.encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(file.stored ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(Math.min(0xffffffff, file.declared ?? content.length), 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(zip64 ? 0xffffffff : offset, 10);
    const listed = Buffer.from(shared);
    const longer = Buffer.alloc(zip64 ? 28 : 0);
    if (zip64) {
      listed.writeUInt32LE(0xffffffff, 14);
      listed.writeUInt32LE(0xffffffff, 18);
      listed.writeUInt16LE(longer.length, 24);
      longer.writeUInt16LE(1, 0);
      longer.writeUInt16LE(24, 2);
      longer.writeBigUInt64LE(BigInt(file.declared ?? content.length), 4);
      longer.writeBigUInt64LE(BigInt(packed.length), 12);
      longer.writeBigUInt64LE(BigInt(offset), 20);
    }
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), listed, tail, name, longer]),
    );
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  if (!zip64) return new Uint8Array(Buffer.concat([...parts, list, end]));
  end.fill(0xff, 8, 20);
  const longEnd = Buffer.alloc(56);
  longEnd.write('PK\u0006\u0006', 0, 'latin1');
  longEnd.writeBigUInt64LE(44n, 4);
  longEnd.writeBigUInt64LE(BigInt(files.length), 24);
  longEnd.writeBigUInt64LE(BigInt(files.length), 32);
  longEnd.writeBigUInt64LE(BigInt(list.length), 40);
  longEnd.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + list.length), 8);
  locator.writeUInt32LE(1, 16);
  return new Uint8Array(Buffer.concat([...parts, list, longEnd, locator, end]));
}

/** A ustar archive. `type` is the entry's type flag. */
export function tar(files: readonly { name: string; content: string; type?: string }[]): Uint8Array {
  const blocks = files.flatMap(({ name, content, type = '0' }) => {
    const body = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name.slice(0, 100), 0);
    header.write('0000644\0', 100);
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}
