import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage, findPassage, prepareText } from '#shared/anchoring/index.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

const bare = (text: string) =>
  text
    .replaceAll(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, '')
    .replaceAll(/(?<=\p{L})[-\u2010](?=\p{L})/gu, '');

/** Describes the first occurrence of `quote` in `before`, finds it in `after`, answers the text found. */
function follow(before: string, quote: string, after: string): string | null {
  const points = indexCodePoints(before);
  const start = points.toCodePoint(before.indexOf(quote));
  const selectors = describePassage(prepareText(before), start, start + [...quote].length);
  expect(selectors.quote.exact).toBe(quote);
  const found = findPassage(selectors, prepareText(after));
  return found && indexCodePoints(after).slice(found.start, found.end);
}

const english =
  'The harbour board met on Tuesday to hear the engineer upon the state of the northern pier, which the ' +
  'winter storms had left in want of repair. Alderman Pryce moved that the sum of two hundred pounds be ' +
  'set aside for the work. Captain Lowe said the fishing fleet could not wait another season for it. ' +
  'The motion was carried without a division, and the board rose at a quarter past nine.';
const chinese =
  '镇上的老码头要修了。上周五，水利站的工程师沿着河岸走了一遍，把塌掉的石阶一级一级记在本子上。' +
  '“石阶是祖父那一辈人铺的，”住在河边的老人说，“修好了，孩子们又可以下河摸鱼。”' +
  '工程计划从四月开始，到端午节前完工，费用由镇里和村里各出一半。';

describe('findPassage', () => {
  it('stays where it is in unchanged text, also among repetitions', () => {
    const text = '晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴晴'.repeat(5);
    const found = findPassage(describePassage(prepareText(text), 50, 52), prepareText(text));
    expect(found).toEqual({ start: 50, end: 52, method: 'position' });
  });

  it('counts code points', () => {
    const text = '𠮷野家开业。𠮷野家昨天在河边开了新店，门口排起了长队。';
    const found = findPassage(describePassage(prepareText(text), 6, 9), prepareText(`𠮷𠮷${text}`));
    expect(found).toEqual({ start: 8, end: 11, method: 'quote' });
  });

  it('follows a passage when text is added before it', () => {
    expect(follow(english, 'two hundred pounds', `LATEST NEWS.\n${english}`)).toBe('two hundred pounds');
    expect(follow(chinese, '祖父', `今日要闻\n${chinese}`)).toBe('祖父');
  });

  it('follows a passage when the text right beside it changes', () => {
    const after = english.replace('for the work.', 'for that purpose, and no more.');
    expect(follow(english, 'two hundred pounds be set aside', after)).toBe('two hundred pounds be set aside');
  });

  it('follows a passage through other line breaks and hyphens', () => {
    const wrapped = english.replaceAll(/(.{30}\S*) /g, '$1\n').replace('engineer', 'engi-\nneer');
    expect(follow(english, 'the engineer upon the state', wrapped)?.replaceAll(/\s+/g, ' ')).toBe(
      'the engi- neer upon the state',
    );
    expect(follow(wrapped, wrapped.slice(40, 90).trim(), english)).not.toBeNull();
    const columns = chinese.replaceAll(/(.{11})/gu, '$1\n　　');
    expect(bare(follow(chinese, '把塌掉的石阶一级一级记在本子上', columns) ?? '')).toBe(
      '把塌掉的石阶一级一级记在本子上',
    );
  });

  it('follows a long passage through a few wrong letters', () => {
    const after = english
      .replace('harbour', 'harhour')
      .replace('engineer', 'englneer')
      .replace('winter', 'w1nter');
    const quote = 'hear the engineer upon the state of the northern pier, which the winter storms';
    expect(follow(english, quote, `x${after}`)).toBe(
      quote.replace('engineer', 'englneer').replace('winter', 'w1nter'),
    );
  });

  it('does not take an edited short quote for the quote', () => {
    expect(follow(chinese, '四月开始', chinese.replace('四月开始', '五月开始'))).toBeNull();
    expect(follow(english, 'Alderman', english.replace('Alderman', 'Aldermen'))).toBeNull();
  });

  it('makes an orphan of a passage that is gone, though its words stand elsewhere', () => {
    const after = english.replace(
      'Captain Lowe said the fishing fleet could not wait another season for it. ',
      '',
    );
    expect(follow(english, 'Captain Lowe said the fishing fleet', after)).toBeNull();
    const notice = 'Captain Lowe presides at the regatta dinner.';
    expect(follow(english, 'Captain Lowe', `${after} ${notice}`)).toBeNull();
  });

  it('does not choose between copies that nothing tells apart', () => {
    const line = 'Wanted, a good plain cook; apply at the office of this paper before noon on any day. ';
    const before = `Fire at the mill. ${line}`;
    expect(follow(before, 'a good plain cook', `${line}${line}${line}${line}`)).toBeNull();
  });

  it('tells copies apart by what stands around them', () => {
    const before = `FOR SALE, a bay mare, quiet in harness. Apply to the office. TO LET, a house in Mill Lane, five rooms. Apply to the office. LOST, a brown terrier near the quay. Reward.`;
    const second = before.lastIndexOf('Apply to the office');
    const selectors = describePassage(prepareText(before), second, second + 19);
    const after = `NOTICES OF THE WEEK. ${before}`;
    const found = findPassage(selectors, prepareText(after));
    expect(found?.start).toBe(second + 21);
  });

  it('does not take one of several copies for the one that went', () => {
    const line = 'Wanted, a good plain cook; apply at the office of this paper before noon on any day.';
    const before = `Fire at the mill. ${line} Births and deaths. The mill stands again. ${line} A brown terrier.`;
    const after = `Births and deaths. The mill stands again. ${line} A brown terrier.`;
    expect(follow(before, line, after)).toBeNull();
    expect(follow(before, line, before)).toBe(line);
  });

  it('follows a passage into the other Chinese script, where it is told which characters are one', () => {
    const traditional = new Map(
      Array.from('码碼头頭计計划劃从從开開费費个個东東张張'.matchAll(/(.)(.)/gu), ([, a, b]) => [a, b]),
    );
    const before = `${chinese}张老东家说，这样好。`;
    const after = Array.from(before, (character) => traditional.get(character) ?? character).join('');
    const start = [...before.slice(0, before.indexOf('工程计划从'))].length;
    const selectors = describePassage(prepareText(before), start, start + 14);
    const fold = (character: string) =>
      [...traditional].find(([, other]) => other === character)?.[0] ?? character;
    expect(findPassage(selectors, prepareText(after))).toBeNull();
    expect(findPassage(selectors, prepareText(after, fold))).toEqual({
      start,
      end: start + 14,
      method: 'quote',
    });
  });

  it('takes the edited original rather than an unchanged copy elsewhere', () => {
    const copy = 'the sum of two hundred pounds be set aside';
    const after = `${english.replace('two hundred pounds', 'two hundrod pounds')} In another place it was asked that ${copy} for lamps.`;
    expect(follow(english, copy, after)).toBe('the sum of two hundrod pounds be set aside');
  });
});

