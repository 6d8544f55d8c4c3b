/** What exports become where they arrive, in English. */
export const enExportTargets = {
  'export.tags': 'Tags',
  'export.tags.as': '{{tag}} → {{written}}',
  'export.tags.more_one': 'and {{count}} more',
  'export.tags.more_other': 'and {{count}} more',
  'export.tags.text': '{{tag}} (as text)',
  'export.tagWords': 'Words of a tag',
  'export.tagWords.hyphen': 'local-history',
  'export.tagWords.underscore': 'local_history',
} as const;
