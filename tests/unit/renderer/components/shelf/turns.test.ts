import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../../src-renderer/components/shelf/cover/turns.ts';

describe('turns', () => {
  it('go to those who came first, so many at once', () => {
    const turns = createTurns(2);
    const begun: string[] = [];
    const [endA] = ['a', 'b', 'c', 'd'].map((name) => turns.wait(() => begun.push(name)));
    expect(begun).toEqual(['a', 'b']);
    endA?.();
    endA?.();
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('are not waited for by those who left', () => {
    const turns = createTurns(1);
    const begun: string[] = [];
    const [endA, leaveB] = ['a', 'b', 'c'].map((name) => turns.wait(() => begun.push(name)));
    leaveB?.();
    endA?.();
    expect(begun).toEqual(['a', 'c']);
  });

  it('all come, and never more than are allowed at once, whoever leaves when', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(9), { maxLength: 40 }),
        (atOnce, leaving) => {
          const turns = createTurns(atOnce);
          const busy = new Set<number>();
          const seen = new Set<number>();
          const leave = new Map<number, () => void>();
          const quit = (one: number) => {
            const end = leave.get(one);
            leave.delete(one);
            busy.delete(one);
            end?.();
          };
          for (const [at, who] of leaving.entries()) {
            const end = turns.wait(() => {
              busy.add(at);
              seen.add(at);
            });
            leave.set(at, end);
            expect(busy.size).toBeLessThanOrEqual(atOnce);
            if (who < at) quit(who);
          }
          const left = new Set(leave.keys());
          for (const one of leave.keys()) quit(one);
          expect([...left].every((one) => seen.has(one))).toBe(true);
        },
      ),
    );
  });
});
