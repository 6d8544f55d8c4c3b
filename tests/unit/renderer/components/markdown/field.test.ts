import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { applied } from '../../../../../src-renderer/components/markdown/field/edit.ts';
import { toggleEmphasis } from '../../../../../src-renderer/components/markdown/field/emphasis.ts';
import {
  linkQueryAt,
  markdownLink,
  namedLink,
  withLink,
} from '../../../../../src-renderer/components/markdown/field/linkQuery.ts';
import { continueList, indentList } from '../../../../../src-renderer/components/markdown/field/lists.ts';
import { readMarkdown } from '../../../../../src-renderer/components/markdown/tree/readMarkdown.ts';
import { propertyRuns } from '../../../../support/propertyRuns.ts';

/** `|` is the caret, two of them a selection. */
function marked(sample: string): { text: string; start: number; end: number } {
  const start = sample.indexOf('|');
  const end = sample.lastIndexOf('|');
  return { text: sample.replaceAll('|', ''), start, end: end === start ? start : end - 1 };
}

const shown = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(shown).join('') : '';
const strongOf = (node: Nodes): readonly string[] =>
  node.type === 'strong' ? [shown(node)] : 'children' in node ? node.children.flatMap(strongOf) : [];

describe('Ctrl+B and Ctrl+I', () => {
  test.each([
    ['a |word| b', 'a **word** b'],
    ['a **|word|** b', 'a word b'],
    ['a |**word**| b', 'a word b'],
    ['| word |', ' **word** '],
    ['他说|“要紧”|的话', '他说“**要紧**”的话'],
    ['他说|“**要紧**”|的话', '他说“要紧”的话'],
    ['*|word|*', '***word***'],
    ['- |one\n- two|', '- **one**\n- **two**'],
    ['a|b', 'a****b'],
    ['a**|**b', 'ab'],
    ['**word|**', '**word**'],
  ])('%s', (sample, expected) => {
    const { text, start, end } = marked(sample);
    expect(applied(text, toggleEmphasis(text, start, end, 'strong'))).toBe(expected);
  });

  test('italics are added to bold and taken off it', () => {
    const { text, start, end } = marked('**|word|**');
    const both = toggleEmphasis(text, start, end, 'emphasis');
    expect(applied(text, both)).toBe('***word***');
    const again = applied(text, both);
    expect(applied(again, toggleEmphasis(again, both.start, both.end, 'emphasis'))).toBe(text);
  });

  test('bold is shown as bold, in Chinese as in English, and taken off again byte for byte', () => {
    const part = fc.constantFrom('船', '渡口', 'word', 'a', '，', '。', '“', '”', '（', '）', ' ', '𠮷', '!');
    fc.assert(
      fc.property(
        fc.array(part),
        fc.array(part, { minLength: 1 }),
        fc.array(part),
        (before, chosen, after) => {
          const words = chosen.join('');
          fc.pre(/\p{L}/u.test(words));
          const text = `x${before.join('')}${words}${after.join('')}x`;
          const start = 1 + before.join('').length;
          const edit = toggleEmphasis(text, start, start + words.length, 'strong');
          const result = applied(text, edit);
          const root = readMarkdown(result);
          const letters = (value: string) => value.replace(/[^\p{L}]/gu, '');
          expect(strongOf(root as Nodes).map(letters)).toEqual([letters(words)]);
          expect(applied(result, toggleEmphasis(result, edit.start, edit.end, 'strong'))).toBe(text);
        },
      ),
      { numRuns: propertyRuns(1000) },
    );
  });
});

describe('lists', () => {
  test.each([
    ['- one|', '- one\n- '],
    ['9. nine|', '9. nine\n10. '],
    ['- [x] done|', '- [x] done\n- [ ] '],
    ['> said|', '> said\n> '],
    ['  * in|ner', '  * in\n  * ner'],
    ['- one\n- |', '- one\n'],
    ['> - |', '> '],
    ['> |', ''],
  ])('Enter after %j', (sample, expected) => {
    const { text, start } = marked(sample);
    const edit = continueList(text, start);
    expect(edit && applied(text, edit)).toBe(expected);
  });

  test.each(['words|', '|- one', '---|', '-|', '1998|'])('Enter is only Enter in %j', (sample) => {
    const { text, start } = marked(sample);
    expect(continueList(text, start)).toBeNull();
  });

  test('Tab moves an item under the one before, Shift+Tab out again', () => {
    const text = '1. one\n2. two';
    const inside = indentList(text, text.length, text.length, false);
    const moved = inside && applied(text, inside);
    expect(moved).toBe('1. one\n   1. two');
    const out = moved ? indentList(moved, moved.length, moved.length, true) : null;
    expect(out && applied(moved ?? '', out)).toBe(text);
  });

  test('Tab leaves the field where an item can go no further, and outside of lists', () => {
    expect(indentList('- one', 5, 5, false)).toBeNull();
    expect(indentList('- one', 5, 5, true)).toBeNull();
    expect(indentList('- one\n  - two', 13, 13, false)).toBeNull();
    expect(indentList('words', 2, 2, false)).toBeNull();
  });

  test('nobody is caught in a field by Tab', () => {
    const line = fc.constantFrom('- a', '  - b', '1. c', '> - d', '', 'words', '    * e', '\t- f', '---');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, outwards) => {
        let text = lines.join('\n');
        let caret = text.length;
        for (let times = 0; times < 20; times++) {
          const edit = indentList(text, caret, caret, outwards);
          if (!edit) return;
          expect(edit.insert.replace(/[\s\d]/g, '')).toBe(
            text.slice(edit.from, edit.to).replace(/[\s\d]/g, ''),
          );
          text = applied(text, edit);
          caret = edit.end;
        }
        expect.unreachable('Tab never leaves');
      }),
      { numRuns: propertyRuns(300) },
    );
  });
});

describe('links', () => {
  test('what is asked for stands between the brackets and the caret, on one line', () => {
    expect(linkQueryAt('see [[清溪 bri', 12)).toEqual({ from: 4, words: '清溪 bri' });
    expect(linkQueryAt('see [[a]] b', 11)).toBeNull();
    expect(linkQueryAt('[[a\nb', 5)).toBeNull();
    expect(linkQueryAt('[a', 2)).toBeNull();
    const text = '[[br]] x';
    expect(applied(text, withLink(text, 4, { from: 0, words: 'br' }, '[B](u)'))).toBe('[B](u) x');
  });

  test('a link holds any headline as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        fc.pre(/[\p{L}\p{N}]/u.test(words) && !/[\p{Cc}\p{Cf}]/u.test(words));
        const root = readMarkdown(markdownLink(words, 'broadsheet://issue/a(b)?article=c*d'));
        const link = root?.children[0]?.type === 'paragraph' ? root.children[0].children[0] : undefined;
        expect(link).toMatchObject({ type: 'link', url: 'broadsheet://issue/a%28b%29?article=c%2Ad' });
        expect(link && shown(link)).toBe(words.replace(/\s+/g, ' ').trim());
      }),
      { numRuns: propertyRuns(500) },
    );
    expect(namedLink('渡口')).toBe('[[渡口]]');
    expect(namedLink('a]b')).toBeNull();
  });
});
