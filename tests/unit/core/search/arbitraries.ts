import fc from 'fast-check';
import type { SearchRequest } from '#shared/model/search.ts';
import { quoted } from './support.ts';

/** Articles, notes and queries that meet each other often, for engines that are held to a scan. */

export const word = fc.constantFrom(
  'fire',
  'fires',
  'firm',
  'mayor',
  'Mayors',
  'city',
  'Café',
  '市长',
  '市長',
  '长城',
  '後',
  '后',
  'ＡＢ',
  'ab',
);
export const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '，')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.flat().join(''));
export const fieldName = fc.constantFrom(
  'headline' as const,
  'deck' as const,
  'body' as const,
  'body' as const,
);
export const article = fc.record({
  fields: fc.array(fc.tuple(fieldName, text), { minLength: 1, maxLength: 4 }),
  publication: fc.constantFrom('The Daily', 'Weekly 周報', null),
  date: fc.constantFrom('1998-03-09', '1999-01-01', '2003-12-31', null),
  page: fc.constantFrom(1, 2, 3, null),
  section: fc.constantFrom('Sport', 'News', null),
  bylines: fc.constantFrom<readonly string[]>([], ['J. Smith'], ['J. Smith', '张三']),
});
export const note = fc.record({
  note: text,
  tag: fc.constantFrom('todo', '财政'),
  colour: fc.constantFrom('red' as const, 'blue' as const),
  start: fc.nat(6),
});
export const operand = fc.oneof(
  word,
  word.map((each) => `${each}*`),
  fc.tuple(word, word).map(([a, b]) => quoted(`${a} ${b}`)),
  // Four and more characters of Chinese, of which one may be another.
  fc.tuple(word, word).map(([a, b]) => `${a}${b}`),
  word.map((each) => `title:${each}`),
  word.map((each) => `note:${each}`),
  fc.constantFrom(
    'by:smith',
    'paper:周报',
    'page:2..',
    'tag:财',
    'colour:red',
    'date:1998..1999',
    'date:..1998',
  ),
);
export const query = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '-'), operand), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((part) => part.join('')).join(' '));
export const filter = fc.constantFrom<SearchRequest['filters']>(
  { publication: 'The Daily' },
  { from: '1999-01-01' },
  { to: '1999-06-30' },
  { kind: 'article' },
  { page: 2 },
  { section: 'Sport' },
  { byline: '张三' },
  { tag: 'todo' },
  { colour: 'red' },
  { hasNotes: true },
  { hasNotes: false },
);
export const switches = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  fuzzy: fc.boolean(),
  order: fc.constantFrom('relevance' as const, 'date' as const),
  fold: fc.record({
    script: fc.boolean(),
    width: fc.boolean(),
    case: fc.boolean(),
    diacritics: fc.boolean(),
  }),
  timeline: fc.constant('month' as const),
  // Most often none or one, and now and then several.
  filters: fc.oneof(
    fc.constant({}),
    filter,
    fc
      .tuple(filter, filter, filter)
      .map((several) => Object.assign({}, ...several) as SearchRequest['filters']),
  ),
});
