import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../support/propertyRuns.ts';

describe('the examples that a property tries', () => {
  it('are all of them where everything runs, and a fifth in a brief run, but never too few', () => {
    const asked = [undefined, 8, 40, 600];
    expect(asked.map((runs) => propertyRuns(runs, true))).toEqual([100, 8, 40, 600]);
    expect(asked.map((runs) => propertyRuns(runs, false))).toEqual([20, 8, 10, 120]);
  });

  it.each([[undefined], [600]])('are counted so for every property that asks for %s', (numRuns) => {
    let tried = 0;
    const property = fc.property(fc.nat(), () => {
      tried++;
    });
    fc.assert(property, numRuns === undefined ? {} : { numRuns });
    expect(tried).toBe(propertyRuns(numRuns));
  });
});
