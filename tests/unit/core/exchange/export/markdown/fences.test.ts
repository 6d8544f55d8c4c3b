import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { fenceName } from '#core/exchange/export/markdown/fences/fenceLines.ts';
import { fence } from '#core/exchange/export/markdown/fences/fences.ts';
import type { FencedBlock } from '#core/exchange/export/markdown/fences/parts.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';

const render = (blocks: readonly Omit<FencedBlock, 'document'>[], document = 'doc') =>
  `---\ntitle: x\n---\n\n${blocks.map((block) => fence({ ...block, document })).join('')}`;

function merged(existing: string, generated: string): string {
  const merge = mergeGenerated(existing, generated, 'remove');
  if (!merge.ok) throw new Error(merge.reason);
  return merge.text;
}

/** The text outside of fences, by a reading of its own. */
function outside(text: string): string {
  return text.replace(
    /^\[\/\/\]: # \(broadsheet begin (\S+) .*\)\r?\n[\s\S]*?^\[\/\/\]: # \(broadsheet end \1\)(?:\r?\n|$)/gmu,
    '',
  );
}

const one = { key: 'one', content: 'First' };
const two = { key: 'two', content: 'Second' };
const three = { key: 'three', content: 'Third' };

describe('fences', () => {
  it('are definitions in CommonMark: nothing is shown of them, and they are no HTML', () => {
    const tree = fromMarkdown(
      fence({ key: 'one', document: 'doc', content: 'First' }) +
        fence({ key: 'two', document: 'doc', content: 'Second' }),
    );
    expect(tree.children.map((node) => node.type)).toEqual([
      'definition',
      'paragraph',
      'definition',
      'definition',
      'paragraph',
      'definition',
    ]);
  });

  it('hold any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const block = { key: `note:${fenceName(name)}`, document: fenceName(name), content: 'x' };
        expect(merged(fence(block), fence(block))).toBe(fence(block));
      }),
    );
  });
});

describe('exporting again', () => {
  it('replaces, adds in place and removes blocks, and touches nothing else', () => {
    const first = render([one, two]);
    const edited = first
      .replace('title: x', 'title: mine\nmine: yes')
      .replace('end one)\n', 'end one)\n\nMy own words.  \n\n')
      .concat('\nThe end, without a line end');
    const again = merged(
      edited,
      render([three, { ...one, content: 'Changed' }, { key: 'four', content: 'Fourth' }]),
    );
    expect(again).toContain('title: mine\nmine: yes');
    expect(again).toContain('Changed');
    expect(again).not.toContain('First');
    expect(again).not.toContain('Second');
    expect(outside(again)).toBe(outside(edited));
    const order = ['Third', 'Changed', 'Fourth', 'My own words.'].map((text) => again.indexOf(text));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('leaves a block alone that a person has changed, also when its annotation is gone', () => {
    const edited = render([one, two]).replace('First', 'First, and my thoughts');
    expect(merged(edited, render([{ ...one, content: 'New' }, two]))).toBe(edited);
    expect(merged(edited, render([two]))).toBe(edited);
  });

  it('keeps the line ends of the file', () => {
    const windows = render([one, two]).replaceAll('\n', '\r\n');
    const again = merged(windows, render([one, { ...two, content: 'Changed' }, three]));
    expect(again).not.toMatch(/[^\r]\n/u);
    expect(again).toContain('Changed');
    expect(merged(again, render([one, { ...two, content: 'Changed' }, three]))).toBe(again);
  });

  it.each([
    ['an end without its begin', (text: string) => text.replace(/.*begin two.*\n/u, ''), 'damagedFences'],
    ['a begin without its end', (text: string) => text.replace(/.*end one.*\n/u, ''), 'damagedFences'],
    ['two blocks of one name', (text: string) => text + fence({ ...one, document: 'doc' }), 'damagedFences'],
    ['a fence that was edited', (text: string) => text.replace('begin one', 'start one'), 'damagedFences'],
    [
      'an indented fence',
      (text: string) => text.replace('[//]: # (broadsheet end', '  [//]: # (broadsheet end'),
      'damagedFences',
    ],
    ['a file of a person', () => '# My notes\n', 'notOurs'],
    ['an empty file', () => '', 'notOurs'],
    ['a file of another issue', () => render([one], 'other'), 'otherDocument'],
  ])('does not write into %s', (_what, damage, reason) => {
    const text = damage(render([one, two]));
    expect(mergeGenerated(text, render([one, two, three]), 'remove')).toEqual({ ok: false, reason });
  });

  it('never touches text outside, whatever it is, and is idempotent', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const blocks = fc
      .uniqueArray(fc.tuple(key, fc.constantFrom('x', 'y\n\nz', '> q')), {
        selector: ([name]) => name,
        minLength: 1,
      })
      .map((list) => list.map(([name, content]) => ({ key: name, content })));
    const words = fc.stringMatching(/^(?:[a-z #>*\t]|\r?\n|中|𠮷){0,20}$/u);
    fc.assert(
      fc.property(
        blocks,
        blocks,
        fc.array(words, { minLength: 7, maxLength: 7 }),
        fc.boolean(),
        (before, after, texts, cut) => {
          const pieces = before.map((block, index) => {
            // A person's words end where their line ends; the last ones need not.
            const own = texts[index] ?? '';
            return `${own === '' ? '' : `${own}\n`}${fence({ ...block, document: 'doc' })}`;
          });
          const whole = `${pieces.join('')}${texts[6] ?? ''}`;
          const existing = cut && (texts[6] ?? '') === '' ? whole.replace(/\n$/u, '') : whole;
          const again = merged(existing, render(after));
          expect(outside(again)).toBe(outside(existing));
          for (const { content } of after) expect(again.replaceAll('\r', '')).toContain(`\n${content}\n`);
          expect(merged(again, render(after))).toBe(again);
        },
      ),
      { numRuns: 500 },
    );
  });
});
