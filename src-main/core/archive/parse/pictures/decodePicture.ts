import { createRequire } from 'node:module';
import { encodePng, type Pixels } from './png.ts';
import { firstTiffPage } from './tiffPage.ts';

/** A picture of more pixels is shown at half its size, or a quarter, … (a newspaper page at 300 dpi has 60 million). */
const mostPixels = 64 * 1024 * 1024;
/** A picture that claims more pixels than this is refused. */
const refusedPixels = 1024 * 1024 * 1024;

/** Pictures of forms that browsers do not show, as PNG. Throws an Error with one sentence. */
export const decodePicture = async (bytes: Uint8Array): Promise<Uint8Array> =>
  encodePng(await decodePixels(bytes));

/** The same as pixels. */
export async function decodePixels(bytes: Uint8Array): Promise<Pixels> {
  const kind = pictureKind(bytes);
  if (kind === 'tiff') return await decodeTiff(bytes);
  if (kind === 'jp2') return await decodeJpeg2000(bytes);
  throw new Error('it is neither a TIFF nor a JPEG 2000 picture');
}

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'tiff' | 'jp2' | 'pdf';

/** What a file is by its first twelve bytes; null for everything that is no picture of a page. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (head.startsWith('\u0089PNG\r\n')) return 'png';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (head.startsWith('\0\0\0\u000cjP  ') || head.startsWith('\u00ff\u004f\u00ff\u0051')) return 'jp2';
  return head.startsWith('%PDF-') ? 'pdf' : null;
}

/** The first page of a TIFF, in whatever compression (UTIF.js, MIT). */
async function decodeTiff(bytes: Uint8Array): Promise<Pixels> {
  const { default: utif } = await import('utif2');
  const buffer = firstTiffPage(bytes);
  const [page] = utif.decode(buffer);
  if (!page) throw new Error('it holds no picture');
  const sizes = [page.t256, page.t257].map((size) => (Array.isArray(size) ? Number(size[0]) : 0));
  refuseHuge(sizes[0] ?? 0, sizes[1] ?? 0);
  utif.decodeImage(buffer, page);
  const { width, height } = page;
  if (!(width > 0 && height > 0) || page.data.length === 0) throw new Error('its picture is damaged');
  return fromRgba(utif.toRGBA8(page), width, height);
}

function fromRgba(rgba: Uint8Array, width: number, height: number): Pixels {
  const isGrey = everyPixelGrey(rgba);
  return shrink({ width, height, channels: isGrey ? 1 : 3, data: pick(rgba, 4, isGrey ? 1 : 3) });
}

function everyPixelGrey(rgba: Uint8Array): boolean {
  for (let i = 0; i + 2 < rgba.length; i += 4) {
    if (rgba[i] !== rgba[i + 1] || rgba[i] !== rgba[i + 2]) return false;
  }
  return true;
}

/** The first `wanted` of every `given` samples. */
function pick(samples: Uint8Array, given: number, wanted: number): Uint8Array {
  if (given === wanted) return samples;
  const count = Math.floor(samples.length / given);
  const result = new Uint8Array(count * wanted);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < wanted; c++) result[i * wanted + c] = samples[i * given + c] ?? 0;
  }
  return result;
}

/** Halves width and height until the picture is small enough to be shown. */
function shrink(pixels: Pixels): Pixels {
  let { width, height, data } = pixels;
  const { channels } = pixels;
  while (width * height > mostPixels) {
    const w = Math.max(1, width >> 1);
    const h = Math.max(1, height >> 1);
    const half = new Uint8Array(w * h * channels);
    const at = (x: number, y: number, c: number) => data[(y * width + x) * channels + c] ?? 0;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        for (let c = 0; c < channels; c++) {
          const sum =
            at(2 * x, 2 * y, c) +
            at(2 * x + 1, 2 * y, c) +
            at(2 * x, 2 * y + 1, c) +
            at(2 * x + 1, 2 * y + 1, c);
          half[(y * w + x) * channels + c] = sum >> 2;
        }
      }
    }
    width = w;
    height = h;
    data = half;
  }
  return { width, height, channels, data };
}

/** The part of @cornerstonejs/codec-openjpeg (OpenJPEG as WebAssembly, MIT) that is used here; it has no types. */
interface OpenJpeg {
  readonly J2KDecoder: new () => {
    getEncodedBuffer(length: number): Uint8Array;
    getDecodedBuffer(): Uint8Array;
    getFrameInfo(): { readonly bitsPerSample: number; readonly componentCount: number };
    decodeSubResolution(level: number, layer: number): void;
    delete(): void;
  };
}

/**
 * Grey or colour, 8 bits a sample; a very large picture at half its size, or a quarter, and so is one that is at least
 * `enough` pixels wide all the same. Throws an Error with one sentence.
 */
export async function decodeJpeg2000(bytes: Uint8Array, enough = Number.POSITIVE_INFINITY): Promise<Pixels> {
  const load = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/decodewasmjs') as (
    module: object,
  ) => Promise<OpenJpeg>;
  const { J2KDecoder } = await load({ print: () => undefined, printErr: () => undefined });
  const decoder = new J2KDecoder();
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  const { width, height, levels } = readCodestreamHeader(bytes);
  refuseHuge(width, height);
  let level = 0;
  while (level < levels && atLevel(width, level) * atLevel(height, level) > mostPixels) level++;
  while (level < levels && atLevel(width, level + 1) >= enough) level++;
  decoder.decodeSubResolution(level, 0);
  const { bitsPerSample, componentCount } = decoder.getFrameInfo();
  if (bitsPerSample > 8) throw new Error(`it has ${bitsPerSample} bits a sample, of which only 8 are read`);
  const size = { width: atLevel(width, level), height: atLevel(height, level) };
  const channels = componentCount >= 3 ? 3 : 1;
  const data = pick(decoder.getDecodedBuffer().slice(), componentCount, channels);
  decoder.delete();
  if (data.length !== size.width * size.height * channels) throw new Error('its picture is damaged');
  return shrink({ ...size, channels, data });
}

/** A side of the picture after it was halved so often. */
const atLevel = (side: number, level: number): number => Math.ceil(side / 2 ** level);

/** Size and number of halvings (ISO/IEC 15444-1, A.5.1 and A.6.1); OpenJPEG tells them only after decoding. */
function readCodestreamHeader(bytes: Uint8Array): { width: number; height: number; levels: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = buffer.indexOf(Buffer.from([0xff, 0x4f, 0xff, 0x51]));
  if (start < 0 || start + 24 > buffer.length) throw new Error('its picture is damaged');
  const coding = buffer.indexOf(Buffer.from([0xff, 0x52]), start + 4);
  return {
    width: buffer.readUInt32BE(start + 8) - buffer.readUInt32BE(start + 16),
    height: buffer.readUInt32BE(start + 12) - buffer.readUInt32BE(start + 20),
    levels: coding < 0 ? 0 : (buffer[coding + 9] ?? 0),
  };
}

function refuseHuge(width: number, height: number): void {
  if (width * height <= refusedPixels) return;
  throw new Error(`it claims to be ${width} by ${height} pixels large`);
}
