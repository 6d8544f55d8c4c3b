import type { enHand } from '../en/hand.ts';

export const zhCNHand: Readonly<Record<keyof typeof enHand, string>> = {
  'help.key.export': '导出当前内容',
  'help.key.newWindow': '打开新窗口',
  'help.key.openLibrary': '打开资料库',
  'help.key.typeSize': '放大、缩小、标准字号',
};
