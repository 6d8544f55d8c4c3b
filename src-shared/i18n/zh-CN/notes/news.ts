import type { enNews } from '../../en/notes/news.ts';

type Words = { readonly [K in keyof typeof enNews as K extends `${string}_one` ? never : K]: string };

/** 批注与文件的变动。 */
export const zhCNNews = {
  'news.merged_other': '同步工具留下的 {{count}} 份冲突副本已合并，文件名见“问题文件”。',
  'news.restored_other': '{{count}} 个损坏的文件已从快照恢复，文件名见“问题文件”。',
  'notes.foundPlace_other': '原文变动后，{{count}} 条批注重新找到了位置。',
  'notes.lostPlace_other': '原文变动后，{{count}} 条批注失去了位置，仍保留在批注栏中。',
  'notes.movedPlace_other': '{{count}} 条批注已随原文移动。',
} as const satisfies Words;
