/** 窗口内的使用指南；各页在 docs/guide。 */
export const zhCNGuide = {
  'guide.contents': '指南各页',
  'guide.find': '在帮助中查找',
  'guide.found_other': '见于 {{count}} 节',
  'guide.lead': '全部内容都在本机，无需联网。在任何地方按 F1，即可看到说明该处的一页。',
  'guide.more': '详细说明',
  'guide.nothing': '帮助中没有“{{query}}”。',
  'guide.ownWindow': '在单独的窗口中打开',
  'guide.pages': '前一页与后一页',
  'guide.title': '帮助',
  'guide.welcome': '最初十分钟：跟着走一遍',
} as const;
