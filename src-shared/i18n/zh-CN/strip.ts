import type { enStrip } from '../en/strip.ts';

type Words = { readonly [K in keyof typeof enStrip]: string };

/** The pages of an issue in miniature, and finding a paper on the shelf. */
export const zhCNStrip: Words = {
  'help.key.strip': '显示或隐藏版面缩略条',
  'shelf.cover': '{{title}}{{date}}头版原貌',
  'shelf.fold.century': '按世纪',
  'shelf.fold.language': '按语言',
  'shelf.fold.name': '报纸分组',
  'shelf.fold.none': '不分组',
  'shelf.fold.place': '按出版地',
  'shelf.fold.unknown': '未知',
  'shelf.fold.years': '{{from}}–{{to}} 年',
  'strip.hint': '单击、拖动方框，或用方向键翻版',
  'strip.name': '本期各版',
  'strip.screen': '第 {{at}} 屏，共 {{count}} 屏',
};
