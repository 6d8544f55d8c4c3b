import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Raster } from '../recognition/raster/raster.ts';

/** Good enough for print that is too small to be read (0 to 100). */
const quality = 45;

/** A grey picture as WebP (libwebp, BSD, as WebAssembly in @jsquash/webp). */
export async function encodeWebp({ width, height, data }: Raster): Promise<Uint8Array> {
  const { default: encode, init } = await import('@jsquash/webp/encode.js');
  // It takes its SIMD form wherever that runs, which is every processor that Electron and Node run on.
  const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm');
  await init({ wasmBinary: await readFile(wasm) });
  const rgba = new Uint8ClampedArray(data.length * 4).fill(255);
  for (const [at, value] of data.entries()) rgba.fill(value, at * 4, at * 4 + 3);
  return new Uint8Array(await encode({ width, height, data: rgba, colorSpace: 'srgb' }, { quality }));
}
