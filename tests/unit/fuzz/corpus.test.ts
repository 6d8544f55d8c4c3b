import { afterAll, describe, expect, test } from 'vitest';
import { doors } from '../../fuzz/case.ts';
import { corpusNames, packCase, readCorpus, unpackCase } from '../../fuzz/corpus.ts';
import { type Lane, lanes, makeCase } from '../../fuzz/makeCase.ts';
import { startWatch } from '../../fuzz/watch.ts';

describe('hostile input', () => {
  const watch = startWatch();
  afterAll(() => watch.close());

  test.each(corpusNames())('%s, which once broke a bound, keeps them all', async (name) => {
    expect((await watch.run(readCorpus(name))).breach).toBeNull();
  });

  test.each(doors)('new files and calls through the door of %s keep the bounds', async (door) => {
    const lane = (Object.keys(lanes) as Lane[]).find((one) => lanes[one].some((own) => own === door));
    const cases = Array.from({ length: 40 }, (_, number) => makeCase(20_261_129, lane ?? 'files', number));
    for (const one of cases.filter((made) => made.door === door).slice(0, lane === 'files' ? 5 : 1)) {
      expect({ made: one.made, breach: (await watch.run(one)).breach }).toEqual({
        made: one.made,
        breach: null,
      });
    }
  });

  test('a case is the same for the same seed, and over the wire to its process', () => {
    const one = makeCase(7, 'files', 3);
    expect(makeCase(7, 'files', 3)).toEqual(one);
    expect(makeCase(8, 'files', 3)).not.toEqual(one);
    expect(unpackCase(packCase(one))).toEqual(one);
  });
});
