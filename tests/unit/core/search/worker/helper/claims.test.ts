import fc from 'fast-check';
import { expect, it } from 'vitest';
import { claimedFrom, claimFirst, claimLast, createClaims } from '#core/search/worker/helper/claims.ts';

it('each place of a page is claimed once, in whatever order two threads come', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.array(fc.boolean()), (places, from, turns) => {
      const claims = createClaims(places);
      const first: number[] = [];
      const last: number[] = [];
      for (const isFirst of [...turns, ...Array.from({ length: places + 1 }, () => true)]) {
        const claimed = isFirst ? claimFirst(claims) : claimLast(claims, from);
        if (claimed !== null) (isFirst ? first : last).push(claimed);
      }
      expect([...first, ...last.toReversed()]).toEqual(Array.from({ length: places }, (_, at) => at));
      expect(last.every((place) => place >= from)).toBe(true);
      expect(claimedFrom(claims)).toBe(first.length);
    }),
  );
});
