import type { enHand } from '../en/hand.ts';

export const zhCNHand: Readonly<Record<keyof typeof enHand | 'failure.noTextToExport', string>> = {
  'export.library': '导出资料库的批注…',
  'failure.noTextToExport': '所选内容没有可导出的文字；版面若是图像，请先识别文字。',
  'help.key.export': '导出当前内容',
  'help.key.newWindow': '打开新窗口',
  'help.key.openLibrary': '打开资料库',
  'notebook.exportShown': '导出所列全部…',
  'help.key.typeSize': '放大、缩小、标准字号',
};
