import { describe, expect, it } from 'vitest';
import { unpackBytes } from '#core/archive/parse/packed/bytes.ts';
import { packWords, readPackedWords } from '#core/archive/parse/packed/packWords.ts';
import type { PageWords } from '#core/archive/parse/parse.ts';

const box = { left: 0.25, top: 0.5, width: 0.125, height: 0.01 };

const again = async (pages: readonly PageWords[]) =>
  readPackedWords(await unpackBytes(await packWords(pages)));

describe('packed words', () => {
  it('come back with their places and with how sure the machine was', async () => {
    const pages = [
      {
        page: 1,
        words: [
          { start: 0, end: 2, box, confidence: 0 },
          { start: 2, end: 3, box },
          { start: 4, end: 6, box, confidence: 0.932 },
          { start: 6, end: 7, box, confidence: 1 },
        ],
      },
    ];
    expect(await again(pages)).toEqual(pages);
  });

  it('say nothing of confidence where the format does not', async () => {
    const pages = [{ page: 3, words: [{ start: 0, end: 2, box }] }];
    expect(await again(pages)).toEqual(pages);
  });
});