/** Texts of words that hardly ever repeat, as news does not repeat its sentences. */
const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 3,
  maxLength: 9,
});
const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  minLength: 3,
  maxLength: 9,
});
const sentence = fc.oneof(
  fc.array(word, { minLength: 10, maxLength: 14 }).map((words) => `${words.join(' ')}. `),
  fc.array(han, { minLength: 8, maxLength: 10 }).map((words) => `${words.join('，')}。`),
);
const article = fc.array(sentence, { minLength: 3, maxLength: 6 });

describe('findPassage, for any text', () => {
  it('answers the same place in unchanged text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const points = indexCodePoints(text);
          const start = a % points.length;
          const end = start + 1 + (b % (points.length - start));
          const found = findPassage(describePassage(prepareText(text), start, end), prepareText(text));
          expect(found).toEqual({ start, end, method: 'position' });
        },
      ),
    );
  });

  it('follows a sentence when others come and go', () => {
    fc.assert(
      fc.property(article, sentence, fc.nat(), fc.boolean(), (sentences, added, at, remove) => {
        const text = sentences.join('');
        const chosen = at % sentences.length;
        const start = [...sentences.slice(0, chosen).join('')].length;
        const exact = (sentences[chosen] ?? '').trim();
        const selectors = describePassage(prepareText(text), start, start + [...exact].length);
        const changed = [...sentences];
        const other = chosen === 0 ? sentences.length - 1 : 0;
        if (remove && Math.abs(other - chosen) > 1) changed.splice(other, 1);
        else changed.splice(other, 0, added);
        const after = changed.join('');
        const found = findPassage(selectors, prepareText(after));
        expect(found && indexCodePoints(after).slice(found.start, found.end)).toBe(exact);
      }),
    );
  });

  it('answers null when the sentence is gone', () => {
    fc.assert(
      fc.property(article, fc.nat(), (sentences, at) => {
        const text = sentences.join('');
        const chosen = at % sentences.length;
        const start = [...sentences.slice(0, chosen).join('')].length;
        const exact = (sentences[chosen] ?? '').trim();
        const after = sentences.toSpliced(chosen, 1).join('');
        fc.pre(!after.includes(exact));
        const selectors = describePassage(prepareText(text), start, start + [...exact].length);
        expect(findPassage(selectors, prepareText(after))).toBeNull();
      }),
    );
  });

  it('never answers a place whose words differ by more than a tenth', () => {
    const letter = fc.constantFrom('a', 'b', 'c', '\n', ' ', '一', '二', '-', '𠮷');
    const text = fc.string({ unit: letter, minLength: 1, maxLength: 120 });
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 3 }),
      add: fc.string({ unit: letter, maxLength: 3 }),
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.array(edit, { maxLength: 12 }), (before, a, b, edits) => {
        const points = indexCodePoints(before);
        const start = a % points.length;
        const end = start + 1 + (b % (points.length - start));
        const after = edits.reduce((changed, { at, remove, add }) => {
          const units = Array.from(changed);
          units.splice(at % (units.length + 1), remove, ...add);
          return units.join('');
        }, before);
        const selectors = describePassage(prepareText(before), start, end);
        const found = findPassage(selectors, prepareText(after));
        if (!found) return;
        const wanted = bare(selectors.quote.exact);
        const got = bare(indexCodePoints(after).slice(found.start, found.end));
        // A hyphen at the passage's border may or may not be inside a word there.
        const borders = 2;
        const allowed = [...wanted].length < 12 ? 0 : Math.floor(wanted.length / 10);
        expect(distance(wanted, got)).toBeLessThanOrEqual(allowed + borders);
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual(indexCodePoints(after).length);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Levenshtein's distance, by the book. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
