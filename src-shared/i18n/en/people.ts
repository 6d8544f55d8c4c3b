/** The people named in bylines. */
export const enPeople = {
  'people.articlesBy': 'Articles by {{name}}',
  'people.count_one': '{{count}} person named in bylines',
  'people.count_other': '{{count}} people named in bylines',
  'people.filter': 'Name',
  'people.incomplete': 'There may be more: the index is still being made, or the list is very long.',
  'people.nobody': 'No byline of this library reads “{{name}}”.',
  'people.otherwise': 'Also printed as {{names}}',
  'people.overTime': 'Articles over time',
  'people.search': 'Search in these articles',
  'people.title': 'People',
  'people.why': 'Bylines and their articles',
} as const;
