import type { enSnapshots } from '../../en/dialogs/snapshots.ts';

type Words = { readonly [K in keyof typeof enSnapshots as K extends `${string}_one` ? never : K]: string };

/** 批注的快照与失位批注。 */
export const zhCNSnapshots = {
  'snapshots.button': '批注快照…',
  'snapshots.change_other': '{{count}} 条将恢复原样',
  'snapshots.comeBack_other': '{{count}} 条将找回',
  'snapshots.comparing': '正在比较…',
  'snapshots.explain':
    '您所做的一切有改动时每小时备份一次，关闭资料库、导入和恢复之前也会备份。选一份快照，看看恢复后会有什么变化。',
  'snapshots.go_other': '{{count}} 条后来新增的将移去',
  'snapshots.list': '快照',
  'snapshots.none': '这个资料库还没有快照。',
  'snapshots.nothing': '一切与当时相同，无须恢复。',
  'snapshots.now': '现在：{{note}}',
  'snapshots.reason.closing': '关闭资料库时',
  'snapshots.reason.hourly': '每小时',
  'snapshots.reason.import': '导入之前',
  'snapshots.reason.manual': '手动',
  'snapshots.reason.migration': '升级之前',
  'snapshots.reason.restore': '恢复之前',
  'snapshots.restore': '恢复所选内容',
  'snapshots.restored_other': '{{count}} 条批注已恢复原样。',
  'snapshots.restoredStores': '已恢复原样。可以撤销，也可用恢复前自动备份的快照撤回。',
  'snapshots.store.collections': '专题',
  'snapshots.store.corrections': '校正',
  'snapshots.store.descriptions': '所填的著录信息',
  'snapshots.store.links': '段落关联',
  'snapshots.store.searches': '已存检索',
  'snapshots.store.sources': '所选的来源文件',
  'snapshots.storeCounts': '当时 {{former}} 项，现在 {{current}} 项；整体恢复。',
  'snapshots.take': '立即备份',
  'snapshots.taken': '快照已保存。',
  'snapshots.then': '当时：{{note}}',
  'snapshots.title': '批注快照',
  'snapshots.unknownIssue': '未题名的一期',
  'snapshots.withoutNote': '无批语',
} as const satisfies Words;
