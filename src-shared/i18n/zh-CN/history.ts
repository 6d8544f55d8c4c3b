import type { enHistory } from '../en/history.ts';

/** A language without a singular leaves the `_one` forms out. */
type Words = {
  readonly [K in keyof typeof enHistory as K extends `${string}_one` ? never : K]: string;
};

/** 撤销和重做的是什么。 */
export const zhCNHistory = {
  'history.redo.annotations.add_other': '已重做：新增 {{count}} 条批注。',
  'history.redo.annotations.change_other': '已重做：修改 {{count}} 条批注。',
  'history.redo.annotations.remove_other': '已重做：删除 {{count}} 条批注。',
  'history.redo.collections.add_other': '已重做：新增专题或专题条目（{{count}}）。',
  'history.redo.collections.change_other': '已重做：修改专题（{{count}}）。',
  'history.redo.collections.remove_other': '已重做：删除专题或专题条目（{{count}}）。',
  'history.redo.corrections.add_other': '已重做：新增 {{count}} 处校正。',
  'history.redo.corrections.change_other': '已重做：更改 {{count}} 处校正。',
  'history.redo.corrections.remove_other': '已重做：撤下 {{count}} 处校正。',
  'history.redo.descriptions.add_other': '已重做：填写 {{count}} 期的著录信息。',
  'history.redo.descriptions.change_other': '已重做：更改 {{count}} 期的信息。',
  'history.redo.descriptions.remove_other': '已重做：删除 {{count}} 期的信息。',
  'history.redo.links.add_other': '已重做：新增 {{count}} 条关联。',
  'history.redo.links.change_other': '已重做：更改 {{count}} 条关联。',
  'history.redo.links.remove_other': '已重做：删除 {{count}} 条关联。',
  'history.redo.searches.add_other': '已重做：保存 {{count}} 个检索。',
  'history.redo.searches.change_other': '已重做：重命名 {{count}} 个检索。',
  'history.redo.searches.remove_other': '已重做：删除 {{count}} 个检索。',
  'history.redo.sources.add_other': '已重做：选用其他来源（{{count}}）。',
  'history.redo.sources.change_other': '已重做：选用其他来源（{{count}}）。',
  'history.redo.sources.remove_other': '已重做：取消来源选择（{{count}}）。',
  'history.undo.annotations.add_other': '已撤销：新增 {{count}} 条批注。',
  'history.undo.annotations.change_other': '已撤销：修改 {{count}} 条批注。',
  'history.undo.annotations.remove_other': '已撤销：删除 {{count}} 条批注。',
  'history.undo.collections.add_other': '已撤销：新增专题或专题条目（{{count}}）。',
  'history.undo.collections.change_other': '已撤销：修改专题（{{count}}）。',
  'history.undo.collections.remove_other': '已撤销：删除专题或专题条目（{{count}}）。',
  'history.undo.corrections.add_other': '已撤销：新增 {{count}} 处校正。',
  'history.undo.corrections.change_other': '已撤销：更改 {{count}} 处校正。',
  'history.undo.corrections.remove_other': '已撤销：撤下 {{count}} 处校正。',
  'history.undo.descriptions.add_other': '已撤销：填写 {{count}} 期的著录信息。',
  'history.undo.descriptions.change_other': '已撤销：更改 {{count}} 期的信息。',
  'history.undo.descriptions.remove_other': '已撤销：删除 {{count}} 期的信息。',
  'history.undo.links.add_other': '已撤销：新增 {{count}} 条关联。',
  'history.undo.links.change_other': '已撤销：更改 {{count}} 条关联。',
  'history.undo.links.remove_other': '已撤销：删除 {{count}} 条关联。',
  'history.undo.searches.add_other': '已撤销：保存 {{count}} 个检索。',
  'history.undo.searches.change_other': '已撤销：重命名 {{count}} 个检索。',
  'history.undo.searches.remove_other': '已撤销：删除 {{count}} 个检索。',
  'history.undo.sources.add_other': '已撤销：选用其他来源（{{count}}）。',
  'history.undo.sources.change_other': '已撤销：选用其他来源（{{count}}）。',
  'history.undo.sources.remove_other': '已撤销：取消来源选择（{{count}}）。',
} satisfies Words;
