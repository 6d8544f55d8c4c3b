import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  parseXml,
  textOf,
} from '#core/archive/parse/readers/xml/parseXml.ts';
import { replaceForbidden } from '#shared/text/xml.ts';
import type { DrawnLine, DrawnShape, TypeFace } from '../../../../../src-renderer/layout/picture/drawing.ts';
import { svgText } from '../../../../../src-renderer/layout/picture/svg.ts';

const face: TypeFace = {
  family: '"A Serif", serif',
  weight: 400,
  isItalic: false,
  size: 20,
  language: 'zh-Hans',
};

/** A line with a letter for each character of a text. */
const lineOf = (text: string, changes: Partial<TypeFace> = {}): DrawnLine => ({
  kind: 'line',
  y: 30,
  face: { ...face, ...changes },
  colour: '#000000',
  letters: [...text].map((letter, index) => ({ text: letter, x: 10 + index * 20, runsLeft: false })),
});

const drawingOf = (shapes: readonly DrawnShape[], title = 'A clipping', text = '') => ({
  width: 160,
  height: 90,
  colour: '#ffffff',
  title,
  text,
  shapes,
});

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

it('comes out as XML with the same text, whatever the text, the title and the family are', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (words, title, family) => {
      const root = parseXml(svgText(drawingOf([lineOf(words, { family })], title, words), 12));
      const [named] = childrenOf(root, 'title');
      expect(named && textOf(named)).toBe(replaceForbidden(title));
      const shown = childrenOf(root, 'text').map(textOf).join('');
      expect(shown).toBe(words.trim() === '' ? '' : replaceForbidden(words));
      const [said] = childrenOf(root, 'desc');
      expect(said && textOf(said)).toBe(replaceForbidden(words));
    }),
  );
});

it('draws outlines where they are known, each once, and the rest as text', () => {
  const outlines: Readonly<Record<string, string>> = { 新: 'M0 0L1 1Z', 年: 'M2 2L3 3Z', ' ': '' };
  const text = svgText(drawingOf([lineOf('新年 新x')]), 24, (letter) => {
    const path = outlines[letter];
    return path === undefined ? null : { path, unitsPerEm: 1000 };
  });
  const root = parseXml(text);
  expect([...descendantsOf(root, 'path')].map((path) => attributeOf(path, 'd'))).toEqual([
    'M0 0L1 1Z',
    'M2 2L3 3Z',
  ]);
  // Twenty pixels an em: a pixel is fifty units.
  const uses = [...descendantsOf(root, 'use')].map((use) => [
    attributeOf(use, 'href'),
    attributeOf(use, 'x'),
  ]);
  expect(uses).toEqual([
    ['#g1', '500'],
    ['#g2', '1500'],
    ['#g1', '3500'],
  ]);
  expect(childrenOf(root, 'text').map(textOf)).toEqual(['x']);
});

it('is as large as a slide, and draws washes below the letters on them', () => {
  const wash: DrawnShape = { kind: 'box', x: 10, y: 12, width: 40, height: 24, colour: '#fff0a0' };
  const root = parseXml(svgText(drawingOf([wash, lineOf('ab 文')]), 24));
  expect([attributeOf(root, 'width'), attributeOf(root, 'height')]).toEqual(['3840', '2160']);
  expect(attributeOf(root, 'viewBox')).toBe('0 0 160 90');
  const names = childrenOf(root).map(({ name }) => name);
  expect(names).toEqual(['title', 'desc', 'rect', 'rect', 'text']);
  // A word stands as one, a character that fills a square by itself.
  expect([...descendantsOf(root, 'tspan')].map((part) => [textOf(part), attributeOf(part, 'x')])).toEqual([
    ['ab ', '10'],
    ['文', '70'],
  ]);
});

it('keeps words that run to the left whole', () => {
  const word = { text: 'شمس', x: 40, runsLeft: true };
  const root = parseXml(svgText(drawingOf([{ ...lineOf(''), letters: [word] }]), 1));
  const [part] = [...descendantsOf(root, 'tspan')];
  expect(part && [textOf(part), attributeOf(part, 'direction'), attributeOf(part, 'text-anchor')]).toEqual([
    'شمس',
    'rtl',
    'end',
  ]);
});
