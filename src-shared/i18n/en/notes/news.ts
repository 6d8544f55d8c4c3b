/** What became of marks while one was looking elsewhere, in English. */
export const enNews = {
  'news.merged_one':
    'What a sync tool had kept apart in {{count}} file was merged. See Problems for its name.',
  'news.merged_other':
    'What a sync tool had kept apart in {{count}} files was merged. See Problems for their names.',
  'news.restored_one': '{{count}} damaged file was restored from a snapshot. See Problems for its name.',
  'news.restored_other':
    '{{count}} damaged files were restored from snapshots. See Problems for their names.',
  'notes.foundPlace_one': '{{count}} annotation found its place again after the text changed.',
  'notes.foundPlace_other': '{{count}} annotations found their places again after the text changed.',
  'notes.lostPlace_one':
    '{{count}} annotation lost its place when the text changed; it is kept in the notes panel.',
  'notes.lostPlace_other':
    '{{count}} annotations lost their places when the text changed; they are kept in the notes panel.',
  'notes.movedPlace_one': '{{count}} annotation moved along with the changed text.',
  'notes.movedPlace_other': '{{count}} annotations moved along with the changed text.',
} as const;
