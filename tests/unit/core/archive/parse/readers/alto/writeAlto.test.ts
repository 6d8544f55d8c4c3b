import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockKinds } from '#core/archive/parse/readers/alto/readingVocabulary.ts';
import { readStructured } from '#core/archive/parse/readers/alto/readStructured.ts';
import { writeAlto } from '#core/archive/parse/readers/alto/writeAlto.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { replaceForbidden } from '#shared/text/xml.ts';
import { propertyRuns } from '../../../../../../support/propertyRuns.ts';
import { canValidate, schemaComplaints } from '../../../../../../support/xmlSchema.ts';
import { readPage } from './readings.ts';

const about = {
  fileName: 'Zeitung/1884/Seite 1 & 2 <neu>.tif',
  identifier: '1234-abcd',
  dpi: 400,
  processed: '2026-11-28T21:00:00Z',
};

const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => value / 100);
const box = fc.record({
  left: hundredths(5000),
  top: hundredths(5000),
  width: hundredths(5000),
  height: hundredths(5000),
});
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(
    'well-',
    'known',
    '&amp;',
    '<b>',
    '"',
    "'",
    ' ',
    '\t',
    '\n',
    '\r\n',
    '&#0;',
    '𠮷',
    '說',
    'Zei=',
    '-',
    '\ufeff',
    '\u0000',
    ']]>',
  ),
);
const word = fc.record({
  text: piece,
  box,
  confidence: fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000),
  spaceBefore: fc.boolean(),
});
const line = fc.record({
  box,
  isVertical: fc.boolean(),
  size: hundredths(300),
  words: fc
    .array(word, { maxLength: 5 })
    .map((words) => words.map((one, index) => (index === 0 ? { ...one, spaceBefore: false } : one))),
});

/** Any page: lines in any order, parted into any blocks. */
const structured: fc.Arbitrary<StructuredReading> = fc
  .record({
    width: hundredths(10_000),
    height: hundredths(10_000),
    skew: fc.integer({ min: -45_000, max: 45_000 }).map((value) => value / 1000 || 0),
    turned: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    language: fc.constantFrom('zh-Hans', 'zh-Hant', 'de-Latf', 'de', 'en', 'fr', 'ja'),
    writing: fc.constantFrom('horizontal-tb' as const, 'vertical-rl' as const),
    engine: fc.record({ name: piece, version: piece }),
    lines: fc.array(line, { maxLength: 8 }),
    rules: fc.array(fc.record({ box, isVertical: fc.boolean() }), { maxLength: 3 }),
    frames: fc.array(box, { maxLength: 3 }),
    pictures: fc.array(box, { maxLength: 3 }),
  })
  .chain((reading) =>
    fc
      .tuple(
        fc.shuffledSubarray(
          reading.lines.map((_, index) => index),
          { minLength: reading.lines.length },
        ),
        fc.array(
          fc.record({
            kind: fc.constantFrom(...blockKinds),
            article: fc.option(fc.integer({ min: 0, max: 5 })),
            count: fc.integer({ min: 0, max: 3 }),
          }),
        ),
      )
      .map(([order, drawn]) => {
        let at = 0;
        const blocks = drawn.map(({ kind, article, count }) => {
          const lines = order.slice(at, at + count);
          at += count;
          return { kind, article, lines };
        });
        const rest = { kind: 'paragraph' as const, article: null, lines: order.slice(at) };
        return { reading, blocks: [...blocks, rest] };
      }),
  );

/** The same page with U+FFFD for what XML cannot hold. */
function asXmlHolds({ reading, blocks }: StructuredReading): StructuredReading {
  const lines = reading.lines.map((one) => ({
    ...one,
    words: one.words.map((each) => ({ ...each, text: replaceForbidden(each.text) })),
  }));
  const engine = {
    name: replaceForbidden(reading.engine.name),
    version: replaceForbidden(reading.engine.version),
  };
  return { reading: { ...reading, engine, lines }, blocks };
}

