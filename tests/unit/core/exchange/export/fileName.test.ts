import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctNames, fileNameOf, numberedName } from '#core/exchange/export/fileName.ts';

describe('file names', () => {
  it.each([
    ['今日要闻 2020-12-14', '今日要闻 2020-12-14.md'],
    ['What? A "quote" / [link] #1: a|b*c\\d<e>^f', 'What A quote link 1 a b c d e f.md'],
    ['...hidden. ', 'hidden.md'],
    ['con', '_con.md'],
    ['LPT1.old', '_LPT1.old.md'],
    ['***', 'Untitled.md'],
    ['a\u202eb\u0000c', 'a b c.md'],
    ['\u2067gpj\u2069.\u001b[31mexe', 'gpj . 31mexe.md'],
    ['news\u00adpaper', 'newspaper.md'],
    ['nul .txt', '_nul .txt.md'],
    ['CONOUT$', '_CONOUT$.md'],
  ])('%j becomes %j', (title, name) => {
    expect(fileNameOf(title, '.md')).toBe(name);
  });

  it('fit every file system, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 2, max: 999 }),
        (title, number) => {
          for (const name of [fileNameOf(title, '.md'), numberedName(fileNameOf(title, '.md'), number)]) {
            expect(name).toMatch(/^[^*"\\/<>:|?#^[\]\p{Cc}]+\.md$/u);
            expect(name.length).toBeLessThanOrEqual(120);
            expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
            expect(name).not.toMatch(/\p{Bidi_Control}/u);
            expect(name.isWellFormed()).toBe(true);
            expect(name).not.toMatch(/^[. ]/u);
          }
        },
      ),
    );
  });

  it('of long titles that differ at the end differ', () => {
    const long = '很长的标题'.repeat(40);
    expect(fileNameOf(`${long}甲`, '.md')).not.toBe(fileNameOf(`${long}乙`, '.md'));
    expect(fileNameOf(`${long}甲`, '.md')).toBe(fileNameOf(`${long}甲`, '.md'));
  });

  it('are cut between characters, not between a letter and its accents', () => {
    const name = fileNameOf('e\u0301\u0323'.normalize('NFD').repeat(200), '.md');
    expect(name.slice(0, name.indexOf('…'))).toMatch(/^(?:ẹ\u0301)+$/u);
  });

  it('of many files without a title are told apart, and soon', () => {
    const names = distinctNames(
      Array.from({ length: 20_000 }, () => '未命名'),
      '.md',
    );
    expect(new Set(names).size).toBe(20_000);
  });
});
