import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cssString, pageRule } from '../../../../../src-renderer/components/print/pageRule.ts';
import { pageGeometry } from '../../../../../src-renderer/components/print/pageSetup.ts';

/** What a style sheet reads in a string. https://drafts.csswg.org/css-syntax/#consume-string-token */
const read = (written: string) =>
  written
    .slice(1, -1)
    .replace(/\\(?:([0-9a-f]{1,6})[ \n\t]?|([^\n]))/gu, (_, code: string | undefined, sign: string) =>
      code === undefined ? sign : String.fromCodePoint(Number.parseInt(code, 16)),
    );

it('writes any name of a paper into a style sheet without leaving the string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
      const written = cssString(name);
      expect(written).toMatch(/^"(?:[^"\\\n\r\f]|\\[0-9a-f]{1,6} |\\["\\])*"$/u);
      expect(read(written)).toBe(name.replaceAll('\0', '\ufffd'));
    }),
  );
});

it('names the size of the sheet and stands the paper, the day and the page on it', () => {
  const rule = pageRule(pageGeometry({ paper: 'A3', notes: 'none' }), { left: '人民日报', right: '1998年' });
  expect(rule).toContain('size: 297mm 420mm');
  expect(rule).toContain('@top-left { content: "人民日报"');
  expect(rule).toContain('counter(page) " / " counter(pages)');
});

it('leaves 6 cm for notes, and sets one column beside them on A4', () => {
  expect(pageGeometry({ paper: 'A4', notes: 'margin' }).columns).toBe(1);
  expect(pageGeometry({ paper: 'A4', notes: 'below' }).columns).toBe(2);
  expect(pageGeometry({ paper: 'A3', notes: 'below' }).columns).toBe(3);
});
