import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iiifReader } from '#core/archive/parse/readers/iiif/iiif.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

const context = 'http://iiif.io/api/presentation/3/context.json';

const annotation = (text: string, box: string, more = {}) => ({
  type: 'Annotation',
  motivation: 'supplementing',
  body: { type: 'TextualBody', value: text, language: 'de' },
  target: `{{ id.path }}/canvas/p1#xywh=${box}`,
  ...more,
});

const canvas = (number: number, more = {}) => ({
  id: `{{ id.path }}/canvas/p${number}`,
  type: 'Canvas',
  label: { none: [`p. ${number}`] },
  width: 1000,
  height: 2000,
  rendering: [
    {
      id: `{{ id.path }}/alto_p${number}.xml`,
      type: 'Text',
      format: 'application/xml',
      profile: 'http://www.loc.gov/standards/alto/',
    },
  ],
  items: [
    {
      type: 'AnnotationPage',
      items: [
        {
          motivation: 'painting',
          body: { id: `https://iiif.example/iiif/scan-p${number}/full/max/0/default.jpg`, type: 'Image' },
        },
      ],
    },
  ],
  annotations: [{ id: `{{ id.path }}/anno_p${number}.json`, type: 'AnnotationPage' }],
  ...more,
});

const manifest = (more = {}) =>
  JSON.stringify({
    '@context': [context],
    id: '{{ id.url }}',
    type: 'Manifest',
    partOf: [{ id: '{{ id.path }}/title-collection.json', type: 'Collection' }],
    label: { de: ['Abendblatt - 1925-02-16'] },
    metadata: [{ label: { en: ['Language'] }, value: { none: ['de'] } }],
    navDate: '1925-02-16T00:00:00Z',
    items: [canvas(1)],
    ...more,
  });

const annotationPage = (...items: readonly object[]) =>
  JSON.stringify({ '@context': context, type: 'AnnotationPage', items });

const alto = (text: string) =>
  `<alto><Layout><Page WIDTH="1000" HEIGHT="2000"><PrintSpace><TextBlock><TextLine HPOS="10" VPOS="10" WIDTH="100" HEIGHT="20"><String CONTENT="${text}" HPOS="10" VPOS="10" WIDTH="100" HEIGHT="20"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`;

