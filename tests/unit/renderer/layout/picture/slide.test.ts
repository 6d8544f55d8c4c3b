import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  pictureScale,
  slideColumns,
  slideRatio,
  slideWidth,
} from '../../../../../src-renderer/layout/picture/slide.ts';

/** How high so many pixels of text are, with a head of 120. */
const heightOf = (area: number) => (width: number) => 120 + area / (width - 68);

it('finds a slide that takes the text, and none that is much smaller does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000_000 }), (area) => {
      const width = slideWidth(heightOf(area));
      expect(heightOf(area)(width)).toBeLessThanOrEqual(width / slideRatio);
      expect((width * 9) % 16).toBe(0);
      if (width > 480) expect(heightOf(area)(width - 32)).toBeGreaterThan((width - 32) / slideRatio);
    }),
  );
});

it('sets few words in one column and as large as it goes, many in several', () => {
  expect(slideWidth(heightOf(1000))).toBe(480);
  expect(slideColumns(480)).toBe(1);
  expect(slideColumns(1200)).toBe(3);
  expect(pictureScale('slide', { width: 480, height: 270 })).toBe(8);
});

it('draws no picture that a browser cannot', () => {
  expect(20_000 * pictureScale('column', { width: 416, height: 20_000 })).toBeLessThanOrEqual(16_000);
  expect(slideWidth(() => Infinity)).toBe(9600);
});
