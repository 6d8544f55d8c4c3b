import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { normalFormVersion } from '../../text/normalForm.ts';
import { shingleWeight } from './shingles.ts';
import { blockLength, sampling } from './sketch.ts';
import type { SketchedText } from './sketchIndex.ts';

/** Raise this when the file changes. */
const layoutVersion = 1;
/** What the sketches were made by: those of another making are made again. */
const format = `broadsheet-sketches ${layoutVersion}.${normalFormVersion}.${shingleWeight}.${sampling}.${blockLength} ${endianness()}`;

/** The sketches of an issue as they are kept; `texts` is null once the issue is gone. */
export interface SketchRecord {
  readonly issueId: string;
  readonly version: string;
  readonly texts: readonly SketchedText[] | null;
}

/**
 * The sketches on the disk: a file that records are added to at its end, the last one of an issue counting. A record
 * has its length and a checksum before it; what is behind the first damaged one is cut off, and those issues are
 * sketched anew. Where most of the file no longer counts it is written again.
 */
export interface SketchFile {
  add(record: SketchRecord): void;
  /** Nothing is added after this. */
  close(): void;
}

/** A file as it was opened. */
export interface OpenedSketches {
  /** What counts, in the order it was put. */
  readonly records: readonly SketchRecord[];
  readonly file: SketchFile;
}

const headLength = 8;

/** Opens the file, or begins it; throws the system's error where it cannot be written. */
export async function openSketchFile(path: string): Promise<OpenedSketches> {
  const { records, live, end, total } = readSketches(path);
  const isSparse = total - live > live && total > 1_000_000;
  const isDamaged = end === 0 || end < total;
  if (isDamaged || isSparse) {
    await writeDurably(path, Buffer.concat([frame(Buffer.from(format)), ...records.map(pack)]));
  }
  const descriptor = openSync(path, 'a');
  const file: SketchFile = {
    add(record) {
      writeWhole(descriptor, pack(record));
    },
    close: () => closeSync(descriptor),
  };
  return { records, file };
}

interface ReadSketches {
  readonly records: readonly SketchRecord[];
  /** Bytes of what counts. */
  readonly live: number;
  /** Where the last whole record ends. */
  readonly end: number;
  readonly total: number;
}

function readSketches(path: string): ReadSketches {
  const nothing = { records: [], live: 0, end: 0, total: 0 };
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return nothing;
  }
  const head = frame(Buffer.from(format));
  if (!file.subarray(0, head.length).equals(head)) return nothing;
  const last = new Map<string, { readonly record: SketchRecord; readonly length: number }>();
  let at = head.length;
  for (;;) {
    const payload = unframed(file, at);
    const record = payload && unpack(payload);
    if (!payload || !record) break;
    last.delete(record.issueId);
    if (record.texts) last.set(record.issueId, { record, length: payload.length + headLength });
    at += payload.length + headLength;
  }
  const kept = [...last.values()];
  return {
    records: kept.map(({ record }) => record),
    live: kept.reduce((sum, { length }) => sum + length, 0),
    end: at,
    total: file.length,
  };
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}

/** Length and checksum, then the bytes. */
function frame(payload: Buffer): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([head, payload]);
}

function unframed(file: Buffer, at: number): Buffer | null {
  if (at + headLength > file.length) return null;
  const length = file.readUInt32LE(at);
  const payload = file.subarray(at + headLength, at + headLength + length);
  const isWhole = payload.length === length && crc32(payload) === file.readUInt32LE(at + 4);
  return isWhole ? payload : null;
}

/** A line of JSON that says how many hashes each block has, then all hashes. */
type RecordHead = readonly [
  issueId: string,
  version: string,
  texts: readonly (readonly [id: string, counts: readonly number[]])[] | null,
];

function pack({ issueId, version, texts }: SketchRecord): Buffer {
  const head: RecordHead = [
    issueId,
    version,
    texts === null
      ? null
      : texts.map(({ id, sketch }) => [id, sketch.blocks.map(({ length }) => length)] as const),
  ];
  const hashes = (texts ?? []).flatMap(({ sketch }) =>
    sketch.blocks.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
  return frame(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...hashes]));
}

/** Null for what `pack` did not write. */
function unpack(payload: Buffer): SketchRecord | null {
  const headEnd = payload.indexOf('\n');
  if (headEnd < 0) return null;
  // Written by `pack` and checked by the checksum.
  const [issueId, version, texts] = JSON.parse(payload.toString('utf8', 0, headEnd)) as RecordHead;
  // Numbers are read where they may lie: a copy begins at a multiple of four.
  const numbers = new Uint32Array(Uint8Array.from(payload.subarray(headEnd + 1)).buffer);
  let at = 0;
  const next = (count: number): Uint32Array => {
    at += count;
    return numbers.slice(at - count, at);
  };
  return {
    issueId,
    version,
    texts:
      texts === null ? null : texts.map(([id, counts]) => ({ id, sketch: { blocks: counts.map(next) } })),
  };
}