describe('IIIF manifests beside local files', () => {
  it('reads ALTO by names behind placeholders, with label, date, language and title', async () => {
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest(),
      'b/alto_p1.xml': alto('Guten'),
      'b/scan-p1.jpg': 'x',
      'b/default.jpg': 'x',
    });
    expect(result?.text).toBe('Guten');
    expect(result?.fields).toEqual({ title: 'Abendblatt', date: '1925-02-16', pageCount: '1' });
    expect(result?.language).toBe('de');
    expect(result?.facsimile).toMatchObject([
      { label: 'p. 1', width: 1000, height: 2000, image: { kind: 'image', path: 'b/scan-p1.jpg' } },
    ]);
  });

  it('reads annotations where there is no text file, one level of granularity only', async () => {
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest(),
      'b/anno_p1.json': annotationPage(
        annotation('Guten Morgen', '100,200,300,40', { textGranularity: 'line' }),
        annotation('Guten', '100,200,150,40', { textGranularity: 'word' }),
        annotation('what a reader thinks', '0,0,1,1', { motivation: 'commenting' }),
        {
          ...annotation('zweite Zeile', '0,0,0,0', { textGranularity: 'line' }),
          target: {
            type: 'SpecificResource',
            source: { id: '{{ id.path }}/canvas/p1' },
            selector: { type: 'FragmentSelector', value: 'xywh=percent:10,20,30,2' },
          },
        },
      ),
    });
    expect(outline(result ?? expect.fail())).toEqual([
      [null, 'Guten Morgen'],
      [null, 'zweite Zeile'],
    ]);
    const box = { left: 0.1, top: 0.1, width: expect.closeTo(0.3), height: expect.closeTo(0.02) };
    expect(result?.blocks[0]?.box).toEqual(box);
    expect(result?.blocks[1]?.box).toEqual({ ...box, top: 0.2 });
  });

  it('parts articles by ranges that name parts of pages', async () => {
    const range = (id: string, label: string, ...boxes: readonly string[]) => ({
      id,
      type: 'Range',
      label: { none: [label] },
      items: boxes.map((box) => ({ type: 'Canvas', id: `{{ id.path }}/canvas/p1#xywh=${box}` })),
    });
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest({
        items: [
          canvas(1, {
            rendering: [],
            annotations: [
              {
                type: 'AnnotationPage',
                items: [
                  annotation('Hochwasser', '0,0,400,50'),
                  annotation('Es regnete.', '0,60,400,50'),
                  annotation('Wetter', '500,0,400,50'),
                ],
              },
            ],
          }),
        ],
        structures: [{ type: 'Range', items: [range('r1', 'Hochwasser', '0,0,450,200')] }],
      }),
    });
    expect(result?.blocks.map(({ article, role, text }) => [article, role, text])).toEqual([
      ['r1', 'headline', 'Hochwasser'],
      ['r1', 'paragraph', 'Es regnete.'],
      [undefined, 'notice', 'Wetter'],
    ]);
  });

  it('reads every issue of a collection that is there and names the others', async () => {
    const results = await readWith(iiifReader, {
      'b/title-collection.json': JSON.stringify({
        '@context': [context],
        type: 'Collection',
        label: { de: ['Berliner Abendblatt'] },
        items: [
          { id: '{{ id.path }}/manifest.json', type: 'Manifest', navDate: '1925-02-16T00:00:00Z' },
          { id: '{{ id.path }}/other.json', type: 'Manifest' },
        ],
      }),
      'b/manifest.json': manifest(),
      'b/alto_p1.xml': alto('Guten'),
    });
    expect(results.map(({ part, fields }) => [part, fields.title])).toEqual([
      ['1925-02-16', 'Berliner Abendblatt'],
    ]);
    expect(results[0]?.warnings.map(({ message }) => message)).toEqual([
      'b/title-collection.json names 1 issue whose manifest is not there: {{ id.path }}/other.json; the others are read.',
    ]);
  });

  it('names pages whose text is not there', async () => {
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest({ items: [canvas(1), canvas(2)] }),
      'b/alto_p1.xml': alto('Guten'),
    });
    expect(result?.warnings.map(({ code }) => code)).toEqual(['missingPages']);
    expect(result?.facsimile?.[1]).toMatchObject({ label: 'p. 2', width: 1000, height: 2000, words: [] });
  });

  it('says in one sentence that no text is there, and claims no other JSON', async () => {
    const alone = memorySource({ 'b/manifest.json': manifest() });
    expect(await refusal(async () => iiifReader.read(await inputOf(alone)))).toBe(
      'b/manifest.json describes 1 page, but their text (ALTO, hOCR, PAGE XML or annotations) is not beside it; put the files there.',
    );
    for (const other of ['{"type":"Manifest"}', `{"@context":"${context}"`, annotationPage()]) {
      expect(iiifReader.matches(await inputOf(memorySource({ 'x.json': other })))).toBe(false);
    }
  });
});

describeWithSamples('IIIF of the cookbook', (folder) => {
  const files = (pattern: RegExp) =>
    Object.fromEntries(
      readdirSync(join(folder, 'iiif'))
        .filter((name) => pattern.test(name))
        .sort((a, b) => Number(b.includes('manifest')) - Number(a.includes('manifest')))
        .map((name) => [name, new Uint8Array(readFileSync(join(folder, 'iiif', name)))]),
    );

  it('gives the same lines from ALTO and from annotations', async () => {
    const [fromAlto] = await readWith(iiifReader, files(/./u));
    const [fromAnnotations] = await readWith(iiifReader, files(/^(?!.*alto)/u));
    expect(fromAlto?.blocks.map(({ text }) => text)).toEqual(fromAnnotations?.blocks.map(({ text }) => text));
    expect(fromAlto?.fields).toMatchObject({ title: 'Berliner Tageblatt', date: '1925-02-16' });
  });
});
