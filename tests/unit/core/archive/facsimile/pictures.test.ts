import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { encodeImage } from 'utif2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPictureDecoder } from '#core/archive/facsimile/pictureDecoder.ts';
import { decodeJpeg2000, decodePicture, pictureKind } from '#core/archive/parse/pictures/decodePicture.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { programFiles } from '../../../../programFiles.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

/** A gradient with one dark square, as grey or coloured pixels. */
function drawn(width: number, height: number, channels: 1 | 3): Uint8Array {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        data[(y * width + x) * channels + c] = x < 4 && y < 4 ? 0 : (x * 3 + y * 5 + c * 40) % 256;
      }
    }
  }
  return data;
}

/** The samples of a PNG of ours: rows filtered by None and Up only. */
function readPng(png: Uint8Array) {
  const buffer = Buffer.from(png);
  const width = buffer.readUInt32BE(16);
  const height = buffer.readUInt32BE(20);
  const channels = buffer[25] === 2 ? 3 : 1;
  const start = buffer.indexOf('IDAT');
  const rows = inflateSync(buffer.subarray(start + 4, start + 4 + buffer.readUInt32BE(start - 4)));
  const row = width * channels;
  const data = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < row; x++) {
      const above = y === 0 ? 0 : (data[(y - 1) * row + x] ?? 0);
      data[y * row + x] = (rows[y * (row + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, channels, data };
}

function tiff(width: number, height: number, channels: 1 | 3): Uint8Array {
  const samples = drawn(width, height, channels);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[i * 4 + c] = samples[i * channels + (channels === 1 ? 0 : c)] ?? 0;
  }
  return new Uint8Array(encodeImage(rgba, width, height));
}

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  setQuality(reversible: boolean, rate: number): void;
  encode(): void;
}

async function jpeg2000(width: number, height: number, channels: 1 | 3): Promise<Uint8Array> {
  const load = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/wasmjs') as (
    options: object,
  ) => Promise<{ J2KEncoder: new () => Encoder }>;
  const { J2KEncoder } = await load({ print: () => undefined });
  const encoder = new J2KEncoder();
  const frame = { width, height, bitsPerSample: 8, componentCount: channels, isSigned: false };
  encoder.getDecodedBuffer(frame).set(drawn(width, height, channels));
  encoder.setQuality(true, 0);
  encoder.encode();
  return encoder.getEncodedBuffer().slice();
}

describe('pictures that browsers do not show', () => {
  it.each([1, 3] as const)('TIFF of %i channels becomes PNG, pixel for pixel', async (channels) => {
    const png = readPng(await decodePicture(tiff(33, 17, channels)));
    expect(png).toEqual({ width: 33, height: 17, channels, data: drawn(33, 17, channels) });
  });

  it.each([1, 3] as const)('JPEG 2000 of %i channels becomes PNG, pixel for pixel', async (channels) => {
    const png = readPng(await decodePicture(await jpeg2000(64, 48, channels)));
    expect(png).toEqual({ width: 64, height: 48, channels, data: drawn(64, 48, channels) });
  });

  it('JPEG 2000 is decoded no larger than is needed', async () => {
    const bytes = await jpeg2000(256, 192, 1);
    expect(await decodeJpeg2000(bytes, 64)).toMatchObject({ width: 64, height: 48 });
    expect(await decodeJpeg2000(bytes, 65)).toMatchObject({ width: 128, height: 96 });
    expect(await decodeJpeg2000(bytes, 500)).toMatchObject({ width: 256, height: 192 });
  });

  it('are refused with a reason when they are damaged or something else', async () => {
    await expect(decodePicture(tiff(9, 9, 1).subarray(0, 8))).rejects.toThrow();
    await expect(decodePicture(new TextEncoder().encode('no picture'))).rejects.toThrow(/neither a TIFF nor/);
  });
});

describe('the kind of a picture', () => {
  it.each([
    ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
    ['\u0089PNG\r\n\u001a\n', 'png'],
    ['RIFF\u0000\u0000\u0000\u0000WEBP', 'webp'],
    ['II*\u0000', 'tiff'],
    ['MM\u0000*', 'tiff'],
    ['\u0000\u0000\u0000\u000cjP  \r\n', 'jp2'],
    ['%PDF-1.4', 'pdf'],
    ['<svg>', null],
    ['', null],
  ])('%j is %s', (head, kind) => {
    expect(pictureKind(Buffer.from(head, 'latin1'))).toBe(kind);
  });

  it('of a PNG of ours is known', () => {
    expect(pictureKind(encodePng({ width: 1, height: 1, channels: 1, data: new Uint8Array(1) }))).toBe('png');
  });
});

describe('the picture worker', () => {
  it('decodes one after the other, also after one that failed', async () => {
    const decoder = startPictureDecoder(programFiles.pictureWorker);
    onTestFinished(() => decoder.close());
    const results = await Promise.allSettled([
      decoder.decode(tiff(8, 8, 1)),
      decoder.decode(new Uint8Array(3)),
      decoder.decode(tiff(9, 9, 1)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('that dies fails that picture only', async () => {
    const file = join(await temporaryFolder(), 'worker.mjs');
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ bytes }) => bytes[0] ? process.exit(1) : parentPort.postMessage({ ok: true, pngs: [bytes] }));`,
    );
    const decoder = startPictureDecoder(pathToFileURL(file));
    onTestFinished(() => decoder.close());
    const dies = decoder.decode(new Uint8Array([1])).catch((error: unknown) => error);
    const lives = decoder.decode(new Uint8Array([0]));
    expect(await dies).toBeInstanceOf(Error);
    expect(await lives).toEqual(new Uint8Array([0]));
  });
});
