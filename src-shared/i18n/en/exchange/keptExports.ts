/** What is said of kept exports where their dialog is not open, in English. */
export const enKeptExports = {
  'targets.edits_one': '{{count}} edit in the files waits for you',
  'targets.edits_other': '{{count}} edits in the files wait for you',
  'targets.settings': 'Kept exports…',
  'targets.waiting_one': '{{count}} edit in a kept export waits: see Kept exports.',
  'targets.waiting_other': '{{count}} edits in kept exports wait: see Kept exports.',
} as const;
