import type { enPanes } from '../en/panes.ts';

type Words = { readonly [K in keyof typeof enPanes]: string };

/** 两期并排。 */
export const zhCNPanes = {
  'help.key.beside': '在旁边打开另一期',
  'help.key.pane': '转到另一期',

  'panes.close': '关闭{{name}}',
  'panes.divider': '两期的宽度',
  'panes.dividerHint': '拖动或按方向键；双击则两边等宽',
  'panes.found': '各期',
  'panes.near': '同一报纸',
  'panes.none': '没有哪一期包含这些词。',
  'panes.open': '并排打开',
  'panes.openNamed': '并排打开：{{name}}',
  'panes.openTitle': '在旁边打开另一期',
  'panes.others': '书架上的其他期',
  'panes.sameDay': '同一天',
  'panes.sameIssue': '再次打开本期（{{view}}）',
  'panes.search': '按报纸、日期或标题查找',
  'panes.share': '左侧占 {{percent}}%',
  'panes.swap': '左右互换',
} as const satisfies Words;
