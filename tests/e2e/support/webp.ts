import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { decode } from 'fast-png';

/** Letters stay sharp at it, and a picture of the window weighs about 50 KB (0 to 100). */
const quality = 72;

/** A picture that the browser took, as WebP. */
export async function webpOfPng(png: Uint8Array): Promise<Uint8Array> {
  const { width, height, channels, data } = decode(png);
  const { default: encode, init } = await import('@jsquash/webp/encode.js');
  const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm');
  await init({ wasmBinary: await readFile(wasm) });
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++)
    for (let channel = 0; channel < channels; channel++)
      pixels[at * 4 + channel] = data[at * channels + channel] ?? 255;
  const picture = { width, height, data: pixels, colorSpace: 'srgb' } as const;
  return new Uint8Array(await encode(picture, { quality, method: 6 }));
}
