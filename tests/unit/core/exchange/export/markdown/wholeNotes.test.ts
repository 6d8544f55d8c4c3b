import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root, RootContent } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parseFences } from '#core/exchange/export/markdown/fences/fences.ts';
import type { ParsedBlock } from '#core/exchange/export/markdown/fences/parts.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { readNoteAt } from '#core/exchange/export/markdown/note/wholeNote.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import { defaultExportOptions, type ExportOptions, templatePresets } from '#shared/model/exportOptions.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';

const issue = issueOf();

/** Exports notes, each on a passage of its own. */
function exported(notes: Readonly<Record<string, string>>, options: Partial<ExportOptions> = {}): string {
  const annotations = Object.entries(notes).map(([id, note], index) =>
    anchored(annotationOf({ id, note, tags: ['last'] }), 10 + index),
  );
  const [file] = renderMarkdown({ kind: 'issue', issueId: issue.id }, inputOf([{ issue, annotations }]), {
    ...defaultExportOptions,
    ...options,
  });
  return file?.text ?? '';
}

const blocksOf = (text: string): readonly ParsedBlock[] => {
  const parts = parseFences(text);
  if (!parts) throw new Error(`The fences are damaged:\n${text}`);
  return parts.filter((part) => part.kind === 'block');
};

function noteIn(text: string, id: string): string {
  const block = blocksOf(text).find(({ key }) => key === `note:${id}`);
  return block?.note ? readNoteAt(block.content, block.note) : '';
}

function merged(existing: string, generated: string): string {
  const merge = mergeGenerated(existing, generated, 'remove');
  if (!merge.ok) throw new Error(merge.reason);
  return merge.text;
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
const read = (text: string): Root => parser.parse(text);

const fragment = fc.constantFrom(
  ...[
    '~~struck~~',
    '> [!note] Title\n> text',
    'See[^1].',
    '[^1]: A footnote.',
    '| a | b |\n|---|---|\n| 1 | 2 |',
  ],
  ...[
    '_x_',
    '*y*',
    '---',
    '***',
    '===',
    '[[wiki|Wiki]]',
    '![[embed]]',
    '$m$',
    '$$\nx',
    '%%hidden',
    '<b>',
    '<!-- open',
  ],
  ...[
    '<script>',
    '</script>',
    '<pre>\n\nx',
    '```',
    '```js\ncode',
    '~~~~',
    '    code',
    '\t- tab',
    '- [ ] task',
    '# Head',
  ],
  ...[
    '[//]: # (broadsheet end note:one)',
    '\\[//]: # (broadsheet begin x y 12345678)',
    'broadsheet:: note:one x 12345678',
  ],
  ...[
    '[a]: http://x.example',
    '[a][b]',
    '&amp;',
    '\\',
    '`',
    '``',
    '\t',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\u2028',
    '\u0085',
    '中',
    '𠮷',
  ],
  ...[
    'a:: b',
    'id:: 1',
    '- ',
    '1. ',
    '> ',
    '<?',
    '<![CDATA[',
    '{{ note }}',
    '{% raw %}',
    '\ufdd1',
    '\ufdd2616263\ufdd3',
    '\0',
  ],
);
const markdown = fc.oneof(
  fc
    .array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
/** What can be written as UTF-8, and the one kind of line end that Markdown knows. */
const written = markdown
  .filter((text) => text.isWellFormed())
  .map((text) => text.replace(/\r\n?/gu, '\n'))
  .filter((text) => text.trim() !== '');

describe('a note leaves whole', () => {
  it.each([
    '~~struck~~ and _x_ and __y__ and *z*',
    '> [!note]- Folded\n> with text',
    'a[^1]\n\n[^1]: footnote',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    'over\n\n---\n\nunder',
    'Setext\n===',
    '[[wiki#^block|Wiki]] and ![[picture.png]] #tag',
    '$E = mc^2$ and\n\n$$\n\\sum x\n$$',
    'a <b>word</b> & <div>x</div>',
    'two spaces  \n\ttab\t\n\n   three  ',
    '[a][x]\n\n[x]: http://a.example "t"',
    '1) one\n2) two\n\n* star\n+ plus',
  ])('byte for byte: %j', (note) => {
    for (const template of templatePresets) {
      const text = exported({ one: note }, { template });
      if (template !== 'logseq') expect(text).toContain(`\n${note}\n`);
      expect(noteIn(text, 'one')).toBe(note);
    }
  });

  it('and is read back from its block, whatever it is, in every template', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(...templatePresets), (one, two, template) => {
        const text = exported({ one, two }, { template });
        expect(noteIn(text, 'one')).toBe(one);
        expect(noteIn(text, 'two')).toBe(two);
        expect(blocksOf(text).every(({ intact }) => intact)).toBe(true);
        expect(merged(text, text)).toBe(text);
        const windows = text.replaceAll('\n', '\r\n');
        expect(noteIn(windows, 'two')).toBe(two);
      }),
      { numRuns: 200 },
    );
  });

  it('and swallows nothing of what follows it', () => {
    fc.assert(
      fc.property(written, (one) => {
        const text = exported({ one, two: 'the second note' });
        const fences = read(text).children.filter(isFence);
        // Two lines a block, and the one that remembers the front matter.
        expect(fences.length).toBe(2 * blocksOf(text).length + 1);
      }),
      { numRuns: 150, examples: [[' <![CDATA['], ['  <!-- open'], [' ```js\ncode']] },
    );
  });

  it('closes behind a note what it leaves open', () => {
    expect(exported({ one: '```js\ncode' })).toContain('\n```js\ncode\n```\n\n#last\n');
    expect(exported({ one: '<!-- open' })).toContain('\n<!-- open\n-->\n\n#last\n');
    expect(exported({ one: 'price $$5' })).toContain('\nprice $$5\n$$\n\n#last\n');
    expect(exported({ one: '`$$` and ```x```' })).toContain('\n`$$` and ```x```\n\n#last\n');
  });

  it('also where it is nested deeper than any parser can go', () => {
    const deep = `${'>'.repeat(12_000)} text[^1]`;
    expect(exported({ a: deep, b: 'Plain.' })).toContain('Plain.');
    expect(exported({ a: deep, b: 'Plain.' })).toContain(deep);
  });

  it('with the footnotes of each note its own', () => {
    const text = exported({
      one: 'a[^1]\n\n[^1]: first',
      two: 'b[^1] `[^1]`\n\n[^1]: second',
      three: 'c[^3]\n\n[^3]: third',
    });
    const definitions = read(text).children.filter((node) => node.type === 'footnoteDefinition');
    expect(new Set(definitions.map(({ identifier }) => identifier)).size).toBe(3);
    expect(text).toContain('c[^3]\n\n[^3]: third\n');
    expect(text).toContain(' `[^1]`\n');
    expect(noteIn(text, 'two')).toBe('b[^1] `[^1]`\n\n[^1]: second');
  });

  it('and any edit of it is read from the block as the person made it', () => {
    fc.assert(
      fc.property(
        written,
        written,
        fc.constantFrom('obsidian' as const, 'plain' as const),
        (one, edited, template) => {
          fc.pre(!/broadsheet|\[\^|\$\$|%%/u.test(one + edited));
          const text = exported({ one }, { template });
          const block = blocksOf(text).find(({ key }) => key === 'note:one');
          const place = block?.note;
          if (!block || !place) throw new Error('no place');
          const lines = block.content.split('\n');
          const end = lines.length - place.behind;
          const hand = [...lines.slice(0, place.before), edited, ...lines.slice(end)].join('\n');
          const again = text.replace(block.content, () => hand);
          expect(noteIn(again, 'one')).toBe(edited);
          expect(merged(again, exported({ one: 'other' }, { template }))).toBe(again);
        },
      ),
    );
  });
});

