import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv, renderCsv } from '#core/exchange/annotationFiles/csv.ts';
import { readWeb } from '#core/exchange/annotationFiles/readWeb.ts';
import { boxOfSvg, parseXywh } from '#core/exchange/annotationFiles/regionForm.ts';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import type { ForeignAnnotation } from '#core/kept/annotations/adopt.ts';
import { tidyBox } from '#core/kept/annotations/describePlace.ts';
import type { Annotation, AnnotationTarget } from '#shared/model/annotation.ts';
import { annotationOf } from '../export/support.ts';
import { sourceOf } from '../import/support.ts';
import { violations } from './w3cModel.ts';

const now = '2026-01-01T00:00:00.000Z';
const source = sourceOf();

const word = fc
  .stringMatching(/^[A-Za-z0-9 _.,=+\u4e00-\u4e10-]{1,12}$/u)
  .filter((text) => text.trim() !== '');

const regions = fc
  .record({
    box: fc
      .tuple(...[0, 1, 2, 3].map(() => fc.double({ min: 0.0001, max: 0.999, noNaN: true })))
      .map(([x = 0, y = 0, across = 1, down = 1]) =>
        tidyBox({ x: x * 100, y: y * 100, width: (1 - x) * across * 100, height: (1 - y) * down * 100 }),
      ),
    page: fc.nat(40),
    number: fc.integer({ min: -2, max: 60 }),
    label: fc.option(word),
    picture: fc.option(word),
    pdfPage: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  })
  .map(({ box, pdfPage, ...names }) => ({ ...names, ...(pdfPage !== undefined && { pdfPage }), ...box }));

/** A region with or without words, and every whole. */
const targets: fc.Arbitrary<AnnotationTarget> = fc
  .tuple(regions, fc.constantFrom('', '大桥今日通车'), fc.constantFrom('part', 'page', 'article', 'issue'))
  .map(([region, words, kind]): AnnotationTarget => {
    const hasWords = words !== '' && (kind === 'part' || kind === 'article');
    return {
      quote: {
        type: 'TextQuoteSelector',
        exact: hasWords ? words : '',
        prefix: hasWords ? '前' : '',
        suffix: hasWords ? '后' : '',
      },
      position: {
        type: 'TextPositionSelector',
        start: kind === 'issue' ? 0 : 7,
        end: kind === 'issue' ? 0 : 7 + (hasWords ? 6 : 0),
      },
      shown: hasWords ? words : '',
      headline: kind === 'article' ? words || null : null,
      ...((kind === 'part' || kind === 'page') && { region }),
      ...(kind !== 'part' && { about: kind as 'page' | 'article' | 'issue' }),
      ...(kind === 'article' && { articleId: 'a-1' }),
    };
  });

/** What has to come back: where it is, its words and its note. */
const written = ({ target: { region, about, articleId, quote, shown }, note }: Annotation) => ({
  region,
  about,
  articleId,
  exact: quote.exact,
  shown,
  note,
});
const come = (read: ForeignAnnotation | undefined) => ({
  region: read?.region,
  about: read?.about,
  articleId: read?.articleId,
  exact: read?.quote.exact,
  shown: read?.shown,
  note: read?.note,
});

it('a region and a whole are the same after W3C and back, and the file conforms to the model', () => {
  fc.assert(
    fc.property(targets, (target) => {
      const annotation = { ...annotationOf({ note: 'Look.' }), target };
      const text = JSON.stringify(
        renderCollection('library', [{ issue: source, annotations: [annotation] }]),
      );
      expect(violations(JSON.parse(text))).toEqual([]);
      const file = readWeb(JSON.parse(text), now);
      expect(file?.refused).toEqual([]);
      const [read] = file?.annotations ?? [];
      expect(read?.source.issueId).toBe(source.id);
      expect(come(read?.annotation)).toEqual(written(annotation));
    }),
  );
});

it('and after a table and back', () => {
  fc.assert(
    fc.property(targets, (target) => {
      const annotation = { ...annotationOf({ note: 'Look.' }), target };
      const file = readCsv(renderCsv([{ issue: source, annotations: [annotation] }]), now);
      expect(file?.refused).toEqual([]);
      expect(come(file?.annotations[0]?.annotation)).toEqual(written(annotation));
    }),
  );
});

it.each([
  ['xywh=pixel:540,240,180,340', { unit: 'pixel', x: 540, y: 240, width: 180, height: 340 }],
  ['xywh=1.5,2,3,4', { unit: 'pixel', x: 1.5, y: 2, width: 3, height: 4 }],
  ['xywh=percent:1,2,3,4', { unit: 'percent', x: 1, y: 2, width: 3, height: 4 }],
  ['xywh=percent:1,2,0,4', null],
  ['xywh=inch:1,2,3,4', null],
  ['t=10,20', null],
])('a media fragment %s', (value, box) => {
  expect(parseXywh(value)).toEqual(box);
});

it.each([
  ['<svg><polygon points="10,20 30,25 15,60"></polygon></svg>', [10, 20, 20, 40]],
  ['<svg><rect x="5" y="6" width="7" height="8"/></svg>', [5, 6, 7, 8]],
  ['<svg><circle cx="10" cy="10" r="4"/></svg>', [6, 6, 8, 8]],
  ['<svg><ellipse cx="10" cy="10" rx="4" ry="2"/></svg>', [6, 8, 8, 4]],
  ['<svg><path d="M10,20 L30,20 L30,60 Z"/></svg>', [10, 20, 20, 40]],
  ['<svg><path d="m10 20 h20 v40 l-20 0z"/></svg>', [10, 20, 20, 40]],
])('an outline %s has a rectangle around it', (svg, [x, y, width, height]) => {
  expect(boxOfSvg(svg)).toEqual({ unit: 'pixel', x, y, width, height });
});

it('an outline of nothing has none', () => {
  expect(boxOfSvg('<svg></svg>')).toBeNull();
  expect(boxOfSvg('<svg><polygon points="1,1 1,1"/></svg>')).toBeNull();
});
