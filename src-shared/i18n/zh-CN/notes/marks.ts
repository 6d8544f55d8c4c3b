import type { enMarks } from '../../en/notes/marks.ts';

/** Notes on parts of printed pages and on whole things. */
export const zhCNMarks = {
  'help.key.markPart': '标记版面局部',
  'mark.adjust': '版面局部。方向键移动，Shift+方向键调整大小；回车写笔记，1 至 8 标上颜色，Esc 退出',
  'mark.begin': '新建笔记',
  'mark.button': '标记版面局部',
  'mark.draw': '拖动画出方框，围起要标记的部分；按方向键可在中间放一个',
  'mark.hint': '拖动画出方框，围起图片或任何要标记的部分。方向键移动，Shift+方向键调整大小，Esc 退出。',
  'mark.list': '本版已标记的部分',
  'mark.noArticle': '这里没有可写笔记的文章。',
  'mark.noPage': '这里没有可写笔记的版面。',
  'mark.onArticle': '文章',
  'mark.onIssue': '整期',
  'mark.onPage': '整版：{{page}}',
  'mark.page': '第{{page}}版',
  'mark.picture': '{{page}}中标记的部分',
  'mark.short': '标记局部',
  'mark.toolbar': '已标记的版面局部',
} as const satisfies Readonly<Record<keyof typeof enMarks, string>>;
