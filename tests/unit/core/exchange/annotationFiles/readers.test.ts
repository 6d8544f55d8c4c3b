import { describe, expect, it } from 'vitest';
import { readAnnotations } from '#core/exchange/annotationFiles/readAnnotations.ts';

const now = '2026-01-01T00:00:00.000Z';
const read = (data: unknown) => readAnnotations(typeof data === 'string' ? data : JSON.stringify(data), now);

const hypothesisRow = {
  id: 'pZ3kQO2rEeyT1Yc9JtYfAw',
  created: '2023-02-05T15:54:59.597989+00:00',
  updated: '2023-02-06T08:00:00.000000+00:00',
  user: 'acct:reader@hypothes.is',
  user_info: { display_name: null },
  uri: 'https://papers.example/1926/may/14',
  text: 'Who was the engineer?',
  tags: ['pier', 'engineers'],
  group: '__world__',
  target: [
    {
      source: 'https://papers.example/1926/may/14',
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/p[1]',
          endContainer: '/p[1]',
          startOffset: 0,
          endOffset: 9,
        },
        { type: 'TextPositionSelector', start: 412, end: 440 },
        {
          type: 'TextQuoteSelector',
          exact: 'the state of the northern pier',
          prefix: 'engineer upon ',
          suffix: '.',
        },
      ],
    },
  ],
  document: { title: ['Harbour board'] },
  links: { html: 'https://hypothes.is/a/pZ3kQO2rEeyT1Yc9JtYfAw' },
};
const pageNote = {
  ...hypothesisRow,
  id: 'note',
  text: 'A fine page.',
  target: [{ source: hypothesisRow.uri }],
};
const reply = { ...pageNote, id: 'reply', text: 'I agree.', references: [hypothesisRow.id] };

describe('Hypothesis', () => {
  const forms = {
    'the answer of a search': { total: 3, rows: [hypothesisRow, pageNote, reply] },
    'the file that the client exports': {
      export_date: now,
      export_userid: 'reader',
      client_version: '1.1400.0',
      annotations: [hypothesisRow, pageNote, reply],
    },
    'a list of rows': [hypothesisRow, pageNote, reply],
  };

  it.each(Object.entries(forms))('is read from %s', (_, data) => {
    const file = read(data);
    expect(file?.format).toBe('hypothesis');
    expect(file?.annotations).toMatchObject([
      {
        source: { address: 'https://papers.example/1926/may/14', issueId: null, name: 'Harbour board' },
        annotation: {
          id: 'pZ3kQO2rEeyT1Yc9JtYfAw',
          quote: { exact: 'the state of the northern pier', prefix: 'engineer upon ', suffix: '.' },
          position: null,
          note: 'Who was the engineer?',
          tags: ['pier', 'engineers'],
          created: '2023-02-05T15:54:59.597Z',
          modified: '2023-02-06T08:00:00.000Z',
          creator: 'reader',
          via: 'https://hypothes.is/a/pZ3kQO2rEeyT1Yc9JtYfAw',
        },
      },
    ]);
    expect(file?.refused).toEqual([
      { row: 2, reason: 'pageNote', name: 'A fine page.' },
      { row: 3, reason: 'reply', name: 'I agree.' },
    ]);
  });

  it('knows an issue by the address of the browser host', () => {
    const row = { ...hypothesisRow, uri: 'http://127.0.0.1:4173/issue/1926-05-14-0123456789' };
    expect(read([row])?.annotations[0]?.source.issueId).toBe('1926-05-14-0123456789');
  });
});