const complaints = (alto: string) => schemaComplaints(alto, 'alto-4-4.xsd');

const page = readPage(
  [
    { kind: 'masthead', article: null, lines: [{ text: '申報', left: 1300, top: 40, size: 150 }] },
    {
      kind: 'headline',
      article: 7,
      lines: [{ text: 'The Ferry', left: 100, top: 300, size: 60 }],
    },
    {
      kind: 'paragraph',
      article: 7,
      lines: [
        { text: 'A news-', left: 100, top: 400, size: 30 },
        { text: 'paper says', left: 100, top: 440, size: 30 },
      ],
    },
    {
      kind: 'advertisement',
      article: 8,
      lines: [{ text: '廣告', left: 2000, top: 400, size: 30, isVertical: true }],
    },
  ],
  { language: 'en', writing: 'horizontal-tb' },
);

describe('a reading as ALTO', () => {
  it('is read back the same, whatever was read', () => {
    fc.assert(
      fc.property(structured, (given) => {
        expect(readStructured(writeAlto(given, about))).toEqual(asXmlHolds(given));
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('says what read the page, when, and of which picture', () => {
    const alto = writeAlto(page, { ...about, pdfPage: 3 });
    expect(alto).toContain('<softwareCreator>Broadsheet</softwareCreator>');
    expect(alto).toContain('<softwareName>PP-OCRv4 + tesseract</softwareName>');
    expect(alto).toContain('<softwareVersion>4.0.0 + 5.5.1</softwareVersion>');
    expect(alto).toContain('<processingDateTime>2026-11-28T21:00:00Z</processingDateTime>');
    expect(alto).toContain('<fileName>Zeitung/1884/Seite 1 &amp; 2 &lt;neu&gt;.tif#page=3</fileName>');
    expect(alto).toContain('PHYSICAL_IMG_NR="3"');
  });

  it('gives type sizes in points at the resolution of the picture', () => {
    // 30 pixels at 400 dots an inch.
    expect(writeAlto(page, about)).toContain('FONTSIZE="5.4"');
  });

  it('parts a word at a line end as the standard has it', () => {
    const alto = writeAlto(page, about);
    expect(alto).toMatch(
      /CONTENT="news" SUBS_TYPE="HypPart1" SUBS_CONTENT="newspaper"[^>]*>\n<HYP CONTENT="-"\/>/u,
    );
    expect(alto).toContain('CONTENT="paper" SUBS_TYPE="HypPart2" SUBS_CONTENT="newspaper"');
  });

  it('replaces characters that XML cannot hold and counts them', () => {
    const first = page.reading.lines[0];
    if (!first) throw new Error('The page has no line.');
    const words = first.words.map((one) => ({ ...one, text: `a\u0001b\ud800` }));
    const damaged = { ...page.reading, lines: [{ ...first, words }, ...page.reading.lines.slice(1)] };
    const alto = writeAlto({ reading: damaged, blocks: page.blocks }, about);
    expect(alto).toContain('CONTENT="a\ufffdb\ufffd"');
    expect(alto).toContain('4 characters that XML cannot hold were replaced by U+FFFD');
  });

  describe.skipIf(!canValidate)('against its schema', () => {
    it('is valid', () => {
      expect(complaints(writeAlto(page, { ...about, pdfPage: 3 }))).toBe('');
    });

    it('is valid for a page on its side, an empty page and any other', () => {
      const empty = {
        reading: { ...page.reading, lines: [], rules: [], frames: [], pictures: [] },
        blocks: [],
      };
      expect(complaints(writeAlto({ ...page, reading: { ...page.reading, turned: 90 } }, about))).toBe('');
      expect(complaints(writeAlto(empty, about))).toBe('');
      fc.assert(
        fc.property(structured, (given) => {
          expect(complaints(writeAlto(given, about))).toBe('');
        }),
        { numRuns: propertyRuns(20) },
      );
    });
  });
});
