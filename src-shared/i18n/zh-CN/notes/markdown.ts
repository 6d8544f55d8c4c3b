import type { enMarkdown } from '../../en/notes/markdown.ts';

type Words = {
  readonly [K in keyof typeof enMarkdown as K extends `${string}_one` ? never : K]: string;
};

/** Notes shown as Markdown, and what the field for them offers. */
export const zhCNMarkdown = {
  'help.key.emphasis': '粗体、着重',
  'help.key.link': '链接到资料库中的内容',
  'markdown.back': '回到正文',
  'markdown.callout.abstract': '摘要',
  'markdown.callout.danger': '危险',
  'markdown.callout.example': '例',
  'markdown.callout.failure': '失败',
  'markdown.callout.important': '重要',
  'markdown.callout.info': '信息',
  'markdown.callout.note': '注',
  'markdown.callout.question': '疑问',
  'markdown.callout.quote': '引文',
  'markdown.callout.success': '完成',
  'markdown.callout.tip': '提示',
  'markdown.callout.todo': '待办',
  'markdown.callout.warning': '注意',
  'markdown.done': '已完成',
  'markdown.footnote': '脚注 {{number}}',
  'markdown.link': '链接到',
  'markdown.links_other': '有 {{count}} 个链接可选；用方向键选择，按回车键插入',
  'markdown.passage': '段落',
  'markdown.toDo': '未完成',
} satisfies Words;
