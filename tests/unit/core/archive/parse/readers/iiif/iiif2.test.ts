import { describe, expect, it } from 'vitest';
import { iiifReader } from '#core/archive/parse/readers/iiif/iiif.ts';
import { outline, readWith } from '../support.ts';

const context = 'http://iiif.io/api/presentation/2/context.json';
const base = 'https://iiif.example/courier/1926-01-08';

const canvas = (number: number, more = {}) => ({
  '@id': `${base}/canvas/p${number}`,
  '@type': 'sc:Canvas',
  label: `p. ${number}`,
  width: 1000,
  height: 2000,
  images: [
    {
      '@type': 'oa:Annotation',
      motivation: 'sc:painting',
      resource: {
        '@id': `https://iiif.example/iiif/scan-p${number}/full/full/0/default.jpg`,
        '@type': 'dctypes:Image',
      },
      on: `${base}/canvas/p${number}`,
    },
  ],
  ...more,
});

const manifest = (canvases: readonly object[], more = {}) =>
  JSON.stringify({
    '@context': context,
    '@id': `${base}/manifest`,
    '@type': 'sc:Manifest',
    label: [{ '@value': 'The Courier, 1926-01-08', '@language': 'en' }],
    metadata: [{ label: 'Language', value: 'en' }],
    navDate: '1926-01-08T00:00:00Z',
    sequences: [{ '@type': 'sc:Sequence', canvases }],
    ...more,
  });

const text = (chars: string, box: string, motivation = 'sc:painting') => ({
  '@type': 'oa:Annotation',
  motivation,
  resource: { '@type': 'cnt:ContentAsText', chars, language: 'en' },
  on: `${base}/canvas/p1#xywh=${box}`,
});

const readOne = async (files: Readonly<Record<string, string>>) => {
  const [result] = await readWith(iiifReader, files);
  if (!result) throw new Error('Nothing was read.');
  return result;
};

describe('manifests of the IIIF Presentation API 2', () => {
  it('are read with the ALTO beside them, label, date and language', async () => {
    const alto =
      '<alto><Layout><Page WIDTH="1000" HEIGHT="2000"><PrintSpace><TextBlock><TextLine><String CONTENT="Seaside" HPOS="10" VPOS="10" WIDTH="80" HEIGHT="20"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>';
    const seeAlso = {
      '@id': `${base}/p1.xml`,
      format: 'application/xml',
      profile: 'http://www.loc.gov/standards/alto/',
    };
    const result = await readOne({
      'manifest.json': manifest([canvas(1, { seeAlso })]),
      'p1.xml': alto,
      'scan-p1.jpg': 'x',
    });
    expect(result.text).toBe('Seaside');
    expect(result.fields).toMatchObject({ title: 'The Courier', date: '1926-01-08' });
    expect(result.language).toBe('en');
    expect(result.facsimile?.[0]).toMatchObject({
      label: 'p. 1',
      image: { kind: 'image', path: 'scan-p1.jpg' },
    });
  });

  it('have articles by their ranges and text by annotation lists, without people’s comments', async () => {
    const list = {
      '@context': context,
      '@id': `${base}/list/p1.json`,
      '@type': 'sc:AnnotationList',
      resources: [
        text('Pier Repaired', '100,100,400,50'),
        text('The work is done.', '100,200,400,50'),
        text('I saw this pier!', '100,200,400,50', 'oa:commenting'),
        text('Lamp Lit', '100,1000,400,50'),
        text('It shines far out.', '100,1100,400,50'),
      ],
    };
    const ranges = [
      { '@id': `${base}/range/top`, '@type': 'sc:Range', ranges: [`${base}/range/1`, `${base}/range/2`] },
      {
        '@id': `${base}/range/1`,
        '@type': 'sc:Range',
        label: 'Pier Repaired',
        canvases: [`${base}/canvas/p1#xywh=0,0,1000,900`],
      },
      {
        '@id': `${base}/range/2`,
        '@type': 'sc:Range',
        label: 'Lamp Lit',
        members: [{ '@id': `${base}/canvas/p1#xywh=0,900,1000,900`, '@type': 'sc:Canvas' }],
      },
    ];
    const result = await readOne({
      'manifest.json': manifest(
        [canvas(1, { otherContent: [{ '@id': `${base}/list/p1.json`, '@type': 'sc:AnnotationList' }] })],
        { structures: ranges },
      ),
      'p1.json': JSON.stringify(list),
    });
    expect(outline(result)).toEqual([
      ['headline', 'Pier Repaired'],
      ['paragraph', 'The work is done.'],
      ['headline', 'Lamp Lit'],
      ['paragraph', 'It shines far out.'],
    ]);
    expect(result.blocks.map(({ article }) => article)).toEqual([
      `${base}/range/1`,
      `${base}/range/1`,
      `${base}/range/2`,
      `${base}/range/2`,
    ]);
  });

  it('are shown as pictures where no text is beside them', async () => {
    const result = await readOne({ 'manifest.json': manifest([canvas(1)]), 'scan-p1.jpg': 'x' });
    expect(result.text).toBe('');
    expect(result.warnings.map(({ message }) => message)).toEqual([
      'manifest.json gives its page as pictures without text; they can only be looked at.',
    ]);
  });

  it('are found by their collections', async () => {
    const collection = JSON.stringify({
      '@context': context,
      '@id': 'https://iiif.example/courier',
      '@type': 'sc:Collection',
      label: 'The Courier of Marlow',
      manifests: [
        {
          '@id': `${base}/manifest.json`,
          '@type': 'sc:Manifest',
          label: '8 January',
          navDate: '1926-01-08T00:00:00Z',
        },
      ],
    });
    const result = await readOne({
      'collection.json': collection,
      'manifest.json': manifest([
        canvas(1, {
          otherContent: [{ '@type': 'sc:AnnotationList', resources: [text('Seaside', '0,0,10,10')] }],
        }),
      ]),
    });
    expect(result.fields.title).toBe('The Courier of Marlow');
    expect(result.text).toBe('Seaside');
  });
});
