import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, numberedName } from '#core/exchange/export/fileName.ts';

describe('file names', () => {
  it.each([
    ['今日要闻 2020-12-14', '今日要闻 2020-12-14.md'],
    ['What? A "quote" / [link] #1: a|b*c\\d<e>^f', 'What A quote link 1 a b c d e f.md'],
    ['...hidden. ', 'hidden.md'],
    ['con', '_con.md'],
    ['LPT1.old', '_LPT1.old.md'],
    ['***', 'Untitled.md'],
    ['a\u202eb\u0000c', 'a b c.md'],
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
            expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
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
});
