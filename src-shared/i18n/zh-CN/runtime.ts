/** How the program itself fares, in Simplified Chinese. */
export const zhCNRuntime = {
  'runtime.interrupted.page': '此窗口曾停止运行，现已重新载入。已保存的内容都在，正在写的笔记也已恢复。',
  'runtime.interrupted.reprints': '转载查找曾停止运行，现已重新启动。您的内容未受影响。',
  'runtime.interrupted.search': '搜索曾停止运行，现已重新启动。您的内容未受影响。',
};
