/** 以何种汉字显示。 */
export const zhCNScript = {
  'script.name': '汉字',
  'script.printed': '原样',
  'script.showPrinted': '按原样显示',
  'script.shown.simplified': '正以简体字显示；标注、引文和复制的文字仍为原样。',
  'script.shown.traditional': '正以繁体字显示；标注、引文和复制的文字仍为原样。',
  'script.simplified': '简体',
  'script.traditional': '繁体',
} as const;
