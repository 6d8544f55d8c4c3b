import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Raster } from './raster.ts';
import { greyOf, type PictureSamples } from './samples.ts';

/** What libwebp (BSD, as WebAssembly in @jsquash/webp) makes its result of; browsers have it, Node has not. */
class ImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** The picture of a WebP file, in colour with its opacity. Throws where it is damaged. */
export async function samplesOfWebp(bytes: Uint8Array): Promise<PictureSamples> {
  if (!Reflect.has(globalThis, 'ImageData')) Reflect.set(globalThis, 'ImageData', ImageData);
  const { default: decode, init } = await import('@jsquash/webp/decode.js');
  const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
  await init({ wasmBinary: await readFile(wasm) });
  const { data, width, height } = await decode(new Uint8Array(bytes).buffer);
  return { width, height, channels: 4, data };
}

/** The picture of a WebP file, grey. Throws where it is damaged. */
export const decodeWebp = async (bytes: Uint8Array): Promise<Raster> => greyOf(await samplesOfWebp(bytes));
