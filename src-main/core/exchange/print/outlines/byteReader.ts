/** Reads big-endian numbers of a font one after another. Throws RangeError where the data end. */
export class ByteReader {
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }

  byte(): number {
    return this.#view.getUint8(this.#at++);
  }

  word(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2);
  }

  signedWord(): number {
    this.#at += 2;
    return this.#view.getInt16(this.#at - 2);
  }

  long(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }

  /** A number of one to five bytes, seven bits in each. https://www.w3.org/TR/WOFF2/#DataTypes (UIntBase128) */
  ofSevens(): number {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError('A length in the font is longer than five bytes.');
  }

  /** A number of one to three bytes. https://www.w3.org/TR/WOFF2/#DataTypes (255UInt16) */
  small(): number {
    const code = this.byte();
    if (code === 253) return this.word();
    if (code === 255) return this.byte() + 253;
    if (code === 254) return this.byte() + 506;
    return code;
  }
}
