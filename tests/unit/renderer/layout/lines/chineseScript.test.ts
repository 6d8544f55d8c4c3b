import fc from 'fast-check';
import { from, to } from 'opencc-js/preset';
import { describe, expect, it } from 'vitest';
import { fetchChineseScript } from '../../../../../src-renderer/layout/lines/chineseScript.ts';
import { keepsOffsets } from '../../../../../src-renderer/layout/lines/shownText.ts';

const simplified = await fetchChineseScript('simplified');
const traditional = await fetchChineseScript('traditional');

/** Everything that OpenCC knows, in all directions and of every length. */
const known = [from.cn, to.cn, from.tw, to.tw, from.hk]
  .flatMap((groups) => groups?.flat() ?? [])
  .flatMap((table) => (typeof table === 'string' ? table.split(/[| ]/) : table.flat()));

/** Running Chinese text of either script with characters of two units, Latin and soft hyphens between. */
const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...known) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom('，', '。', 'flood', '１９９８', '\u00ad', '⿰', '二噁英') },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('the characters that Chinese is shown in', () => {
  it('take the place of the printed ones one by one, whatever the text', () => {
    for (const showIn of [simplified, traditional]) {
      fc.assert(
        fc.property(texts, texts, (issue, text) => {
          const show = showIn(issue);
          if (show) expect(keepsOffsets(text, show(text))).toBe(true);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('are changed by phrases, not one by one', () => {
    const show = traditional('头发发现，皇后以后，干部干净，这里的公里数');
    expect(show?.('头发发现，皇后以后，干部干净，这里的公里数')).toBe(
      '頭髮發現，皇后以後，幹部乾淨，這裡的公里數',
    );
    expect(simplified('')).toBeNull();
    expect(simplified('乾隆與乾淨')?.('乾隆與乾淨')).toBe('乾隆与干净');
  });

  it('stay as printed where they are of that script already', () => {
    const old = '皇后之公里，臺北爲首，范先生以后干涉';
    expect(traditional(`${old}國會議員說話`)).toBeNull();
    expect(simplified('人民代表大会在北京召开')).toBeNull();
    expect(traditional('The flood rose in the night.')).toBeNull();
  });

  it('are changed in a traditional text where one is certainly simplified', () => {
    const mixed = '國務院總理說：这個問題，皇后與公里';
    expect(traditional(mixed)?.(mixed)).toBe('國務院總理說：這個問題，皇后與公里');
  });

  it('stay where another form would take more room in memory', () => {
    // 𫖮 is of two units, 顗 of one.
    expect(traditional('国会与周𫖮说话')?.('周𫖮说话')).toBe('周𫖮說話');
  });
});
