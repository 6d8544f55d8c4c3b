/** What exports become where they arrive, in Chinese. */
export const zhCNExportTargets = {
  'export.tags': '标签',
  'export.tags.as': '{{tag}} → {{written}}',
  'export.tags.more_other': '另有 {{count}} 个',
  'export.tags.text': '{{tag}}（作文字）',
  'export.tagWords': '标签中的空格',
  'export.tagWords.hyphen': '写作 local-history',
  'export.tagWords.underscore': '写作 local_history',
} as const;
