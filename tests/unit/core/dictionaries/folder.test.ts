import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openDictionaries } from '#core/dictionaries/folder.ts';
import { madeCedict, writeStarDict } from '../../../support/dictionaries.ts';
import { temporaryFolder } from '../../../support/folders.ts';

const english = {
  name: 'Small English',
  entries: [
    { word: 'stop', definition: 'to end' },
    { word: 'note', definition: 'a few words' },
    { word: 'ferry', definition: 'a boat that crosses' },
    { word: 'press', definition: 'newspapers' },
  ],
};

const caret = (text: string) => {
  const [before = '', after = ''] = text.split('|');
  return { before, selected: '', after };
};
const selected = (text: string) => ({ before: '', selected: text, after: '' });

async function folderWithBoth() {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'cedict_ts.u8'), madeCedict);
  await writeStarDict(join(folder, 'english', 'stardict'), english);
  return folder;
}

describe('a folder of dictionaries', () => {
  it('is listed with what cannot be read in it, and empty where there is none', async () => {
    const folder = await folderWithBoth();
    await writeFile(join(folder, 'recipe.txt'), 'Take three eggs\nand stir.\n');
    await writeFile(join(folder, 'README.txt'), 'About these files.');
    expect(openDictionaries(folder).list().dictionaries).toEqual([
      { name: 'CC-CEDICT', words: 8, problem: null },
      { name: 'recipe.txt', words: 0, problem: 'notCedict' },
      { name: 'Small English', words: 4, problem: null },
    ]);
    expect(openDictionaries(join(folder, 'nowhere')).list().dictionaries).toEqual([]);
  });

  it('knows what is put into it and taken out of it', async () => {
    const folder = await temporaryFolder();
    const dictionaries = openDictionaries(folder);
    expect(dictionaries.lookUp(selected('报'))).toEqual({ words: [], dictionaries: 0 });
    await writeFile(join(folder, 'small.txt.gz'), gzipSync(madeCedict));
    expect(dictionaries.lookUp(selected('报')).words[0]?.entries[0]).toEqual({
      dictionary: 'small',
      headwords: ['报', '報'],
      reading: 'bào',
      senses: ['to report', 'newspaper'],
    });
    await rm(join(folder, 'small.txt.gz'));
    await mkdir(join(folder, 'small.txt.gz'));
    expect(dictionaries.lookUp(selected('报')).dictionaries).toBe(0);
  });

  it.each([
    ['.idx', '.idx.gz'],
    ['.idx', '.idx.dz'],
    ['.syn', '.syn.gz'],
    ['.syn', '.syn.dz'],
  ])('knows when the packed %s changes that is called %s', async (plain, packed) => {
    const folder = await temporaryFolder();
    const made = (word: string, alias: string) => ({
      name: 'Boats',
      entries: [{ word, definition: 'a boat', aliases: [alias] }],
    });
    await writeStarDict(folder, made('ferry', 'skiff'));
    const path = join(folder, `Boats${packed}`);
    await writeFile(path, gzipSync(await readFile(join(folder, `Boats${plain}`))));
    await rm(join(folder, `Boats${plain}`));
    const dictionaries = openDictionaries(folder);
    const known = (word: string) => dictionaries.lookUp(selected(word)).words.length > 0;
    expect([known('ferry'), known('skiff'), known('canoe')]).toEqual([true, true, false]);

    const other = await temporaryFolder();
    await writeStarDict(other, made('canoe', 'canoe'));
    await writeFile(path, gzipSync(await readFile(join(other, `Boats${plain}`))));
    expect(known('canoe')).toBe(true);
  });

  it('answers the longest word around a caret', async () => {
    const dictionaries = openDictionaries(await folderWithBoth());
    const words = (text: string) => dictionaries.lookUp(caret(text)).words.map(({ word }) => word);
    expect(words('看人民|日報的人')).toEqual(['人民日報']);
    expect(words('看人民|日，報')).toEqual(['人民']);
    expect(words('看日報|')).toEqual(['日報']);
    expect(words('|日報')).toEqual(['日報']);
    expect(words('看，|，人')).toEqual([]);
    expect(words('The fer|ries stopped.')).toEqual(['ferries']);
    expect(words('渡fer|ries在')).toEqual(['ferries']);
    expect(words('在ferries|的')).toEqual(['ferries']);
    expect(words('在|ferries的')).toEqual(['ferries']);
    expect(words('船|ferries')).toEqual(['ferries']);
    expect(words('船|，ferries')).toEqual(['船']);
    expect(words('')).toEqual([]);
  });

  it('answers the words of a passage that is none itself', async () => {
    const dictionaries = openDictionaries(await folderWithBoth());
    const { words } = dictionaries.lookUp(selected('跨年渡 stopped the 人民日报'));
    expect(words.map(({ word }) => word)).toEqual(['跨年', '渡', 'stopped', '人民日报']);
    expect(words[2]?.entries[0]?.senses).toEqual(['to end']);
    expect(words[3]?.entries[0]?.reading).toBe('Rén mín Rì bào');
    expect(dictionaries.lookUp(selected('日报')).words[0]?.entries[0]?.senses[1]).toBe('CL:份[fèn]');
    expect(dictionaries.lookUp(selected('女儿')).words[0]?.entries[0]?.reading).toBe('nǚ ér');
  });
});
