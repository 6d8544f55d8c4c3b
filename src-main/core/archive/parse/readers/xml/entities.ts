const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const reference = /&(?:#[xX]([0-9a-fA-F]+)|#([0-9]+)|([\p{L}_][\p{L}\p{N}._:-]*));/gu;

/**
 * Decodes the five entities of XML and numeric references. Numbers that stand for no character give
 * U+FFFD; `&` that begins no reference stays. `unknown` is called for every other name.
 */
export function decodeEntities(raw: string, unknown: (name: string) => string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(reference, (_, hexadecimal?: string, decimal?: string, name?: string) => {
    if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16));
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    const known = name === undefined || !Object.hasOwn(predefined, name) ? undefined : predefined[name];
    return known ?? unknown(name ?? '');
  });
}

function character(codePoint: number): string {
  const isCharacter = codePoint > 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isCharacter ? String.fromCodePoint(codePoint) : '\ufffd';
}
