import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDictzip } from '#core/dictionaries/stardict/dictzip.ts';
import { readDictionaryFields } from '#core/dictionaries/stardict/fields.ts';
import { openStarDict } from '#core/dictionaries/stardict/starDict.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import { dictzip, type MadeDictionary, writeStarDict } from '../../../support/dictionaries.ts';
import { temporaryFolder } from '../../../support/folders.ts';

const words = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', '-', ' ', '国', '國', '報', '𠮷', 'ж', '7'),
  minLength: 1,
  maxLength: 8,
});
const definitions = fc.string({
  unit: fc.constantFrom('a', ' ', '，', '意', '\n', '<'),
  minLength: 1,
  maxLength: 300,
});
const visible = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('a StarDict dictionary', () => {
  it('answers every word with what was written for it, however it is packed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ word: words, definition: definitions, aliases: fc.array(words, { maxLength: 2 }) }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        fc.record({
          packing: fc.constantFrom('none', 'dictzip', 'gzip'),
          sameTypes: fc.constantFrom('m', null),
          offsetBits: fc.constantFrom(32, 64),
          chunkLength: fc.integer({ min: 1, max: 500 }),
        }) satisfies fc.Arbitrary<Partial<MadeDictionary>>,
        async (entries, shape) => {
          const folder = await temporaryFolder();
          await writeStarDict(folder, { name: 'made', entries, ...shape });
          const dictionary = openStarDict(join(folder, 'made.ifo'));
          expect(dictionary.words).toBe(entries.length);
          for (const { word, definition, aliases } of entries) {
            for (const asked of [word, ...aliases]) {
              if (normalText(asked) === '' || visible(definition).length === 0) continue;
              const found = dictionary.find(asked).map(({ senses }) => senses);
              expect(found).toContainEqual(visible(definition));
            }
          }
          dictionary.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is found by either script, by capitals and accents, and by no other word', async () => {
    const folder = await temporaryFolder();
    const entries = [
      { word: '國會', definition: 'parliament' },
      { word: 'Café', definition: 'house of coffee' },
    ];
    await writeStarDict(folder, { name: 'made', entries });
    const dictionary = openStarDict(join(folder, 'made.ifo'));
    expect(dictionary.find('国会')[0]?.headwords).toEqual(['國會']);
    expect(dictionary.find('CAFE')[0]?.senses).toEqual(['house of coffee']);
    expect(dictionary.find('国')).toEqual([]);
    expect(dictionary.find('')).toEqual([]);
  });

  it('says what is wrong with it', async () => {
    const folder = await temporaryFolder();
    const entries = [{ word: 'flood', definition: 'much water' }];
    await writeStarDict(folder, { name: 'made', entries });
    const ifo = join(folder, 'made.ifo');
    await truncate(join(folder, 'made.idx'), 9);
    expect(() => openStarDict(ifo)).toThrow('cutIndex');
    await writeFile(join(folder, 'other.ifo'), await readFile(ifo));
    expect(() => openStarDict(join(folder, 'other.ifo'))).toThrow('noIndex');
    await writeFile(join(folder, 'other.idx'), '');
    expect(() => openStarDict(join(folder, 'other.ifo'))).toThrow('noText');
    await writeFile(join(folder, 'other.dict.dz'), 'not packed at all');
    expect(() => openStarDict(join(folder, 'other.ifo'))).toThrow('notPacked');
    await writeFile(ifo, 'hello');
    expect(() => openStarDict(ifo)).toThrow('notStarDict');
  });

  it('survives any bytes in place of its files', async () => {
    const folder = await temporaryFolder();
    await writeStarDict(folder, {
      name: 'made',
      entries: [{ word: 'a', definition: 'b' }],
      packing: 'dictzip',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 80 }),
        fc.constantFrom('idx', 'syn', 'dict.dz'),
        async (bytes, end) => {
          await writeFile(join(folder, `made.${end}`), bytes);
          try {
            const dictionary = openStarDict(join(folder, 'made.ifo'));
            dictionary.close();
          } catch (error) {
            expect(error).toHaveProperty('name', 'BadDictionaryError');
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('dictzip', () => {
  it('reads any piece of what was packed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 2000 }),
        fc.integer({ min: 1, max: 700 }),
        fc.nat(2000),
        fc.nat(2000),
        (bytes, chunkLength, from, length) => {
          const packed = dictzip(Buffer.from(bytes), chunkLength);
          const read = openDictzip((offset, count) => packed.subarray(offset, offset + count));
          const start = Math.min(from, bytes.length - 1);
          const wanted = Math.max(1, Math.min(length, bytes.length - start));
          expect(read?.(start, wanted)).toEqual(Buffer.from(bytes.slice(start, start + wanted)));
        },
      ),
    );
  });
});

describe('the fields of an entry', () => {
  it('are text, whatever markup they have', () => {
    const html = '<b>flood</b><script>alert(1)</script><ol><li>much water<li>a <i>great</i> many</ol>';
    expect(readDictionaryFields(Buffer.from(`flʌd\0${html}`), 'th')).toEqual({
      reading: 'flʌd',
      senses: ['flood', 'much water', 'a great many'],
    });
  });

  it('leave out what is no text', () => {
    const sound = Buffer.concat([
      Buffer.from('W'),
      Buffer.from([0, 0, 0, 3, 1, 2, 3]),
      Buffer.from('mwater\0'),
    ]);
    expect(readDictionaryFields(sound, null)).toEqual({ reading: null, senses: ['water'] });
    expect(readDictionaryFields(Buffer.from([0x57, 0xff, 0xff, 0xff, 0xff]), null).senses).toEqual([]);
  });
});
