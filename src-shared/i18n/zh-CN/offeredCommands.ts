/** 窗口各处也会用到的命令名称。 */
export const zhCNOfferedCommands = {
  'command.markPart': '标记版面局部',
  'command.noteOnArticle': '为本篇稿件写批注',
  'command.noteOnIssue': '为本期写批注',
  'command.noteOnPaper': '为本报写批注',
  'command.noteOnPage': '为本版写批注',
  'names.commands': '命令',
  'names.kind.command': '命令',
} as const;
