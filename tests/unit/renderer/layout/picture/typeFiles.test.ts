import { expect, it } from 'vitest';
import {
  familiesOf,
  fileFor,
  rangesOf,
  type TypeFile,
} from '../../../../../src-renderer/layout/picture/typeFiles.ts';

const file = (address: string, family: string, weight: number, ranges: string): TypeFile => ({
  address,
  family,
  weight,
  ranges: rangesOf(ranges),
  adjust: 1,
});

const files = [
  file('latin', 'A Serif', 400, 'U+0-FF'),
  file('digits', 'A Serif', 400, 'U+30-39'),
  file('latin-bold', 'A Serif', 700, 'U+0-FF'),
  file('han-1', 'Han Serif', 400, 'U+4e00, U+4f??'),
  file('han-black', 'Han Serif', 900, 'U+4E00'),
];
const face = (weight: number) => ({ family: '"A Serif", \'Han Serif\', serif', weight });
const addressFor = (character: string, weight = 400) =>
  fileFor(character.codePointAt(0) ?? 0, face(weight), files)?.address ?? null;

it('finds the file that a browser draws a character from', () => {
  expect(addressFor('a')).toBe('latin');
  // What is declared later goes before.
  expect(addressFor('7')).toBe('digits');
  expect(addressFor('\u4f60')).toBe('han-1');
  expect(addressFor('\u597d')).toBeNull();
});

it('takes the weight of a family that is nearest, the heavier one for a bold face', () => {
  expect(addressFor('a', 600)).toBe('latin-bold');
  expect(addressFor('a', 900)).toBe('latin-bold');
  expect(addressFor('a', 500)).toBe('latin');
  expect(addressFor('\u4e00', 600)).toBe('han-black');
});

it('reads what style sheets say of ranges and families', () => {
  expect(rangesOf('U+460-52F,U+20B4, u+4??')).toEqual([
    [0x460, 0x52f],
    [0x20b4, 0x20b4],
    [0x400, 0x4ff],
  ]);
  expect(rangesOf('')).toEqual([[0, 0x10ffff]]);
  expect(familiesOf('"Source Serif 4", Georgia, \'a, b\', serif')).toEqual([
    'Source Serif 4',
    'Georgia',
    'a, b',
    'serif',
  ]);
});
