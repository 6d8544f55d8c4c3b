/** The guide inside the window; its pages are in docs/guide. */
export const enGuide = {
  'guide.contents': 'Pages of the guide',
  'guide.find': 'Find in the help',
  'guide.found_one': 'Found in {{count}} section',
  'guide.found_other': 'Found in {{count}} sections',
  'guide.lead':
    'Everything here is on this computer and needs no connection. F1 leads from any place to the page that speaks of it.',
  'guide.more': 'More about this',
  'guide.nothing': 'Nothing in the help has “{{query}}”.',
  'guide.ownWindow': 'Open in a window of its own',
  'guide.pages': 'Page before and after',
  'guide.title': 'Help',
  'guide.welcome': 'The first ten minutes: a guided walk',
} as const;
