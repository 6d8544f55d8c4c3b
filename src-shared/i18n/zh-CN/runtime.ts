/** How the program itself fares, in Simplified Chinese. */
export const zhCNRuntime = {
  'runtime.lostPage': '此窗口曾停止，现已重新载入。已保存的都在，正在写的批注已恢复。',
  'runtime.restarted.reprints': '转载查找曾停止，现已重新启动。',
  'runtime.restarted.search': '搜索曾停止，现已重新启动。',
};