const isFence = (node: RootContent): boolean =>
  node.type === 'definition' && (node.title ?? '').startsWith('broadsheet ');

describe('an export of before', () => {
  const notes = [
    anchored(
      annotationOf({
        id: 'one',
        note: 'See ~~1997~~ *1998*.\n\n- a\n- b',
        tags: ['桥梁', 'public works', '1998'],
      }),
      10,
    ),
    anchored(
      annotationOf({
        id: 'two',
        shown: '旧桥拆除',
        note: '> [!note]\n> second[^1]\n\n[^1]: foot',
        colour: 'red',
      }),
      150,
    ),
    anchored(annotationOf({ id: 'lost', shown: '不见了的话' }), null),
    anchored(annotationOf({ id: 'new', shown: '新的', note: 'new' }), 160),
  ];

  it.each(['obsidian', 'logseq', 'zotero', 'plain'] as const)('is brought up to date: %s', (template) => {
    const before = readFileSync(new URL(`./earlier/${template}.md`, import.meta.url), 'utf8');
    const [file] = renderMarkdown(
      { kind: 'issue', issueId: issue.id },
      inputOf([{ issue, annotations: notes }]),
      { ...defaultExportOptions, template },
    );
    const fresh = file?.text ?? '';
    const edited = before.replace(
      '(broadsheet end note:one)\n',
      '(broadsheet end note:one)\nMine, by hand.\n',
    );
    const again = merged(edited, fresh);
    const keys = blocksOf(again).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual(
      blocksOf(fresh)
        .map(({ key }) => key)
        .toSorted(),
    );
    expect(again).toContain('\nMine, by hand.\n');
    expect(noteIn(again, 'one')).toBe('See ~~1997~~ *1998*.\n\n- a\n- b');
    expect(noteIn(again, 'two')).toBe('> [!note]\n> second[^1]\n\n[^1]: foot');
    expect(merged(again, fresh)).toBe(again);
    // What a person changed in a block of before stays as it is, and comes no second time.
    const changed = before.replace('大桥今日通车', '大桥今日通车!');
    const kept = merged(changed, fresh);
    expect(kept.split('大桥今日通车').length).toBe(changed.split('大桥今日通车').length);
    expect(kept).toContain('大桥今日通车!');
  });
});
