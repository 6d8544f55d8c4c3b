const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The text of a piece of markup by pattern, with one space for a run of white space: independent of the readers. */
export function plainXml(markup: string): string {
  return markup
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, '')
    .replace(/<\/?(?:p|div\d?|head|lb|br|li|h[1-6]|hl\d|byttl|td|tr|l|byline)\b[^>]*>/gu, ' ')
    .replace(/<[^>]+>/gu, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (all, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return entities[name ?? ''] ?? all;
    })
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The texts of every element of a name, in order. */
export const xmlTexts = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?<!/)>([\\s\\S]*?)</${name}>`, 'gu'))].map((match) =>
    plainXml(match[1] ?? ''),
  );

/** The text of the first element of a name that has one. */
export const xmlText = (text: string, name: string): string | null =>
  xmlTexts(text, name).find((found) => found !== '') ?? null;
