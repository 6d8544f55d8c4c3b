/** Adding issues, what an issue is read from, and its pages, 简体中文. */
export const zhCNLibrary = {
  'facsimile.noWords': '本版只有图像，没有可选取的文字。',

  'import.where':
    '文件按报纸和年份复制进资料库，原文件不动；要就地阅读，请把文件所在的文件夹作为资料库打开。',

  'shelf.parts_other': '{{count}} 个文件',

  'sources.articles_other': '{{count}} 篇稿件',
  'sources.parts_other': '由 {{count}} 个文件合成',
};
