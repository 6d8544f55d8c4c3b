import { expect, it } from 'vitest';
import { cutShort } from '#shared/text/cutShort.ts';

it('cuts a text to so many characters, the ellipsis among them, and none in two', () => {
  expect(cutShort('渡口', 2)).toBe('渡口');
  expect(cutShort('渡口边', 2)).toBe('渡…');
  expect(cutShort('𠮷𠮷𠮷', 2)).toBe('𠮷…');
});
