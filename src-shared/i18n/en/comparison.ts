/** Words compared in time, in English. */
export const enComparison = {
  'compare.cell': '{{number}} ({{share}}%)',
  'compare.hint': 'Type a word and press Enter: it is drawn beside this search',
  'compare.lift': 'Without {{word}}',
  'compare.nothing': 'No article in this selection has a date.',
  'compare.of': '{{words}}, from {{from}} to {{to}}',
  'compare.pointed': '{{time}}: {{words}}',
  'compare.pressHint': 'Press on a time to narrow the search to it',
  'compare.separator': ', ',
  'compare.title': 'Words compared in time',
  'compare.total_one': '{{number}} article',
  'compare.total_other': '{{number}} articles',
  'compare.with': 'Compare with…',
  'compare.wordAt': '{{word}} {{value}}',
  'compare.words': 'Words',
} as const;
