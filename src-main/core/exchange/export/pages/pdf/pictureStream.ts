import { decodePicture, pictureKind } from '#core/archive/parse/pictures/decodePicture.ts';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';
import type { PdfStream } from './pdfWriter.ts';

/** A picture as a PDF holds it. */
export interface PdfPicture {
  readonly width: number;
  readonly height: number;
  /** Dots per inch, where the file says. */
  readonly dpi: number | null;
  readonly stream: PdfStream;
}

/** Makes a PNG of a TIFF or JPEG 2000 picture. */
export type DecodePicture = (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * A picture as the stream of a PDF: JPEG and plain PNG as they are, TIFF and JPEG 2000 decoded. Throws an Error
 * with one sentence where that cannot be.
 */
export async function pictureStream(
  bytes: Uint8Array,
  decode: DecodePicture = decodePicture,
): Promise<PdfPicture> {
  switch (pictureKind(bytes)) {
    case 'jpeg':
      return jpeg(bytes);
    case 'png':
      return png(bytes);
    case 'tiff':
    case 'jp2':
      return png(await decode(bytes));
    default:
      throw new Error('its picture is of a kind that a PDF cannot hold');
  }
}

const entriesOf = (width: number, height: number, colours: string, more: string): string =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${colours} ${more}`;

/** ITU-T T.81 B.2.2 for the components, JFIF 1.02 for the resolution, Adobe's marker for inverted CMYK. */
function jpeg(bytes: Uint8Array): PdfPicture {
  const size = pictureSize(bytes);
  if (!size) throw new Error('its picture is damaged');
  const { components, bits, dpi } = jpegFrame(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const colours = components === 1 ? '/DeviceGray' : components === 4 ? '/DeviceCMYK' : '/DeviceRGB';
  const inverted = components === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  const more = `/BitsPerComponent ${bits}${inverted} /Filter /DCTDecode`;
  return { ...size, dpi, stream: { entries: entriesOf(size.width, size.height, colours, more), bytes } };
}

function jpegFrame(bytes: Buffer): {
  readonly components: number;
  readonly bits: number;
  readonly dpi: number | null;
} {
  let dpi: number | null = null;
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { bits: bytes[at + 4] ?? 8, components: bytes[at + 9] ?? 3, dpi };
    if (marker === 0xe0 && bytes.toString('latin1', at + 4, at + 8) === 'JFIF' && at + 15 < bytes.length) {
      const density = bytes.readUInt16BE(at + 12);
      const unit = bytes[at + 11];
      dpi = unit === 1 ? density : unit === 2 ? density * 2.54 : null;
    }
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    at += isBare ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('its picture is damaged');
}

/** A PNG's rows, filtered and deflated, are what a PDF calls predictor 15 (https://www.w3.org/TR/png-3/; PDF 32000-1, 7.4.4.4). */
function png(bytes: Uint8Array): PdfPicture {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Buffer[] = [];
  let palette: Buffer | null = null;
  let dpi: number | null = null;
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    const type = buffer.toString('latin1', at + 4, at + 8);
    const body = buffer.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') data.push(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'pHYs' && body[8] === 1) dpi = body.readUInt32BE(0) * 0.0254;
    at += 12 + length;
  }
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)];
  const [bits = 8, colourType = 0, , , interlace = 0] = buffer.subarray(24, 29);
  const isPlain = interlace === 0 && (colourType === 0 || colourType === 2 || (colourType === 3 && palette));
  if (!isPlain || data.length === 0) throw new Error('it is a PNG with transparency or interlacing');
  const channels = colourType === 2 ? 3 : 1;
  const colours =
    colourType === 2
      ? '/DeviceRGB'
      : palette && colourType === 3
        ? `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`
        : '/DeviceGray';
  const more = `/BitsPerComponent ${bits} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${width} >>`;
  return {
    width,
    height,
    dpi,
    stream: { entries: entriesOf(width, height, colours, more), bytes: Buffer.concat(data) },
  };
}
