import type { enComparison } from '../en/comparison.ts';

type Words = { readonly [K in keyof typeof enComparison as K extends `${string}_one` ? never : K]: string };

/** 词语随时间比较。 */
export const zhCNComparison = {
  'compare.cell': '{{number}}（{{share}}%）',
  'compare.hint': '输入词语后按回车，与本次搜索画在一起',
  'compare.lift': '去掉{{word}}',
  'compare.nothing': '所选范围内没有注明日期的文章。',
  'compare.of': '{{words}}，{{from}}至{{to}}',
  'compare.pointed': '{{time}}：{{words}}',
  'compare.pressHint': '点选某一时间，搜索便限于该时间',
  'compare.separator': '，',
  'compare.title': '词语随时间比较',
  'compare.total_other': '{{number}} 篇',
  'compare.with': '与……比较',
  'compare.wordAt': '{{word}} {{value}}',
  'compare.words': '词语',
} as const satisfies Words;
