import { describe, expect, it } from 'vitest';
import { cohesion } from '#core/archive/parse/compose/han/starts/hanCohesion.ts';

describe('cohesion', () => {
  const texts = ['桥梁竣工典礼', '桥梁竣工仪式', '渔船归港', '渔船靠岸'];

  it('is the share of pairs of characters that the neighbours have as well', () => {
    // 桥梁 梁竣 竣工 of five pairs stand in the line before, none in the two lines after.
    expect(cohesion(texts, 1)).toEqual({ back: 0.6, on: 0, across: 0 });
  });

  it('compares what follows with what stood before', () => {
    const around = ['渔船归港', '天气晴朗', '渔船归港'];
    expect(cohesion(around, 1)).toEqual({ back: 0, on: 0, across: 1 });
  });

  it('is null for a line that says nothing in Chinese', () => {
    expect(cohesion(['桥梁竣工', '1998'], 1)).toBeNull();
  });

  it('does not depend on what was measured before', () => {
    const first = cohesion(texts, 1);
    for (let round = 0; round < 50; round++) cohesion(texts, round % texts.length);
    expect(cohesion(texts, 1)).toEqual(first);
  });
});
