import { expect, it } from 'vitest';
import { measureSections } from '../../../../../bench/structure/jingbao.ts';
import { measureDay } from '../../../../../bench/structure/rmrb.ts';
import { measureExports } from '../../../../../bench/structure/rmrbArticles.ts';
import { readDays } from '../../../../../bench/structure/rmrbDays.ts';
import { f1, recall, sum } from '../../../../../bench/structure/rows.ts';
import { describeWithSamples } from '../../../../../samples.ts';

describeWithSamples('The labelled plain texts', (samples) => {
  it('have the articles and headlines of days without marks', async () => {
    const results = (await readDays(samples)).map(measureDay);
    expect(f1(sum(results.map(({ starts }) => starts)))).toBeGreaterThan(0.95);
    expect(recall(sum(results.map(({ headlines }) => headlines)))).toBeGreaterThan(0.95);
  });

  it('have every record of database exports', async () => {
    expect((await measureExports(samples)).worst).toEqual([]);
  });

  it('have every block of a paper of printed lines', async () => {
    const { blocks, headlineLines, kinds } = await measureSections(samples);
    expect(f1(blocks)).toBeGreaterThan(0.95);
    expect(recall(headlineLines)).toBeGreaterThan(0.9);
    expect(recall(kinds)).toBeGreaterThan(0.85);
  });
});
