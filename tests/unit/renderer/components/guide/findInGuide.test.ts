import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInGuide } from '../../../../../src-renderer/components/guide/findInGuide.ts';
import type { Guide } from '../../../../../src-renderer/components/guide/guide.ts';

const guide: Guide = {
  language: 'en',
  groups: [
    {
      title: 'Write',
      pages: [
        {
          name: 'notes',
          title: 'Highlights and notes',
          blocks: [
            {
              kind: 'paragraph',
              words: ['Select a passage. The ', { kind: 'strong', words: ['bridge'] }, ' is far.'],
            },
            { kind: 'heading', depth: 2, id: 'saved', words: ['Saved, and found again'] },
            {
              kind: 'list',
              ordered: false,
              items: [[{ kind: 'paragraph', words: ['A note is on the disk.'] }]],
            },
          ],
        },
        {
          name: 'scans',
          title: '扫描件：从图像识别文字',
          blocks: [
            { kind: 'paragraph', words: ['版面只有图像、没有文字时，可用“从图像识别文字…”。'] },
            { kind: 'table', head: [['键'], ['作用']], rows: [[['Ｔａｂ'], ['到下一处']]] },
          ],
        },
      ],
    },
  ],
};
const places = (query: string) => findInGuide(guide, query).map(({ page, section }) => [page, section]);

describe('the search of the guide', () => {
  it('finds words wherever they stand, and all of several', () => {
    expect(places('bridge')).toEqual([['notes', null]]);
    expect(places('BRIDGE select')).toEqual([['notes', null]]);
    expect(places('bridge disk')).toEqual([]);
    expect(places('disk')).toEqual([['notes', 'saved']]);
  });

  it('finds Latin words from their beginning, not within others', () => {
    expect(places('pass')).toEqual([['notes', null]]);
    expect(places('sage')).toEqual([]);
  });

  it('finds Chinese exactly, also within a sentence, and characters of any width', () => {
    expect(places('识别文字')).toEqual([['scans', null]]);
    expect(places('识文字')).toEqual([]);
    expect(places('tab')).toEqual([['scans', null]]);
  });

  it('puts sections that are called so before those that speak of it', () => {
    expect(places('note')[0]).toEqual(['notes', null]);
    expect(places('found')[0]).toEqual(['notes', 'saved']);
  });

  it('shows the words found in what stands around them', () => {
    const [hit] = findInGuide(guide, 'bridge');
    expect(hit?.excerpt).toEqual([
      { text: 'Select a passage. The ', found: false },
      { text: 'bridge', found: true },
      { text: ' is far.', found: false },
    ]);
  });

  it('finds nothing for nothing', () => {
    expect(places('  ')).toEqual([]);
    expect(places('“”')).toEqual([]);
  });

  it('gives an excerpt of the section for whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'bridge识别文字 a.*[\\Ａİß') }), (query) => {
        for (const { excerpt } of findInGuide(guide, query)) {
          const text = excerpt.map((part) => part.text).join('');
          expect(text.length).toBeLessThanOrEqual(200);
          expect(excerpt.every((part) => part.text !== '')).toBe(true);
        }
      }),
    );
  });
});
