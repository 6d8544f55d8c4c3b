import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withPrinted } from '../../../../src-renderer/dom/copying/printedCopy.ts';

it('puts the printed letters in place of those shown, and leaves what stands between', () => {
  const pieces = [
    { shown: '后来', printed: '後來' },
    { shown: '发现', printed: '發現' },
  ];
  expect(withPrinted('后来\n\n报纸 发现。', pieces)).toBe('後來\n\n报纸 發現。');
  expect(withPrinted('发现', [{ shown: '不在', printed: '…' }, ...pieces.slice(1)])).toBe('發現');
});

it('is the printed text where all of it is shown', () => {
  const letter = fc.constantFrom('a', 'b', ' ');
  const pair = fc.tuple(letter, letter).map(([shown, printed]) => ({ shown, printed }));
  fc.assert(
    fc.property(fc.array(pair), (pieces) => {
      const shown = pieces.map((piece) => piece.shown).join('');
      expect(withPrinted(shown, pieces)).toBe(pieces.map(({ printed }) => printed).join(''));
    }),
  );
});
