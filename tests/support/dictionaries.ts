import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** An entry of a made dictionary. */
export interface MadeEntry {
  readonly word: string;
  readonly definition: string;
  /** Other words that lead to it. */
  readonly aliases?: readonly string[];
}

export interface MadeDictionary {
  readonly name: string;
  readonly entries: readonly MadeEntry[];
  /** The type of all entries; null where each says its own, as plain text. */
  readonly sameTypes?: string | null;
  readonly packing?: 'none' | 'dictzip' | 'gzip';
  readonly offsetBits?: 32 | 64;
  /** Bytes of a dictzip chunk before packing. */
  readonly chunkLength?: number;
}

/** Writes a StarDict dictionary as its format says, words of any language in any order. */
export async function writeStarDict(folder: string, made: MadeDictionary): Promise<void> {
  const { name, entries, sameTypes = 'm', packing = 'none', offsetBits = 32, chunkLength = 64 } = made;
  await mkdir(folder, { recursive: true });
  const index: Buffer[] = [];
  const aliases: Buffer[] = [];
  const texts: Buffer[] = [];
  let at = 0;
  for (const [number, { word, definition, aliases: others = [] }] of entries.entries()) {
    const text = Buffer.from(sameTypes === null ? `m${definition}\0` : definition);
    index.push(terminated(word), bigEndian(at, offsetBits / 8), bigEndian(text.length, 4));
    for (const alias of others) aliases.push(terminated(alias), bigEndian(number, 4));
    texts.push(text);
    at += text.length;
  }
  const base = join(folder, name);
  const whole = Buffer.concat(texts);
  const info = [
    "StarDict's dict ifo file",
    'version=3.0.0',
    `bookname=${name}`,
    `wordcount=${entries.length}`,
    `idxoffsetbits=${offsetBits}`,
    ...(sameTypes === null ? [] : [`sametypesequence=${sameTypes}`]),
  ];
  await writeFile(`${base}.ifo`, `${info.join('\n')}\n`);
  await writeFile(`${base}.idx`, Buffer.concat(index));
  if (aliases.length > 0) await writeFile(`${base}.syn`, Buffer.concat(aliases));
  if (packing === 'none') await writeFile(`${base}.dict`, whole);
  else await writeFile(`${base}.dict.dz`, packing === 'gzip' ? gzipSync(whole) : dictzip(whole, chunkLength));
}

/** Packs as dictzip does: chunks that are unpacked each by itself, and a table of them in the header. */
export function dictzip(whole: Buffer, chunkLength: number): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < whole.length; at += chunkLength) {
    const isLast = at + chunkLength >= whole.length;
    const finishFlush = isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH;
    chunks.push(deflateRawSync(whole.subarray(at, at + chunkLength), { finishFlush }));
  }
  const table = Buffer.alloc(10 + chunks.length * 2);
  table.write('RA', 0, 'latin1');
  table.writeUInt16LE(6 + chunks.length * 2, 2);
  table.writeUInt16LE(1, 4);
  table.writeUInt16LE(chunkLength, 6);
  table.writeUInt16LE(chunks.length, 8);
  for (const [index, chunk] of chunks.entries()) table.writeUInt16LE(chunk.length, 10 + index * 2);
  const head = Buffer.from([0x1f, 0x8b, 8, 4 | 8, 0, 0, 0, 0, 0, 3, 0, 0]);
  head.writeUInt16LE(table.length, 10);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(whole), 0);
  tail.writeUInt32LE(whole.length, 4);
  return Buffer.concat([head, table, terminated('made.dict'), ...chunks, tail]);
}

const terminated = (word: string): Buffer => Buffer.from(`${word}\0`);

function bigEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigUInt64BE(BigInt(value));
  else buffer.writeUInt32BE(value);
  return buffer;
}

/** A few lines as CC-CEDICT has them, written for the tests. */
export const madeCedict = [
  '# made for the tests',
  '船 船 [chuan2] /boat/ship/',
  '渡 渡 [du4] /to cross (water)/ferry crossing/',
  '報 报 [bao4] /to report/newspaper/',
  '日報 日报 [ri4 bao4] /daily newspaper/CL:份[fen4]/',
  '跨年 跨年 [kua4 nian2] /to step into the new year/',
  '女兒 女儿 [nu:3 er2] /daughter/',
  '人民 人民 [ren2 min2] /the people/',
  '人民日報 人民日报 [Ren2 min2 Ri4 bao4] /a newspaper of Beijing/',
  '',
].join('\n');
