import { describe, expect, it } from 'vitest';
import {
  breaksAtSpaces,
  headlineLines,
  headlineSize,
  headText,
  setHead,
} from '../../../../src-renderer/layout/head.ts';

describe('headlines', () => {
  it('are largest for the lead and grow with the span', () => {
    expect(headlineSize(8, 'lead', 4, 56)).toBeGreaterThan(headlineSize(8, 'pageLead', 4, 56));
    expect(headlineSize(8, 'pageLead', 4, 56)).toBeGreaterThan(headlineSize(8, 'normal', 4, 56));
    expect(headlineSize(8, 'normal', 2, 28)).toBeGreaterThan(headlineSize(8, 'normal', 1, 13));
  });

  it('are taken down a little where that saves a line', () => {
    const full = headlineSize(10, 'normal', 2, 28);
    const long = headlineSize(18.6, 'normal', 2, 28);
    expect(long).toBeLessThan(full);
    expect(headlineLines(18.6, long, 28)).toBe(1);
  });

  it('keep their size over two lines rather than shrink to text', () => {
    const size = headlineSize(40, 'normal', 2, 28);
    expect(size).toBeGreaterThan(1.3);
    expect(headlineLines(40, size, 28)).toBeGreaterThan(1);
  });

  it('break at their spaces alone when every phrase fits on a line', () => {
    expect(breaksAtSpaces('今夜零下三度 明天看得见太阳', 1.27, 13)).toBe(true);
    expect(breaksAtSpaces('今夜零下三度 明天一整天都看得见太阳和月亮', 1.27, 13)).toBe(false);
    expect(breaksAtSpaces('没有空格', 1.27, 13)).toBe(false);
  });
});

describe('heads', () => {
  it('take no room where there is none', () => {
    expect(setHead(headText('', '', '', ''), 'normal', 1, 13, 1.73).lines).toBe(0);
  });

  it('grow with each part', () => {
    const lines = (kicker: string, deck: string, byline: string) =>
      setHead(headText(kicker, '渡船队首秀', deck, byline), 'normal', 2, 28, 1.73).lines;
    expect(lines('引题', '', '')).toBeGreaterThan(lines('', '', ''));
    expect(lines('引题', '副题', '')).toBeGreaterThan(lines('引题', '', ''));
    // A byline may find room in lines that are begun already.
    expect(lines('引题', '副题', '记者 甲')).toBeGreaterThanOrEqual(lines('引题', '副题', ''));
  });

  it('set a short headline over one column in one line of the body', () => {
    expect(setHead(headText('', '渡船队首秀', '', ''), 'normal', 1, 13, 1.73).lines).toBe(1);
  });

  it('fill their lines by the headline’s leading, within what reads well', () => {
    for (let ems = 1; ems < 60; ems++) {
      const { size, leading, lines } = setHead(
        { ...headText('', '', '', ''), headline: ems },
        'normal',
        2,
        28,
        1.73,
      );
      expect(leading).toBeGreaterThanOrEqual(1.11);
      expect(leading).toBeLessThanOrEqual(1.32);
      expect(headlineLines(ems, size, 28) * size * leading).toBeLessThanOrEqual(lines * 1.73);
    }
  });
});
