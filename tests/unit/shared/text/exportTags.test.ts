import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenTag } from '#shared/text/exportTags.ts';

describe('tags as programs know them', () => {
  it.each([
    ['local history', 'local-history', '#[[local history]]'],
    ['1998', 'y1998', '#1998'],
    ["women's suffrage", 'womens-suffrage', "#[[women's suffrage]]"],
    ['place/North Sea', 'place/North-Sea', '#[[place/North Sea]]'],
    ['42', 'n42', '#42'],
    ['桥梁', '桥梁', '#桥梁'],
    ['a, b & c', 'a-b-c', '#[[a, b & c]]'],
    ['_x_', 'x', '#_x_'],
    ['#done', 'done', '#done'],
  ])('%s', (tag, obsidian, logseq) => {
    expect(writtenTag(tag, 'obsidian', 'hyphen')).toBe(obsidian);
    expect(writtenTag(tag, 'obsidian', 'underscore')).toBe(obsidian.replaceAll('-', '_'));
    expect(writtenTag(tag, 'logseq', 'hyphen')).toBe(logseq);
    expect(writtenTag(tag, 'plain', 'hyphen')).toBe(tag);
  });

  it('have a letter and no other mark in Obsidian, or are text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('hyphen' as const, 'underscore' as const),
        (tag, words) => {
          const written = writtenTag(tag, 'obsidian', words);
          if (written === null) expect(tag).not.toMatch(/[\p{L}\p{N}]/u);
          else {
            expect(written).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}/_-]*$/u);
            expect(written).toMatch(/\p{L}/u);
          }
        },
      ),
    );
  });
});
