import type { enKeptExports } from '../../en/exchange/keptExports.ts';

type Words = { readonly [K in keyof typeof enKeptExports as K extends `${string}_one` ? never : K]: string };

/** 对话框之外所说的“保持更新的导出”。 */
export const zhCNKeptExports = {
  'targets.edits_other': '文件中有 {{count}} 处改动等您决定',
  'targets.settings': '保持更新的导出…',
  'targets.waiting_other': '导出的文件中有 {{count}} 处改动待决定，请看“保持更新的导出”。',
} as const satisfies Words;
