/** Big5's characters in frequent use (level 1): 5,401 characters that stand in traditional texts as they are. */
const frequent = { first: 0xa4, last: 0xc6, endOfLast: 0x7e } as const;

/**
 * Simplified characters in traditional script, one by one (OpenCC's tables, Apache-2.0). What is in frequent use in
 * traditional texts too (干, 里, 后) stays: a recogniser that saw it may well be right.
 */
export async function toTraditional(): Promise<(character: string) => string> {
  const { Converter } = await import('opencc-js/cn2t');
  const convert = Converter({ from: 'cn', to: 't' });
  const stays = frequentTraditional();
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

function frequentTraditional(): ReadonlySet<string> {
  const codes: number[] = [];
  for (let high: number = frequent.first; high <= frequent.last; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const isCode = low <= 0x7e || low >= 0xa1;
      if (isCode && (high < frequent.last || low <= frequent.endOfLast)) codes.push(high, low);
    }
  }
  return new Set(new TextDecoder('big5').decode(Uint8Array.from(codes)));
}
