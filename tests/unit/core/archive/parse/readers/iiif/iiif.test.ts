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

  it('reads annotation pages that only the ranges’ collections name, word by word', async () => {
    const word = (text: string, box: string) => ({
      ...annotation(text, box, { motivation: 'supplementary' }),
      target: `https://elsewhere.example/issue/canvas/p1#xywh=${box}`,
    });
    const page = (next: string | null, ...items: readonly object[]) =>
      JSON.stringify({
        '@context': context,
        type: 'AnnotationPage',
        ...(next === null ? {} : { next: { id: next, type: 'AnnotationPage' } }),
        items,
      });
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest({
        items: [canvas(1, { rendering: [], annotations: [] })],
        structures: [
          {
            id: 'r1',
            type: 'Range',
            label: { de: ['Hochwasser'] },
            supplementary: { id: '{{ id.path }}/annotations/r1.json', type: 'AnnotationCollection' },
            items: [{ type: 'Canvas', id: '{{ id.path }}/canvas/p1' }],
          },
        ],
      }),
      'b/annotations/r1.json': JSON.stringify({
        '@context': context,
        type: 'AnnotationCollection',
        first: { id: '{{ id.path }}/r1/zone1.json', type: 'AnnotationPage' },
      }),
      'b/annotations/r1/zone1.json': page(
        '{{ id.path }}/zone2.json',
        word('Hochwaffer.', '150,10,200,40'),
        word('Es', '100,60,40,20'),
        word('regnete', '150,61,150,20'),
        word('gestern', '310,60,130,20'),
        word('un-', '450,60,50,20'),
        word('aufhörlich', '100,90,300,20'),
        word('fort.', '410,90,60,20'),
      ),
      'b/annotations/r1/zone2.json': page(
        null,
        word('Heute', '600,60,200,20'),
        word('nicht.', '820,60,100,20'),
      ),
    });
    expect(outline(result ?? expect.fail())).toEqual([
      ['headline', 'Hochwasser'],
      ['paragraph', 'Es regnete gestern unaufhörlich fort.'],
      ['paragraph', 'Heute nicht.'],
    ]);
    expect(result?.dropped.map(({ start, end, reason }) => [result.text.slice(start, end), reason])).toEqual([
      ['Hochwaffer.', 'runningHead'],
      ['-', 'lineEndHyphen'],
    ]);
    expect(new Set(result?.blocks.map(({ article }) => article))).toEqual(new Set(['r1']));
    expect(result?.facsimile?.[0]?.words).toHaveLength(9);
  });

  it('shows no label that only counts as a headline', async () => {
    const [result] = await readWith(iiifReader, {
      'b/manifest.json': manifest({
        items: [
          canvas(1, {
            rendering: [],
            annotations: [{ type: 'AnnotationPage', items: [annotation('Es regnete.', '0,60,400,50')] }],
          }),
        ],
        structures: [
          {
            id: 'r1',
            type: 'Range',
            label: { none: ['Article 3'] },
            items: [{ type: 'Canvas', id: '{{ id.path }}/canvas/p1#xywh=0,0,450,200' }],
          },
        ],
      }),
    });
    expect(outline(result ?? expect.fail())).toEqual([['paragraph', 'Es regnete.']]);
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

describeWithSamples('Bozner Zeitung, zones as annotations', (folder) => {
  it('is an issue with title, date, pages, and its two articles from zone to zone', async () => {
    const base = join(folder, 'iiif-bozner-zeitung-1903');
    const names = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    const ordered = names.toSorted(
      (a, b) => Number(b === 'manifest.json') - Number(a === 'manifest.json') || (a < b ? -1 : 1),
    );
    const [result] = await readWith(
      iiifReader,
      Object.fromEntries(ordered.map((name) => [name, new Uint8Array(readFileSync(join(base, name)))])),
    );
    expect(result?.fields).toEqual({ title: 'Bozner Zeitung', date: '1903-08-18', pageCount: '5' });
    const heads = result?.blocks.filter(({ role }) => role === 'headline') ?? [];
    expect(heads.map(({ text, page }) => [text, page])).toEqual([
      ['Tagesneuigkeiten', 2],
      ['Das Turnier', 3],
    ]);
    const zones = names.filter((name) => name.includes('zone'));
    const words = zones.flatMap(
      (name): unknown[] => JSON.parse(readFileSync(join(base, name), 'utf8')).items,
    ).length;
    expect(result?.facsimile?.reduce((sum, page) => sum + page.words.length, 0)).toBe(words);
  });
});
