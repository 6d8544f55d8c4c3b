import type { enStrip } from '../en/strip.ts';

type Words = { readonly [K in keyof typeof enStrip]: string };

/** The pages of an issue in miniature. */
export const zhCNStrip: Words = {
  'help.key.strip': '显示或隐藏版面缩略条',
  'settings.pageStrip': '在正文旁显示各版缩略图',
  'strip.hint': '单击、拖动方框，或用方向键翻版',
  'strip.name': '本期各版',
  'strip.screen': '第 {{at}} 屏，共 {{count}} 屏',
};
