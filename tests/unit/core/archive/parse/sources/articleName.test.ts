import { describe, expect, it } from 'vitest';
import { articleName } from '#core/archive/parse/sources/articleName.ts';
import type { KnownFile } from '#core/archive/parse/sources/sourceFiles.ts';
import { groupSources } from '#core/archive/parse/sources/sources.ts';

const grouped = (...paths: string[]) =>
  Object.fromEntries(
    groupSources(paths.map((path): KnownFile => ({ path, kind: 'text', references: [] }))).map(
      ({ path, files }) => [path, files.length],
    ),
  );

describe('Markdown files of one article each', () => {
  it('are named by their day and their title', () => {
    expect(articleName('报/1953-05-15_渡口动工.md')).toEqual({ day: '1953-05-15', title: '渡口动工' });
    expect(articleName('19530515 Ferry runs.markdown')).toEqual({ day: '1953-05-15', title: 'Ferry runs' });
    expect(articleName('1953-05-15.md')).toBeNull();
    expect(articleName('1953-05-15_2.md')).toBeNull();
    expect(articleName('1953-05-15_渡口动工.txt')).toBeNull();
  });

  it('are one source a day', () => {
    expect(grouped('报/5月/1953-05-15_甲.md', '报/5月/1953-05-15_乙.md', '报/5月/1953-05-16_丙.md')).toEqual({
      '报/5月/1953-05-15_乙.md': 2,
      '报/5月/1953-05-16_丙.md': 1,
    });
    expect(grouped('报/1953-05-15_甲.md', '报/1953-05-15_乙.md')).toEqual({ 报: 2 });
  });

  it('are issues of papers where the same names come on other days', () => {
    const papers = ['15', '16'].flatMap((day) => [
      `a/2022-05-${day}_河口日报.md`,
      `a/2022-05-${day}_柳渡晚报.md`,
    ]);
    expect(Object.values(grouped(...papers))).toEqual([1, 1, 1, 1]);
  });
});
