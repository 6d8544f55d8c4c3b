import { frequentTraditional } from '#shared/text/frequentTraditional.ts';

/**
 * Simplified characters in traditional script, one by one (OpenCC's tables, Apache-2.0). What is in frequent use in
 * traditional texts too (干, 里, 后) stays: a recogniser that saw it may well be right.
 */
export async function toTraditional(): Promise<(character: string) => string> {
  const { Converter } = await import('opencc-js/cn2t');
  const convert = Converter({ from: 'cn', to: 't' });
  const stays = frequentTraditional((bytes) => new TextDecoder('big5').decode(bytes));
  const known = new Map<string, string>();
  return (character) => {
    const found = known.get(character) ?? (stays.has(character) ? character : convert(character));
    known.set(character, found);
    return found;
  };
}

/** Traditional characters in simplified script, one by one. */
export async function toSimplified(): Promise<(character: string) => string> {
  const { Converter } = await import('opencc-js/t2cn');
  return Converter({ from: 't', to: 'cn' });
}
