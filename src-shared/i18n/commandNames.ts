import { type CommandId, commandIds } from '#shared/model/finding/command.ts';
import { enCommands } from './en/commands.ts';
import type { Language } from './language.ts';
import { zhCNCommands } from './zh-CN/commands.ts';

const names = { en: enCommands, 'zh-CN': zhCNCommands };

/** What a command is called in a language. */
export const commandName = (id: CommandId, language: Language): string => names[language][`command.${id}`];

/** What people call some commands elsewhere. */
const otherNames: Partial<Readonly<Record<CommandId, readonly string[]>>> = {
  addFiles: ['Import files', '导入文件'],
  chains: ['Passages from paper to paper', 'Viral texts', '文字流传', '转载链'],
  export: ['Save annotations as', '输出'],
  firstSteps: ['Tutorial', 'Getting started', 'Tour', '新手教程', '入门'],
  help: ['Guide', 'Manual', 'How do I', '使用指南', '说明书', '教程'],
  keys: ['Keyboard shortcuts', '键盘快捷键'],
  markPart: ['Annotate a picture', 'Rectangle', 'Region', '框选', '图片批注'],
  noteOnArticle: ['Annotate this article', '稿件批注'],
  noteOnIssue: ['Annotate this issue', '整期批注'],
  noteOnPaper: ['Annotate this paper', 'Note on the newspaper', '全报批注', '报纸批注'],
  noteOnPage: ['Annotate this page', '整版批注'],
  notebook: ['Notebook', '笔记本'],
  openArchive: ['Connect to PostgreSQL', 'Shared archive', '连接数据库', '共享档案'],
  people: ['Authors', 'Bylines', '署名', '记者'],
  readPictures: ['OCR', 'Recognise text', '文字识别'],
  reprints: ['Reprints', '转载'],
  scriptSimplified: ['Simplified Chinese', '简化字', '繁转简'],
  scriptTraditional: ['Traditional Chinese', '正體', '简转繁'],
  settings: ['Preferences', 'Options', '选项', '偏好设置'],
  shelf: ['Library', 'Home', '首页'],
  snapshots: ['Backup', '备份'],
  targets: ['Sync with Obsidian', 'Auto-export', '自动导出', '同步'],
  themeDark: ['Dark mode', 'Night', '夜间模式', '深色模式'],
  themeLight: ['Light mode', 'Day', '日间模式', '浅色模式'],
  toggleFrontPage: ['Plain order', '原有顺序'],
  verticalOneTier: ['Vertical in one column', '通栏'],
  verticalTiers: ['Vertical in columns', '分欄'],
  viewFacsimile: ['Printed page', 'Scan', '扫描', '原版'],
  viewPage: ['Newspaper', '报纸版面'],
  viewVertical: ['Vertical text', '直排'],
  zoomIn: ['Larger type', 'Zoom in', 'Font size larger'],
  zoomOut: ['Smaller type', 'Zoom out', 'Font size smaller'],
  zoomReset: ['Normal type size', 'Reset zoom'],
};

/** By what names a command can be found: its own in every language of the interface, and others. */
export const commandNames: readonly (readonly [name: string, command: CommandId])[] = commandIds.flatMap(
  (id) =>
    [enCommands[`command.${id}`], zhCNCommands[`command.${id}`], ...(otherNames[id] ?? [])].map(
      (name) => [name, id] as const,
    ),
);
