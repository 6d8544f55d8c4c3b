import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import type { NameFinder } from '#core/search/finder/nameFinder.ts';
import { issueNames, labelsOf, newFinder } from './support.ts';

async function finderWith(labels: readonly string[]): Promise<NameFinder> {
  const finder = newFinder();
  await finder.put('issue', '1', issueNames(labels));
  return finder;
}

const syllablesOf = (label: string) => pinyin(label, { toneType: 'none', type: 'array', v: true });
const characters = '人民日报申大公代表長江重庆女绿乾隆';
const han = fc.string({ unit: fc.constantFrom(...characters), minLength: 2, maxLength: 7 });

describe('names by their pinyin', () => {
  it('finds a name by its syllables, together or apart, and by its initials', async () => {
    const finder = await finderWith(['人民日報', '申報', '大公报', 'The Times']);
    for (const typed of ['renmin ribao', 'renminribao', 'Ren Min Ri Bao', 'rmrb', 'r m r b', 'renminrb']) {
      expect(await labelsOf(finder, typed)).toEqual(['人民日報']);
    }
    expect(await labelsOf(finder, 'shenbao')).toEqual(['申報']);
    expect(await labelsOf(finder, 'shb')).toEqual(['申報']);
    expect(await labelsOf(finder, 'the')).toEqual(['The Times']);
  });

  it('finds a name at every letter of its pinyin from the second on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(han, { minLength: 1, maxLength: 12 }), han, async (others, sought) => {
        const finder = await finderWith([sought, ...others]);
        const syllables = syllablesOf(sought);
        for (const whole of [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')]) {
          for (let length = 2; length <= whole.length; length++) {
            expect(await labelsOf(finder, whole.slice(0, length))).toContain(sought);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers what has the typed syllables one after the other, and nothing else', async () => {
    const finder = await finderWith(['北京长江大桥通车', '江长', '将军', '西安事变', '县长']);
    expect(await labelsOf(finder, 'changjiang')).toEqual(['北京长江大桥通车']);
    expect(await labelsOf(finder, 'daqiaotongche')).toEqual(['北京长江大桥通车']);
    expect(await labelsOf(finder, 'xi an')).toEqual(['西安事变']);
    expect(await labelsOf(finder, "xi'an")).toEqual(['县长', '西安事变']);
    expect(await labelsOf(finder, 'qiangjiang')).toEqual([]);
  });

  it('knows the common readings of a character, and those of all that the normal form makes one of', async () => {
    const finder = await finderWith(['重庆银行', '参考消息', '曾國藩', '乾隆帝', '干部', '绿野', '戰略']);
    for (const [typed, label] of [
      ['chongqing', '重庆银行'],
      ['yinhang', '重庆银行'],
      ['cankao', '参考消息'],
      ['zengguofan', '曾國藩'],
      ['qianlong', '乾隆帝'],
      ['ganbu', '干部'],
      ['lvye', '绿野'],
      ['luye', '绿野'],
      ['lüye', '绿野'],
      ['zhanlve', '戰略'],
      ['zhanlue', '戰略'],
    ] as const) {
      expect(await labelsOf(finder, typed), typed).toEqual([label]);
    }
  });

  it('takes pinyin beside characters, words and days', async () => {
    const finder = newFinder();
    await finder.put('i', '1', issueNames(['NBA 总决赛'], { publication: '人民日报', date: '1998-01-05' }));
    await finder.put('j', '1', issueNames([], { publication: '申报', date: '1998-01-05' }));
    expect(await labelsOf(finder, 'nba juesai')).toEqual(['NBA 总决赛']);
    expect(await labelsOf(finder, '人民 rb')).toEqual(['人民日报']);
    const { names } = await finder.find({ text: 'rmrb 1998-01-05', limit: 8 });
    expect(names).toMatchObject([{ kind: 'issue', issueId: 'i' }]);
  });

  it('finds papers, bylines and what people name, the whole name before what contains it', async () => {
    const finder = newFinder();
    const issue = { publication: '申报', bylines: ['老舍'] };
    await finder.put('i', '1', issueNames(['旧申报馆', 'A Shenbao reader', '申报社论'], issue));
    await finder.replace('tag', [{ kind: 'tag', label: '罢工', notes: 1 }]);
    await finder.replace('collection', [
      { kind: 'collection', label: '罢工史', collectionId: 'c', members: 1 },
    ]);
    await finder.replace('search', [{ kind: 'search', label: '码头', searchId: 's' }]);
    expect(await labelsOf(finder, 'shenbao')).toEqual(['申报', 'A Shenbao reader', '申报社论', '旧申报馆']);
    expect(await labelsOf(finder, 'laoshe')).toEqual(['老舍']);
    expect(await labelsOf(finder, 'bagong')).toEqual(['罢工', '罢工史']);
    expect(await labelsOf(finder, 'mt')).toEqual(['码头']);
  });

  it('forgets the pinyin of what goes, however much comes and goes', async () => {
    const finder = newFinder();
    for (let round = 0; round < 401; round++) {
      await finder.put(
        'i',
        String(round),
        issueNames(['人民日报社论', '大公报评论', '长江'].slice(round % 3)),
      );
      await finder.put('j', String(round), issueNames([`申报${'人'.repeat(round % 40)}`]));
    }
    expect(await labelsOf(finder, 'rmrb')).toEqual([]);
    expect(await labelsOf(finder, 'dgb')).toEqual(['大公报评论']);
    expect(await labelsOf(finder, 'changjiang')).toEqual(['长江']);
    expect(await labelsOf(finder, 'shenbao')).toHaveLength(1);
    await finder.remove(['i', 'j']);
    expect(await labelsOf(finder, 'shenbao')).toEqual([]);
  });
});