describe('Zotero', () => {
  const annotation = (key: string, data: object) => ({
    key,
    version: 5,
    links: { alternate: { href: `https://www.zotero.org/reader/items/${key}` } },
    data: { key, itemType: 'annotation', parentItem: 'ATTACH01', tags: [], ...data },
  });
  const items = [
    annotation('ANNOT001', {
      annotationType: 'highlight',
      annotationAuthorName: 'Li Wen',
      annotationText: 'the state of the northern pier',
      annotationComment: 'Ask the archive',
      annotationColor: '#2ea8e5',
      annotationPageLabel: '3',
      tags: [{ tag: 'pier' }],
      dateAdded: '2024-05-06T07:08:09Z',
      dateModified: '2024-05-06T07:09:00Z',
    }),
    annotation('ANNOT002', {
      annotationType: 'image',
      annotationComment: 'The plan',
      annotationColor: '#ff6666',
    }),
    annotation('ANNOT003', { annotationType: 'note', annotationComment: 'Dull page' }),
    annotation('ANNOT004', { annotationType: 'underline', annotationText: '' }),
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
        edition: 'Town',
      },
    },
  ];

  it('is read with colour, author, tags and the article above it', () => {
    const file = read(items);
    expect(file?.format).toBe('zotero');
    expect(file?.annotations).toMatchObject([
      {
        source: { publication: 'The Wexcombe Courier', date: '1926-05-14', edition: 'Town' },
        annotation: {
          id: 'zotero-ANNOT001',
          quote: { exact: 'the state of the northern pier', prefix: '', suffix: '' },
          colour: 'blue',
          note: 'Ask the archive',
          tags: ['pier'],
          creator: 'Li Wen',
          created: '2024-05-06T07:08:09.000Z',
          via: 'https://www.zotero.org/reader/items/ANNOT001',
        },
      },
    ]);
    expect(file?.refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'picture'],
      [3, 'pageNote'],
      [4, 'noQuote'],
    ]);
  });

  it('is read without the items it belongs to, and takes the nearest colour', () => {
    const [only] = items;
    const file = read([{ ...only, data: { ...only?.data, annotationColor: '#f29b30' } }]);
    expect(file?.annotations[0]).toMatchObject({
      source: { address: 'zotero:ATTACH01', publication: null },
      annotation: { colour: 'orange' },
    });
  });
});

describe('W3C annotations of other programs', () => {
  const simple = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://notes.example/7',
    type: 'Annotation',
    creator: { id: 'https://people.example/li', type: 'Person', name: 'Li Wen' },
    created: '2024-05-06T09:08:09+02:00',
    bodyValue: 'A remark',
    target: {
      source: 'https://papers.example/1926/may/14',
      selector: {
        type: 'FragmentSelector',
        value: 'p3',
        refinedBy: { type: 'TextQuoteSelector', exact: 'northern pier' },
      },
    },
  };

  it('are read with single values, refined selectors and a body of text', () => {
    expect(read(simple)?.annotations).toMatchObject([
      {
        source: { address: 'https://papers.example/1926/may/14', issueId: null },
        annotation: {
          quote: { exact: 'northern pier', prefix: '', suffix: '' },
          position: null,
          shown: null,
          note: 'A remark',
          creator: 'Li Wen',
          created: '2024-05-06T07:08:09.000Z',
          modified: '2024-05-06T07:08:09.000Z',
          via: 'https://notes.example/7',
        },
      },
    ]);
  });

  it('have the same id every time', () => {
    const id = read(simple)?.annotations[0]?.annotation.id;
    expect(id).toMatch(/^x[0-9a-f]{20}$/u);
    expect(read([simple])?.annotations[0]?.annotation.id).toBe(id);
  });

  it('are told apart from what cannot be taken in, row by row', () => {
    const page = {
      type: 'AnnotationPage',
      items: [
        simple,
        'https://notes.example/8',
        { ...simple, id: 'https://notes.example/9', target: 'https://papers.example/1926/may/14' },
        {
          ...simple,
          id: 'https://notes.example/10',
          bodyValue: '',
          target: { selector: { type: 'SvgSelector' } },
        },
        { type: 'Person', id: 'https://people.example/li' },
      ],
    };
    const file = read({ type: ['AnnotationCollection'], first: page });
    expect(file?.annotations).toHaveLength(1);
    expect(file?.refused).toEqual([
      { row: 2, reason: 'elsewhere', name: 'https://notes.example/8' },
      { row: 3, reason: 'pageNote', name: 'A remark' },
      { row: 4, reason: 'picture', name: 'https://notes.example/10' },
      { row: 5, reason: 'notAnnotation', name: 'https://people.example/li' },
    ]);
  });

  it('are read one a line', () => {
    expect(read(`${JSON.stringify(simple)}\n${JSON.stringify(simple)}\n`)?.annotations).toHaveLength(2);
  });
});

it('is nothing when a file holds no annotations', () => {
  for (const text of [
    '',
    'The harbour board met.',
    '{"name":"x"}',
    '[]',
    '{"rows":[{"id":1}]}',
    'date,title\n1926,x',
  ])
    expect(read(text)).toBeNull();
});
