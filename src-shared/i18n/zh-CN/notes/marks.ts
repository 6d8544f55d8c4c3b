import type { enMarks } from '../../en/notes/marks.ts';

/** Notes on parts of printed pages and on whole things. */
export const zhCNMarks = {
  'help.key.markPart': '标记版面局部',
  'marking.adjust': '版面局部。方向键移动，Shift+方向键调整大小；回车写批注，1 至 8 标上颜色，Esc 退出',
  'marking.begin': '新建批注',
  'marking.button': '标记版面局部',
  'marking.draw': '拖动画出方框，围起要标记的部分；按方向键可在中间放一个',
  'marking.empty': '拖动画出方框以标记版面的一部分，也可以为整版写批注。',
  'marking.hint': '拖动画出方框，围起图片或任何要标记的部分。方向键移动，Shift+方向键调整大小，Esc 退出。',
  'marking.list': '本版已标记的部分',
  'marking.noArticle': '这里没有可写批注的稿件。',
  'marking.noPage': '这里没有可写批注的版面。',
  'marking.onArticle': '稿件',
  'marking.onIssue': '整期',
  'marking.onPage': '整版：{{page}}',
  'marking.onPaper': '整份报纸',
  'marking.page': '第{{page}}版',
  'marking.short': '标记局部',
  'shelf.paperNotes': '对本报的批注',
  'marking.toolbar': '已标记的版面局部',
} as const satisfies Readonly<Record<keyof typeof enMarks, string>>;
