import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hanForm, hanForms } from '#core/archive/parse/compose/han/starts/hanForms.ts';
import { leadTimeOf, openerOf } from '#core/archive/parse/compose/han/starts/hanLead.ts';
import { chooseStarts } from '#core/archive/parse/compose/han/starts/hanStartChoice.ts';

const headline = '城南菜市迁入新址';
const text = '新址比旧市大一倍，有摊位一百二十个。';

describe('the choice of article starts', () => {
  it('takes the likelier of two neighbouring headlines, the other as its deck', () => {
    const chosen = chooseStarts(hanForms([headline, '摊位增加一倍', text]), Float64Array.of(0.97, 0.8, 0.01));
    expect(Array.from(chosen, (probability) => probability >= 0.5)).toEqual([true, false, false]);
  });

  it('lets briefs follow each other', () => {
    const found = Float64Array.of(0.9, 0.8, 0.7);
    expect(chooseStarts(hanForms([text, text, text]), found)).toEqual(found);
  });

  it('never begins an article right behind a headline that begins one', () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom(headline, text), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(lines, (pairs) => {
        const forms = hanForms(pairs.map(([line]) => line));
        const chosen = chooseStarts(
          forms,
          Float64Array.from(pairs, ([, probability]) => probability),
        );
        for (let at = 1; at < chosen.length; at++)
          expect(forms[at - 1]?.head && (chosen[at - 1] ?? 0) >= 0.5 && (chosen[at] ?? 0) >= 0.5).toBeFalsy();
      }),
    );
  });

  it('changes nothing where nothing contradicts', () => {
    const percents = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });
    fc.assert(
      fc.property(percents, (percent) => {
        const found = Float64Array.from(percent, (each) => each / 100);
        expect(chooseStarts(hanForms(percent.map(() => text)), found)).toEqual(found);
      }),
    );
  });
});

describe('lines that look like names', () => {
  const name = '乐享冬日';

  it('are names by themselves', () => {
    expect(hanForm(name).names).toBe('bare');
  });

  it.each(['本报讯（记者 高远）城南菜市今天开业。', '本报记者高远'])('are headlines over %s', (under) => {
    const [form] = hanForms([name, under]);
    expect(form).toMatchObject({ names: null, head: true });
  });

  it('stay names under a headline', () => {
    expect(hanForms([headline, name, '本报记者高远'])[1]?.names).toBe('bare');
  });
});

it('takes the chapters and articles of a law for items', () => {
  expect(hanForm('第三章管理与监督').item).toBe(true);
  expect(hanForm('第三次会议在京举行').item).toBe(false);
});

describe('what running text opens with', () => {
  it.each([
    ['据当地电台报道，城南的桥已经修好。', 'report'],
    ['他接着谈到新桥的用处。', 'goesOn'],
    ['“这座桥等了十年。”老人这样讲。', 'quote'],
    ['高远指出，新桥要保养。', 'said'],
    ['问：桥什么时候通车？', 'answer'],
    ['近日，新桥通车。', 'time'],
    ['该国外交部三日宣布通车。', 'goesOn'],
    ['邻国外交部三日宣布通车。', 'office'],
    ['城南建筑公司修好了新桥。', 'body'],
    ['桥面铺了新的石板。', 'other'],
  ] as const)('%s: %s', (line, opener) => {
    expect(openerOf(line)).toBe(opener);
  });

  it('sees when it happened', () => {
    expect(leadTimeOf('邻国外交部三日宣布通车。')).toBe('day');
    expect(leadTimeOf('新桥日前通车。')).toBe('lately');
    expect(leadTimeOf('《城南日报》创刊。')).toBe('none');
    expect(leadTimeOf('桥面铺了新的石板。')).toBe('none');
  });
});
