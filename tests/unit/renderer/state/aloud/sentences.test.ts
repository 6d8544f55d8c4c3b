import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageRuns, mainLanguage } from '../../../../../src-renderer/state/aloud/language.ts';
import {
  cutSentences,
  longestPiece,
  spokenLength,
  spokenText,
} from '../../../../../src-renderer/state/aloud/sentences.ts';

const cut = (text: string, language: string, longest?: number): readonly string[] => {
  const characters = [...text];
  return cutSentences(text, language, longest).map(({ start, end }) => characters.slice(start, end).join(''));
};

describe('cutting a text into sentences', () => {
  it('cuts Chinese behind its marks, with the quotes that close there', () => {
    expect(cut('他说：“好！”我们走吧。真的？是的……再见。', 'zh')).toEqual([
      '他说：“好！”',
      '我们走吧。',
      '真的？',
      '是的……再见。',
    ]);
  });

  it('goes on behind titles and initials', () => {
    expect(cut('Mr. Smith met Dr. J. P. Brown in St. James. It rained.', 'en')).toEqual([
      'Mr. Smith met Dr. J. P. Brown in St. James. ',
      'It rained.',
    ]);
  });

  it('cuts long sentences at commas, into parts of about the same length', () => {
    const clause = 'the river rose another two inches in the night, ';
    const pieces = cut(clause.repeat(8), 'en');
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece).toMatch(/, $/);
    const lengths = pieces.map(spokenLength);
    expect(Math.min(...lengths)).toBeGreaterThan(Math.max(...lengths) / 2);
  });

  it('cuts between words where there is no comma, and leaves figures whole', () => {
    const pieces = cut('some 1,000 people came and '.repeat(12), 'en');
    for (const piece of pieces) expect(piece).toMatch(/^\S.*\s$/su);
    expect(pieces.join('')).toContain('1,000');
    expect(pieces.filter((piece) => piece.includes('1,')).every((piece) => piece.includes('1,000'))).toBe(
      true,
    );
  });

  it('takes any text apart without losing or halving a character, none longer than it may be', () => {
    const letters = fc.constantFrom(
      ...[
        '清',
        '溪',
        '，',
        '。',
        '“',
        '”',
        'a',
        'B',
        ' ',
        '. ',
        ', ',
        '\n',
        '\u00ad',
        '𠮷',
        '👩‍👩‍👧',
        'e\u0301',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(letters, { maxLength: 400 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 300 }),
        ),
        fc.constantFrom('zh', 'en', 'und', 'no tag'),
        fc.integer({ min: 3, max: longestPiece }),
        (text, language, longest) => {
          const spans = cutSentences(text, language, longest);
          const characters = [...text];
          let at = 0;
          for (const { start, end } of spans) {
            expect(start).toBe(at);
            expect(end).toBeGreaterThan(start);
            expect(spokenLength(characters.slice(start, end).join(''))).toBeLessThanOrEqual(longest);
            at = end;
          }
          expect(at).toBe(characters.length);
        },
      ),
    );
  });
});

describe('what a voice is given', () => {
  it('has no soft hyphens, zero-width or direction marks, and one space for any', () => {
    expect(spokenText('The sus\u00adpen\u00adsion\u200b bridge\u2060\n\u3000 held\ufeff.')).toBe(
      'The suspension bridge held.',
    );
  });

  it('is nothing where there are only ornaments', () => {
    expect(spokenText(' ※ ※ ※ ')).toBe('');
    expect(spokenText('———')).toBe('');
  });
});

describe('the language of a text', () => {
  it.each([
    ['清溪渡破例开了一班船', 'zh-Hant', 'zh-Hant'],
    ['清溪渡破例开了一班船', 'en', 'zh'],
    ['The New Bridge Opened', 'zh-Hans', 'en'],
    ['The New Bridge Opened', 'en-GB', 'en-GB'],
    ['Die neue Brücke', 'de', 'de'],
    ['Die neue Brücke', 'und', 'en'],
    ['Новый мост открыт', 'und', 'ru'],
    ['橋が開通しました', 'und', 'ja'],
    ['新しい橋', 'ja', 'ja'],
    ['새 다리가 열렸다', 'und', 'ko'],
    ['1926', 'zh', 'zh'],
    ['我们的 GDP 和 Wi-Fi', 'zh', 'zh'],
  ])('%s in an issue in %s is read in %s', (text, issueLanguage, language) => {
    expect(mainLanguage(text, issueLanguage)).toBe(language);
  });

  it('changes within a paragraph for whole phrases, not for a name', () => {
    const text = '他在 BBC 说：“We shall build the bridge again, and build it better.”大家鼓掌。';
    const characters = [...text];
    const runs = languageRuns(text, 'zh-Hans').map(({ start, end, language }) => [
      language,
      characters.slice(start, end).join(''),
    ]);
    expect(runs).toEqual([
      ['zh-Hans', '他在 BBC 说：“'],
      ['en', 'We shall build the bridge again, and build it better.”'],
      ['zh-Hans', '大家鼓掌。'],
    ]);
  });

  it('is never left out for Chinese words in an English paragraph, which English voices pass over', () => {
    const runs = languageRuns('The ferry 清溪渡 sailed at noon.', 'en');
    expect(runs.map(({ language }) => language)).toEqual(['en', 'zh', 'en']);
  });

  it('takes any text apart completely', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('zh', 'en', 'ja', 'und'),
        (text, language) => {
          let at = 0;
          for (const { start, end } of languageRuns(text, language)) {
            expect(start).toBe(at);
            at = end;
          }
          expect(at).toBe([...text].length);
        },
      ),
    );
  });
});
