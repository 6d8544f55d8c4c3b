import { deflateSync } from 'node:zlib';

/** Where the bytes of a file go, one after the other. */
export interface PdfSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** A stream's own entries, as they stand in its dictionary, and its bytes. */
export interface PdfStream {
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes the objects of a PDF 1.7 as they come and forgets them, so that a file of many pictures needs the memory of
 * one (PDF 32000-1, 7.5). Numbers of objects may be given out before the objects are written.
 */
export class PdfWriter {
  readonly #sink: PdfSink;
  readonly #offsets: number[] = [0];
  #length = 0;

  constructor(sink: PdfSink) {
    this.#sink = sink;
  }

  async begin(): Promise<void> {
    // The second line tells programs that the file is not text.
    await this.#write(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'));
  }

  /** The number of an object that will be written. */
  reserve(): number {
    this.#offsets.push(Number.NaN);
    return this.#offsets.length - 1;
  }

  async object(number: number, content: string): Promise<void> {
    this.#offsets[number] = this.#length;
    await this.#write(Buffer.from(`${number} 0 obj\n${content}\nendobj\n`, 'latin1'));
  }

  async stream(number: number, { entries, bytes }: PdfStream): Promise<void> {
    this.#offsets[number] = this.#length;
    const head = `${number} 0 obj\n<< ${entries} /Length ${bytes.length} >>\nstream\n`;
    await this.#write(Buffer.from(head, 'latin1'));
    await this.#write(bytes);
    await this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  async end(root: number, info: number): Promise<void> {
    const start = this.#length;
    const rows = this.#offsets.map((offset, number) =>
      number === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    );
    await this.#write(
      Buffer.from(
        `xref\n0 ${rows.length}\n${rows.join('')}trailer\n<< /Size ${rows.length} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    );
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#sink.write(bytes);
    this.#length += bytes.length;
  }
}

/** Bytes as a deflated stream. */
export const deflated = (bytes: Uint8Array | string, entries = ''): PdfStream => ({
  entries: `${entries} /Filter /FlateDecode`.trim(),
  bytes: deflateSync(bytes),
});

/** A text as a string of a PDF: UTF-16 with its byte order mark, hexadecimal (PDF 32000-1, 7.9.2.2). */
export const textString = (text: string): string =>
  `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
