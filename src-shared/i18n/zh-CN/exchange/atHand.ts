import type { enAtHand } from '../../en/exchange/atHand.ts';

type Words = {
  readonly [K in keyof typeof enAtHand | 'failure.noTextToExport' as K extends `${string}_one`
    ? never
    : K]: string;
};

export const zhCNAtHand: Words = {
  'exchange.column.address': '网址',
  'exchange.column.colour': '颜色',
  'exchange.column.created': '创建时间',
  'exchange.column.creator': '作者',
  'exchange.column.date': '报纸日期',
  'exchange.column.note': '批注',
  'exchange.column.publication': '报纸',
  'exchange.column.quote': '引文',
  'exchange.column.tags': '标签',
  'exchange.column.title': '标题',
  'exchange.columns': '各列内容',
  'exchange.columns.leave': '不用',
  'exchange.columns.missing': '请选择引文所在的列；其他列可以不用。',
  'exchange.columns.of': '“{{column}}”列的内容',
  'exchange.columns.rows_other': '{{count}} 行',
  'exchange.columns.take': '导入',
  'exchange.drop': '把批注文件拖放到此处，导入{{library}}',
  'export.library': '导出资料库的批注…',
  'failure.noTextToExport': '所选内容没有可导出的文字；版面若是图像，请先识别文字。',
  'help.key.export': '导出当前内容',
  'help.key.newWindow': '打开新窗口',
  'help.key.openLibrary': '打开资料库',
  'notebook.exportShown': '导出所列全部…',
  'help.key.typeSize': '放大、缩小、标准字号',
};
