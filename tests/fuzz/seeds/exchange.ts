import { fileOf, seed } from './seed.ts';

const quote = 'the state of the northern pier';
const json = (data: unknown) => JSON.stringify(data);

const web = {
  '@context': ['http://www.w3.org/ns/anno.jsonld', { broadsheet: 'urn:broadsheet:annotation#' }],
  id: 'broadsheet://issue/1926-05-14-0a1b2c3d4e?annotation=n1',
  type: 'Annotation',
  motivation: ['highlighting', 'commenting', 'tagging'],
  creator: { type: 'Person', name: 'Li Wen' },
  created: '2024-01-02T03:04:05.000Z',
  modified: '2024-01-02T03:04:05.000Z',
  body: [
    { type: 'TextualBody', purpose: 'commenting', value: 'A *note*', format: 'text/markdown' },
    { type: 'TextualBody', purpose: 'tagging', value: 'bridge' },
  ],
  target: {
    type: 'SpecificResource',
    styleClass: 'blue',
    source: {
      id: 'broadsheet://issue/1926-05-14-0a1b2c3d4e',
      type: 'Text',
      'broadsheet:path': '1926/1926-05-14.txt',
      'broadsheet:date': '1926-05-14',
    },
    selector: [
      { type: 'TextQuoteSelector', exact: quote, prefix: 'on ', suffix: '.' },
      { type: 'TextPositionSelector', start: 10, end: 40 },
    ],
  },
};
const picture = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  id: '#a88b22d0',
  body: [{ type: 'TextualBody', value: 'A crane', purpose: 'commenting' }],
  target: {
    source: 'https://papers.example/1926-05-14/p1.jpg',
    selector: {
      type: 'SvgSelector',
      value: '<svg><polygon points="1,2 3,4 5,6" /><path d="M 1 2 L 3 4 C 1 2 3 4 5 6 Z"/></svg>',
    },
  },
};
const zotero = [
  {
    key: 'ANNOT001',
    data: {
      key: 'ANNOT001',
      itemType: 'annotation',
      parentItem: 'ATTACH01',
      annotationType: 'highlight',
      annotationText: quote,
      annotationComment: 'Ask',
      annotationColor: '#2ea8e5',
      tags: [{ tag: 'pier' }],
      dateAdded: '2024-05-06T07:08:09Z',
    },
  },
  {
    key: 'ATTACH01',
    data: { key: 'ATTACH01', itemType: 'attachment', parentItem: 'ARTICLE1', title: 'scan.pdf' },
  },
  {
    key: 'ARTICLE1',
    data: {
      key: 'ARTICLE1',
      itemType: 'newspaperArticle',
      title: 'Harbour board',
      publicationTitle: 'The Wexcombe Courier',
      date: '14 May 1926',
    },
  },
];
const tropy = {
  '@context': { '@vocab': 'https://tropy.org/v1/tropy#' },
  '@graph': [
    {
      '@type': 'Item',
      title: 'Harbour',
      photo: [
        {
          '@type': 'Photo',
          path: 'p1.jpg',
          note: [{ '@type': 'Note', html: { '@value': `<blockquote>${quote}</blockquote><p>Who?</p>` } }],
        },
      ],
    },
  ],
};
const kindle = `\ufeffHarbour papers (Smith, J.)\r\n- Your Highlight on page 3 | Location 1840-42 | Added on Sunday, February 5, 2023 3:54:59 PM\r\n\r\n${quote}\r\n==========\r\nHarbour papers (Smith, J.)\r\n- Your Note on page 3 | Location 1842 | Added on Sunday, February 5, 2023 3:55:59 PM\r\n\r\nWho?\r\n==========\r\n`;
const zoteroNote = `<div data-schema-version="8"><h1>Annotations</h1><p><span class="highlight" data-annotation="%7B%22pageLabel%22%3A%223%22%7D">“${quote}”</span> <span class="citation">(<a href="zotero://select/items/1">Board, 1926</a>)</span> Who?</p></div>`;

/** Annotations of other programs, read into a library of the sample's issues. */
export const exchangeSeeds = [
  seed('exchange', { 'hypothesis.json': fileOf('tests/fixtures/hypothesis-ferry.json') }),
  seed('exchange', { 'web.jsonld': json(web) }),
  seed('exchange', {
    'set.json': json({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'AnnotationCollection',
      first: { type: 'AnnotationPage', items: [web, picture] },
    }),
  }),
  seed('exchange', { 'picture.json': json([picture]) }),
  seed('exchange', { 'zotero.json': json(zotero) }),
  seed('exchange', { 'tropy.json': json(tropy) }),
  seed('exchange', { 'My Clippings.txt': kindle }),
  seed('exchange', { 'note.html': zoteroNote }),
  seed('exchange', {
    'note.md': `# Annotations\n\n“${quote}” ([Board, 1926](zotero://select/library/items/1)) ([pdf](zotero://open-pdf/library/items/A?page=3&annotation=B)) Who?\n`,
  }),
  seed('exchange', {
    'marks.csv': `quote,note,tags,colour,date,publication\n"${quote}",Who?,"a; b",blue,1926-05-14,The Wexcombe Courier\n"${quote}",,,,,\n`,
  }),
];
