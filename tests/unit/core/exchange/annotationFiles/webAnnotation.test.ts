import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWeb } from '#core/exchange/annotationFiles/readWeb.ts';
import { renderAnnotation, renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import { colourValues } from '#shared/model/annotation.ts';
import { annotationOf } from '../export/support.ts';
import { hostileAnnotations } from '../import/hostile.ts';
import { sourceOf } from '../import/support.ts';
import { annotationViolations, violations } from './w3cModel.ts';

const now = '2026-01-01T00:00:00.000Z';

it('writes one annotation as a W3C Web Annotation', () => {
  const annotation = annotationOf({ note: 'A *note*', tags: ['bridge'], colour: 'blue', creator: 'Li Wen' });
  const rendered = renderAnnotation(annotation, sourceOf());
  expect(rendered).toEqual({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { broadsheet: 'urn:broadsheet:annotation#' }],
    id: 'broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=n1',
    type: 'Annotation',
    motivation: ['highlighting', 'commenting', 'tagging'],
    creator: { type: 'Person', name: 'Li Wen' },
    generator: { type: 'Software', name: 'Broadsheet' },
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
  expect(annotationViolations(rendered)).toEqual([]);
});

describe('a collection', () => {
  const source = sourceOf();

  it('keeps the rules of the W3C model, whatever people write', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(hostileAnnotations([source.id]), { selector: ({ id }) => id }),
        (annotations) => {
          expect(violations(renderCollection('issue', [{ issue: source, annotations }]))).toEqual([]);
        },
      ),
    );
  });

  it('is read back with nothing lost', () => {
    fc.assert(
      fc.property(hostileAnnotations([source.id]), (annotation) => {
        const json = JSON.stringify(
          renderCollection('issue', [{ issue: source, annotations: [annotation] }]),
        );
        const read = readWeb(JSON.parse(json), now);
        const { issueId: _, target, ...content } = annotation;
        const { type: __, ...position } = target.position;
        expect(read).toEqual({
          format: 'w3c',
          refused: [],
          links: [],
          annotations: [
            {
              source: {
                address: `broadsheet://issue/${source.id}`,
                issueId: source.id,
                publication: '云溪日报',
                date: '2021-05-01',
                edition: null,
                issueNumber: '321',
                language: 'zh-Hans',
                name: '2021/05-01.txt',
              },
              annotation: {
                ...content,
                quote: target.quote,
                position,
                shown: target.shown,
                headline: target.headline,
              },
            },
          ],
        });
      }),
    );
  });

  it('is the same whatever order its annotations come in', () => {
    const first = annotationOf({ id: 'a' });
    const second = annotationOf({ id: 'b', modified: '2025-01-01T00:00:00.000Z' });
    const other = {
      issue: sourceOf({ id: 'other', date: '2020-01-01' }),
      annotations: [annotationOf({ id: 'c' })],
    };
    expect(renderCollection('library', [{ issue: source, annotations: [first, second] }, other])).toEqual(
      renderCollection('library', [other, { issue: source, annotations: [second, first] }]),
    );
  });

  it('has no page when it is empty', () => {
    const empty = renderCollection('library', [{ issue: source, annotations: [] }]);
    expect(empty.total).toBe(0);
    expect(empty.first).toBeUndefined();
    expect(violations(empty)).toEqual([]);
  });
});
