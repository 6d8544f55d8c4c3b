/** Adding issues, what an issue is read from, and its pages, in English. */
export const enLibrary = {
  'facsimile.noWords': 'This page is a picture only: there are no words to select on it.',

  'import.where':
    'They are copied into the library by paper and year, and stay where they are; to read files in place, open their own folder as a library.',

  'shelf.parts_one': '{{count}} file',
  'shelf.parts_other': '{{count}} files',

  'sources.articles_one': '{{count}} article',
  'sources.articles_other': '{{count}} articles',
  'sources.parts_one': 'Put together from {{count}} file',
  'sources.parts_other': 'Put together from {{count}} files',
};
