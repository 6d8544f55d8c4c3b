/** Codes that a font of 16-bit codes has; the first is for what is not there. */
const mostCodes = 0xffff;
/** Entries that a block of a CMap may have (PDF 32000-1, 9.7.5.2 and Adobe's CMap specification). */
const blockSize = 100;

/** The codes under which the characters of a PDF are drawn: each character has one of its own, in any script. */
export class GlyphCodes {
  readonly #codes = new Map<string, number>();

  /** A text as the hexadecimal string that a text operator takes, and how many characters it draws. */
  encode(text: string): { readonly hex: string; readonly count: number } {
    let hex = '';
    let count = 0;
    for (const character of text.toWellFormed()) {
      hex += this.#codeOf(character).toString(16).padStart(4, '0');
      count++;
    }
    return { hex, count };
  }

  /** The CMap that tells which character each code is, for all that was encoded until now. */
  toUnicode(): string {
    const entries = [...this.#codes].map(
      ([character, code]) => `<${code.toString(16).padStart(4, '0')}> <${utf16(character)}>`,
    );
    const blocks: string[] = [];
    for (let at = 0; at < entries.length; at += blockSize) {
      const block = entries.slice(at, at + blockSize);
      blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
    }
    return [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <ffff>',
      'endcodespacerange',
      ...blocks,
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n');
  }

  #codeOf(character: string): number {
    const known = this.#codes.get(character);
    if (known !== undefined) return known;
    // No issue has so many different characters: what comes after them shares the last code.
    const code = Math.min(this.#codes.size + 1, mostCodes);
    this.#codes.set(character, code);
    return code;
  }
}

const utf16 = (character: string): string =>
  Array.from({ length: character.length }, (_, at) =>
    character.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
