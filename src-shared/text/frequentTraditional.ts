/** Big5's characters in frequent use (level 1). */
const frequent = { first: 0xa4, last: 0xc6, endOfLast: 0x7e } as const;

/**
 * Big5's 5,401 characters in frequent use: they stand in traditional texts as they are, also those that are
 * simplified forms of others (干, 里, 后). `decodeBig5` is the runtime's decoder.
 */
export function frequentTraditional(decodeBig5: (bytes: Uint8Array) => string): ReadonlySet<string> {
  const codes: number[] = [];
  for (let high: number = frequent.first; high <= frequent.last; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const isCode = low <= 0x7e || low >= 0xa1;
      if (isCode && (high < frequent.last || low <= frequent.endOfLast)) codes.push(high, low);
    }
  }
  return new Set(decodeBig5(Uint8Array.from(codes)));
}
