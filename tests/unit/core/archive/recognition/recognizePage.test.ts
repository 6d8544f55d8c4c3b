import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeRaster } from '#core/archive/recognition/raster/decodeRaster.ts';
import { invert, type Raster } from '#core/archive/recognition/raster/raster.ts';
import { turn } from '#core/archive/recognition/raster/turning.ts';
import { proposeLanguage, recognizePage } from '#core/archive/recognition/recognizePage.ts';
import { startRecognizer } from '#core/archive/recognition/startRecognizer.ts';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { programFiles } from '../../../../programFiles.ts';

const pictures = join(import.meta.dirname, '../../../../fixtures/page-pictures');
const simplified = () => readFile(join(pictures, 'simplified-horizontal.png'));
const traditional = () => readFile(join(pictures, 'traditional-vertical.png'));

const png = ({ width, height, data }: Raster): Uint8Array =>
  encode({ width, height, data, channels: 1, depth: 8 });

const rasterOf = async (bytes: Uint8Array): Promise<Raster> => (await decodeRaster({ bytes })).raster;

/** Each line's text. */
const textsOf = ({ lines }: PageReading): readonly string[] =>
  lines.map(({ words }) => words.map(({ text, spaceBefore }) => (spaceBefore ? ` ${text}` : text)).join(''));

const textOf = (reading: PageReading): string => textsOf(reading).join('\n');

// Networks run on every core: on a busy machine a page takes ten times as long, and one test reads three.
const patience = { timeout: 600_000 };

describe('recognizePage', patience, () => {
  it('reads simplified Chinese, and never two columns as one line', async () => {
    const reading = await recognizePage({ bytes: await simplified() });
    expect(reading).toMatchObject({ language: 'zh-Hans', writing: 'horizontal-tb', turned: 0, width: 920 });
    expect(textOf(reading)).toContain('河边小镇今日通车');
    expect(textOf(reading)).toMatch(/老人看病/);
    const body = reading.lines.filter(({ size }) => size < 45);
    expect(Math.max(...body.map(({ box }) => box.width))).toBeLessThan(440);
    const headline = reading.lines.find(({ words }) => words[0]?.text === '河');
    expect(headline?.words).toHaveLength(8);
    // Its characters follow each other from left to right, each about as wide as high.
    expect(headline?.words[7]?.box.left).toBeGreaterThan(24 + 6 * 52);
    expect(headline?.words[0]?.box.left).toBeLessThan(60);
  });

  it('reads traditional Chinese in columns, also characters that PP-OCRv4 does not know', async () => {
    const reading = await recognizePage({ bytes: await traditional() });
    expect(reading).toMatchObject({ language: 'zh-Hant', writing: 'vertical-rl', turned: 0 });
    expect(reading.lines.every(({ isVertical }) => isVertical)).toBe(true);
    expect(textOf(reading)).toContain('從此進城');
    expect(textOf(reading)).toMatch(/鎮長說/);
  });

  it('reads English in words', async () => {
    const reading = await recognizePage({ bytes: await readFile(join(pictures, 'english.jpg')) });
    expect(reading).toMatchObject({ language: 'en', writing: 'horizontal-tb' });
    expect(textOf(reading)).toMatch(/seven miles long and/);
    expect(textOf(reading)).toMatch(/NEW ROAD OPENED TODAY/);
  });

  it('reads a page upside down, sideways or white on black, with boxes of the picture as it is', async () => {
    const upright = await rasterOf(await simplified());
    const down = await recognizePage({ bytes: png(turn(upright, 180)) });
    expect(down.turned).toBe(180);
    expect(textOf(down)).toContain('河边小镇今日通车');
    const headline = down.lines.find(({ words }) => words[0]?.text === '河');
    expect(headline?.box.top).toBeGreaterThan(upright.height - 120);
    const sideways = await recognizePage({ bytes: png(turn(upright, 90)) });
    expect(sideways.turned).toBe(270);
    expect(sideways).toMatchObject({ width: upright.height, height: upright.width });
    expect(textOf(sideways)).toContain('河边小镇今日通车');
    invert(upright);
    expect(textOf(await recognizePage({ bytes: png(upright) }))).toContain('河边小镇今日通车');
  });

  it('reads a region alone', async () => {
    const reading = await recognizePage(
      { bytes: await simplified() },
      { region: { left: 0, top: 0, width: 920, height: 105 }, language: 'zh-Hans', writing: 'horizontal-tb' },
    );
    expect(textsOf(reading)).toEqual(['河边小镇今日通车']);
  });

  it('says why a page cannot be read', async () => {
    const plain = (value: number): Raster => ({
      width: 600,
      height: 800,
      data: new Uint8Array(480_000).fill(value),
    });
    await expect(recognizePage({ bytes: png(plain(250)) })).rejects.toMatchObject({ reason: 'blank' });
    await expect(recognizePage({ bytes: png(plain(12)) })).rejects.toMatchObject({
      reason: 'tooDark',
      message: expect.stringContaining('more light'),
    });
    const target = plain(255);
    for (let y = 100; y < 700; y++) target.data.fill(0, y * 600 + 100, y * 600 + 500);
    await expect(recognizePage({ bytes: png(target) })).rejects.toMatchObject({
      reason: expect.stringMatching(/^(?:noText|doubtful)$/),
    });
  });

  it('stops when it is told to', async () => {
    await expect(
      recognizePage({ bytes: await simplified() }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ reason: 'cancelled' });
  });
});

describe('proposeLanguage', patience, () => {
  it('looks at the page', async () => {
    expect(await proposeLanguage({ bytes: await traditional() })).toEqual({
      language: 'zh-Hant',
      writing: 'vertical-rl',
    });
  });
});

describe('startRecognizer', patience, () => {
  it('reads in a thread, tells how far it is and ends within a second when cancelled', async () => {
    const recognizer = startRecognizer(programFiles.recognitionWorker);
    onTestFinished(() => recognizer.close());
    const shares: number[] = [];
    const bytes = await simplified();
    const reading = await recognizer.recognize({ bytes }, { onProgress: ({ share }) => shares.push(share) });
    expect(textOf(reading)).toContain('河边小镇今日通车');
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const cancelling = new AbortController();
    const begun = recognizer.recognize(
      { bytes },
      { signal: cancelling.signal, onProgress: () => cancelling.abort() },
    );
    await expect(begun).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(recognizer.recognize({ bytes: Buffer.from('no picture') })).rejects.toMatchObject({
      reason: 'unknownFormat',
    });
  });
});
