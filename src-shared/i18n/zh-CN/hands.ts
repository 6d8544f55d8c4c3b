import type { enHands } from '../en/hands.ts';

type Words = { readonly [K in Exclude<keyof typeof enHands, `${string}_one`>]: string };

/** 一同使用资料库的人。 */
export const zhCNHands = {
  'hands.by': '{{name}}标注',
  'hands.byYou': '您标注',
  'hands.changedBy': '{{name}}修改',
  'hands.changedByYou': '您修改',
  'hands.more_other': '另有 {{count}} 人',
  'hands.others': '其他人',
  'hands.title': '标注者',
  'hands.unknown': '另一人（{{device}}）',
  'hands.you': '{{name}}（您）',
} as const satisfies Words;
