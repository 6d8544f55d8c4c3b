import type { enOrphans } from '../../en/notes/orphans.ts';

type Words = { readonly [K in keyof typeof enOrphans as K extends `${string}_one` ? never : K]: string };

/** 失位批注。 */
export const zhCNOrphans = {
  'orphan.attach': '放在这里',
  'orphan.attachSelected': '放到选中的文字上',
  'orphan.attached': '批注已重新定位。',
  'orphan.candidate': '吻合度 {{percent}}%',
  'orphan.context': '原来的位置',
  'orphan.find': '可能在哪里？',
  'orphan.none': '本期没有与之相近的文字。若原文仍在，请在版面上选中它。',
  'orphan.places': '相近之处',
  'orphan.searching': '正在查找相近之处…',
  'orphan.selectHint': '也可以在版面上选中文字，把批注放上去。',
  'orphan.show': '查看',
} as const satisfies Words;
