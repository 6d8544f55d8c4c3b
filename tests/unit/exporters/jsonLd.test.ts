import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJsonLd } from '#core/exporters/jsonLd.ts';
import { type Annotation, colours, colourValues } from '#shared/model/annotation.ts';
import { annotationOf, issueOf } from './support.ts';

/** Reads an annotation back out of its JSON, as an import will. */
function readBack(json: string): Annotation {
  const data = JSON.parse(json) as ReturnType<typeof renderJsonLd>;
  const address = new URL(data.id);
  const [quote, position] = data.target.selector;
  const bodies = (purpose: string) =>
    data.body.filter((body) => body.purpose === purpose).map((body) => body.value);
  return {
    id: address.searchParams.get('annotation') ?? '',
    issueId: decodeURIComponent(address.pathname.replace(/^\//u, '')),
    target: {
      quote,
      position,
      shown: data.target['broadsheet:shown'],
      headline: data.target['broadsheet:headline'] ?? null,
    },
    colour: colours.find((colour) => colour === data.target.styleClass) ?? 'grey',
    note: bodies('commenting')[0] ?? '',
    tags: bodies('tagging'),
    created: data.created,
    modified: data.modified,
  };
}

it('is a W3C Web Annotation', () => {
  const annotation = annotationOf({ note: 'A *note*', tags: ['bridge'], colour: 'blue' });
  expect(renderJsonLd(annotation, issueOf())).toEqual({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { broadsheet: 'urn:broadsheet:annotation#' }],
    id: 'broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=n1',
    type: 'Annotation',
    motivation: ['highlighting', 'commenting', 'tagging'],
    created: '2024-01-02T03:04:05.000Z',
    modified: '2024-01-02T03:04:05.000Z',
    body: [
      { type: 'TextualBody', purpose: 'commenting', value: 'A *note*', format: 'text/markdown' },
      { type: 'TextualBody', purpose: 'tagging', value: 'bridge' },
    ],
    stylesheet: { type: 'CssStylesheet', value: `.blue { background-color: ${colourValues.blue}; }` },
    target: {
      type: 'SpecificResource',
      styleClass: 'blue',
      source: {
        id: 'broadsheet://issue/2021-05-01-0a1b2c3d4e',
        type: 'Text',
        language: 'zh-Hans',
        'broadsheet:path': '2021/05-01.txt',
        'broadsheet:publication': '云溪日报',
        'broadsheet:date': '2021-05-01',
        'broadsheet:issueNumber': '321',
      },
      selector: [
        { type: 'TextQuoteSelector', exact: '大桥今日通车', prefix: '前', suffix: '后' },
        { type: 'TextPositionSelector', start: 10, end: 16 },
      ],
      'broadsheet:shown': '大桥今日通车',
      'broadsheet:headline': '新桥通车',
    },
  });
});

it('loses nothing of an annotation', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      text,
      fc.array(text),
      text,
      fc.string({ minLength: 1 }),
      fc.constantFrom(...colours),
      (note, tags, shown, id, colour) => {
        const annotation = annotationOf({ note, tags, shown, id, colour });
        expect(readBack(JSON.stringify(renderJsonLd(annotation, issueOf())))).toEqual(annotation);
      },
    ),
  );
});
