import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PercentBox } from '#shared/model/annotation.ts';
import { decodePicture, pictureKind } from '../parse/pictures/decodePicture.ts';
import { pictureSize } from '../parse/pictures/pictureSize.ts';
import { encodePng, type Pixels } from '../parse/pictures/png.ts';
import { rasterOfPdfPage } from '../recognition/raster/pdfPage.ts';

/** A picture that claims more pixels than this is not cut. */
const mostPixels = 400_000_000;

/**
 * Rectangles cut out of a page's picture, as PNG at its own resolution; in colour, of a PDF's page in grey, and of a
 * TIFF or JPEG 2000 of more than 64 million pixels at half of it. Throws an Error with the end of a sentence.
 */
export async function cutPicture(
  bytes: Uint8Array,
  boxes: readonly PercentBox[],
  pdfPage = 1,
): Promise<readonly Uint8Array[]> {
  const size = pictureSize(bytes);
  if (size && size.width * size.height > mostPixels) {
    throw new Error(`it claims to be ${size.width} by ${size.height} pixels large`);
  }
  const pixels = await pixelsOf(bytes, pdfPage);
  return boxes.map((box) => encodePng(cropped(pixels, box)));
}

/** The pixels that a rectangle touches, at least one. */
export function cropped({ width, height, channels, data }: Pixels, box: PercentBox): Pixels {
  const [left, right] = pixelRange(box.x, box.width, width);
  const [top, bottom] = pixelRange(box.y, box.height, height);
  const row = (right - left) * channels;
  const cut = new Uint8Array(row * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const from = (y * width + left) * channels;
    cut.set(data.subarray(from, from + row), (y - top) * row);
  }
  return { width: right - left, height: bottom - top, channels, data: cut };
}

/** Half open, in pixels; a share of a pixel that floating point numbers leave over is none. */
function pixelRange(from: number, length: number, side: number): readonly [number, number] {
  const start = Math.min(side - 1, Math.max(0, Math.floor((from / 100) * side + 1e-3)));
  const end = Math.ceil(((from + length) / 100) * side - 1e-3);
  return [start, Math.min(side, Math.max(start + 1, end))];
}

async function pixelsOf(bytes: Uint8Array, pdfPage: number): Promise<Pixels> {
  switch (pictureKind(bytes)) {
    case 'jpeg':
      return await pixelsOfJpeg(bytes);
    case 'png':
      return await pixelsOfPng(bytes);
    case 'webp':
      return await pixelsOfWebp(bytes);
    case 'tiff':
    case 'jp2':
      return await pixelsOfPng(await decodePicture(bytes));
    case 'pdf':
      return { ...(await rasterOfPdfPage(bytes, pdfPage, mostPixels)), channels: 1 };
    default:
      throw new Error('it is no picture that can be read');
  }
}

/** The part of pdf.js's decoders (Apache-2.0) that is used here; they have no types. */
interface ImageDecoders {
  readonly JpegImage: new () => {
    readonly width: number;
    readonly height: number;
    readonly numComponents: number;
    parse(bytes: Uint8Array): void;
    getData(options: { width: number; height: number; forceRGB: boolean }): Uint8Array | Uint8ClampedArray;
  };
  setVerbosityLevel(level: number): void;
}

const decoders = 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';

async function pixelsOfJpeg(bytes: Uint8Array): Promise<Pixels> {
  const { JpegImage, setVerbosityLevel } = (await import(decoders)) as ImageDecoders;
  setVerbosityLevel(0);
  const image = new JpegImage();
  image.parse(bytes);
  const { width, height, numComponents } = image;
  const isGrey = numComponents === 1;
  const data = image.getData({ width, height, forceRGB: !isGrey });
  return { width, height, channels: isGrey ? 1 : 3, data: asBytes(data) };
}

async function pixelsOfPng(bytes: Uint8Array): Promise<Pixels> {
  const { decode, convertIndexedToRgb } = await import('fast-png');
  const png = decode(bytes);
  const { width, height, depth } = png;
  if (png.palette) return opaque(convertIndexedToRgb(png), width, height, png.palette[0]?.length ?? 3);
  if (depth === 16) {
    const eight = Uint8Array.from(png.data, (value) => value >> 8);
    return opaque(eight, width, height, png.channels);
  }
  if (depth === 8) return opaque(asBytes(png.data), width, height, png.channels);
  return { width, height, channels: 1, data: unpacked(png.data, width, height, depth) };
}

/** Grey of 1, 2 or 4 bits; every row begins with a byte of its own. */
function unpacked(data: ArrayLike<number>, width: number, height: number, bits: number): Uint8Array {
  const highest = 2 ** bits - 1;
  const row = Math.ceil((width * bits) / 8);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      const byte = data[y * row + (bit >> 3)] ?? 0;
      grey[y * width + x] = (((byte >> (8 - bits - (bit & 7))) & highest) * 255) / highest;
    }
  }
  return grey;
}

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

async function pixelsOfWebp(bytes: Uint8Array): Promise<Pixels> {
  if (!Reflect.has(globalThis, 'ImageData')) Reflect.set(globalThis, 'ImageData', ImageData);
  const { default: decode, init } = await import('@jsquash/webp/decode.js');
  const wasm = createRequire(import.meta.url).resolve('@jsquash/webp/codec/dec/webp_dec.wasm');
  await init({ wasmBinary: await readFile(wasm) });
  const { data, width, height } = await decode(new Uint8Array(bytes).buffer);
  return opaque(asBytes(data), width, height, 4);
}

/** Grey with its opacity, and colour with it, laid on white paper. */
function opaque(samples: Uint8Array, width: number, height: number, given: number): Pixels {
  const channels = given < 3 ? 1 : 3;
  if (given === channels) return { width, height, channels, data: samples };
  const data = new Uint8Array(width * height * channels);
  for (let at = 0; at < width * height; at++) {
    const opacity = (samples[at * given + channels] ?? 255) / 255;
    for (let c = 0; c < channels; c++) {
      data[at * channels + c] = 255 + ((samples[at * given + c] ?? 255) - 255) * opacity;
    }
  }
  return { width, height, channels, data };
}

const asBytes = (data: ArrayLike<number> & Partial<Pick<Uint8Array, 'buffer' | 'byteOffset'>>): Uint8Array =>
  data instanceof Uint8Array
    ? data
    : data instanceof Uint8ClampedArray
      ? new Uint8Array(data.buffer, data.byteOffset, data.length)
      : Uint8Array.from(data);
