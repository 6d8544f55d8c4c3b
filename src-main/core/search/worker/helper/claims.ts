/**
 * The places of a page that two threads share, in one number: those before `front` are claimed by the one, those from
 * `back` on by the other. Neither waits for the other to claim.
 */
export type Claims = Int32Array;

/** A page has fewer places than this: both ends of what is free are in one number of 32 bits. */
export const mostClaims = 1 << 15;
const bits = 16;

/** Claims on a page of so many places, of which none is claimed. */
export function createClaims(places: number): Claims {
  const claims = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  claims[0] = places;
  return claims;
}

/** Claims the first free place; null where none is left. */
export const claimFirst = (claims: Claims): number | null =>
  claim(claims, 0, (front, back) => ({ claimed: front, front: front + 1, back }));

/** Claims the last free place that is not before `from`; null where none is left. */
export const claimLast = (claims: Claims, from: number): number | null =>
  claim(claims, from, (front, back) => ({ claimed: back - 1, front, back: back - 1 }));

/** Where the places begin that were claimed from the end. */
export const claimedFrom = (claims: Claims): number => Atomics.load(claims, 0) & ((1 << bits) - 1);

interface Claimed {
  readonly claimed: number;
  readonly front: number;
  readonly back: number;
}

function claim(claims: Claims, from: number, next: (front: number, back: number) => Claimed): number | null {
  for (;;) {
    const known = Atomics.load(claims, 0);
    const front = known >> bits;
    const back = known & ((1 << bits) - 1);
    if (back <= Math.max(front, from)) return null;
    const { claimed, ...after } = next(front, back);
    if (Atomics.compareExchange(claims, 0, known, (after.front << bits) | after.back) === known)
      return claimed;
  }
}
