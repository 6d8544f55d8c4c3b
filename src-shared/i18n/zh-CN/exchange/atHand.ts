/** Keys and ways to what is always at hand, 简体中文. */
export const zhCNAtHand = {
  'export.library': '导出资料库的批注…',
  'help.key.export': '导出当前内容',
  'help.key.newWindow': '打开新窗口',
  'help.key.openLibrary': '打开资料库',
  'help.key.typeSize': '放大、缩小、标准字号',
  'notebook.exportShown': '导出所列全部…',
} as const;
