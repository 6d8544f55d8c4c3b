import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCtc } from '#core/archive/recognition/engines/ctc.ts';
import { joinReadings } from '#core/archive/recognition/engines/joinedReading.ts';
import { tesseractFile } from '#core/archive/recognition/engines/models.ts';
import type { LineWord } from '#core/archive/recognition/engines/recognizer.ts';
import { toSimplified, toTraditional } from '#core/archive/recognition/engines/scriptForms.ts';

const keys = ['', '天', '地', '人', ' '];

/** Likelihoods of steps whose best class is given, each with the confidence 0.9. */
function likelihoods(best: readonly number[]): Float32Array {
  return Float32Array.from(
    best.flatMap((key) => keys.map((_, at) => (at === key ? 0.9 : 0.1 / keys.length))),
  );
}

describe('decodeCtc', () => {
  it('makes repeats one, and a character twice where a blank parts it', () => {
    const steps = [0, 1, 1, 0, 1, 2, 2, 0, 3];
    const seen = decodeCtc(likelihoods(steps), steps.length, keys);
    expect(seen.map(({ text }) => text).join('')).toBe('天天地人');
    expect(seen[2]).toMatchObject({ firstStep: 5, lastStep: 6 });
    expect(seen[0]?.confidence).toBeCloseTo(0.9);
  });

  it('reads back whatever was written with blanks between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 })), (written) => {
        const steps = written.flatMap((key) => [key, key, 0]);
        const seen = decodeCtc(likelihoods(steps), Math.max(1, steps.length), keys);
        expect(seen.map(({ text }) => text)).toEqual(written.map((key) => keys[key]));
      }),
    );
  });
});

describe('joinReadings', () => {
  const words = (text: string, confidence: number): readonly LineWord[] =>
    Array.from(text, (character, at) => ({
      text: character,
      confidence,
      spaceBefore: false,
      box: { left: at * 48, top: 0, width: 46, height: 48 },
    }));
  const textOf = (line: readonly LineWord[]) => line.map(({ text }) => text).join('');
  const known = (character: string) => character !== '說';

  it('believes the second where the first cannot write the character', () => {
    expect(textOf(joinReadings(words('市长锐話', 0.9), words('市長說話', 0.8), known, 48))).toBe('市长說話');
  });

  it('believes the surer of the two otherwise', () => {
    expect(textOf(joinReadings(words('大街上', 0.5), words('天街上', 0.95), known, 48))).toBe('天街上');
    expect(textOf(joinReadings(words('大街上', 0.9), words('天街上', 0.8), known, 48))).toBe('大街上');
  });

  it('drops dirt that one of them took for letters', () => {
    const second = [
      ...words('大街', 0.9),
      ...words('kk', 0.5).map((word) => ({ ...word, box: { ...word.box, left: 300 } })),
    ];
    expect(textOf(joinReadings(words('大街', 0.9), second, known, 48))).toBe('大街');
  });
});

describe('script forms', () => {
  it('writes what is simplified only in traditional script, and leaves what stands in both', async () => {
    const traditional = await toTraditional();
    expect(Array.from('说战议干里后', traditional).join('')).toBe('說戰議干里后');
    const simplified = await toSimplified();
    expect(simplified('說')).toBe('说');
  });
});

describe('model files', () => {
  it('are named where they are missing', () => {
    expect(() => tesseractFile('xxx')).toThrow(/^The model file .*xxx\.traineddata\.gz is missing; install/);
  });
});
