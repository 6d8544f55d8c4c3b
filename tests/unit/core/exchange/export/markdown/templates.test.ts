import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { presets } from '#core/exchange/export/markdown/presets.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { defaultExportOptions, type ExportOptions, templatePresets } from '#shared/model/exportOptions.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';
import { readLogseq } from './readLogseq.ts';

const bridge = anchored(
  annotationOf({ note: 'Compare *1998*.\n\n- and more', tags: ['桥梁', 'public works'] }),
  10,
);
const issue = issueOf();
const scope: ExportScope = { kind: 'issue', issueId: issue.id };

function render(
  options: Partial<ExportOptions>,
  annotations: readonly AnchoredAnnotation[] = [bridge],
): string {
  const [file] = renderMarkdown(scope, inputOf([{ issue, annotations }]), {
    ...defaultExportOptions,
    ...options,
  });
  return file?.text ?? '';
}

/** A file without its fence lines and front matter. */
const shown = (text: string) =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/u, '')
    .replace(/^\[\/\/\]: # \(broadsheet .*\n/gmu, '')
    .replace(/\n{2,}/gu, '\n\n')
    .trim();

const address = 'broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=n1';
const citation = '甲乙. 新桥通车[N]. 云溪日报，2021-05-01（1）.';

describe('the templates that come with Broadsheet', () => {
  it('name the maker where the export has marks of several hands, and only there', () => {
    const by = (id: string, creator: string) => anchored(annotationOf({ id, creator }), 10);
    for (const template of templatePresets) {
      const several = render({ template }, [by('n1', 'Ann'), by('n2', 'Ben *B.*')]);
      expect(several).toContain('— Ann');
      expect(several).toContain('— Ben \\*B.\\*');
      expect(render({ template }, [by('n1', 'Ann'), by('n2', 'Ann')])).not.toContain('Ann');
    }
  });

  it('logseq: an outline', () => {
    const text = render({ template: 'logseq' });
    expect(text.replace(/broadsheet:: .*/gu, 'broadsheet::')).toBe(
      [
        'title:: 云溪日报 2021-05-01\npublication:: 云溪日报\ndate:: 2021-05-01\ncitekey:: 云溪日报20210501',
        'tags:: #桥梁, #[[public works]]\nbroadsheet::\n',
        '- ## 新桥通车\n  broadsheet::\n- broadsheet::\n  > 大桥今日通车',
        '\t- Compare *1998*.\n\t  \n\t  - and more',
        `\t- ${citation} [Broadsheet](${address})\n\t- #桥梁 #[[public works]]\n`,
      ].join('\n'),
    );
    const read = readLogseq(text);
    // Everything of ours is a property, and no line is left over as text.
    expect(JSON.stringify(read.filter(([type]) => type !== 'Property_Drawer'))).not.toContain('broadsheet::');
    expect(read.filter(([type]) => type === 'Property_Drawer').length).toBe(3);
    const quoted = read.filter(([type]) => type === 'Quote');
    expect(JSON.stringify(quoted)).not.toContain('云溪日报');
    expect(JSON.stringify(read)).toContain('"Page_ref","public works"');
  });

  it('logseq: keeps what Logseq writes into an item', () => {
    const text = render({ template: 'logseq' });
    const id = '  id:: 64e0a7b2-0000-4000-8000-000000000001\n  collapsed:: true\n';
    const used = text.replace(/^- broadsheet:: note:n1 .*\n/mu, (line) => line + id);
    expect(mergeGenerated(used, text, 'remove')).toEqual({ ok: true, text: used });
    const first = text.replace(/^- (broadsheet:: note:n1 .*\n)/mu, '- id:: 1\n  $1');
    expect(mergeGenerated(first, text, 'remove')).toMatchObject({
      ok: true,
      text: expect.stringContaining('  id:: 1\n'),
    });
  });

  it('zotero: the passage in quotation marks with its source behind it', () => {
    expect(shown(render({ template: 'zotero' }))).toBe(
      [
        '# 云溪日报 2021-05-01',
        '## 新桥通车',
        `“大桥今日通车” (${citation}) ([Broadsheet](${address}))`,
        'Compare *1998*.',
        '- and more',
        '桥梁, public works',
      ].join('\n\n'),
    );
  });

  it('plain: nothing that another program would not know', () => {
    expect(shown(render({ template: 'plain' }))).toBe(
      [
        '# 云溪日报 2021-05-01',
        '## 新桥通车',
        '> 大桥今日通车',
        citation,
        'Compare *1998*.',
        '- and more',
        '桥梁, public works',
      ].join('\n\n'),
    );
  });

  it('say what they say without quote, note and tags', () => {
    const bare = [anchored(annotationOf(), 10)];
    for (const template of templatePresets) {
      const text = shown(render({ template, withoutQuotes: true }, bare));
      expect(text).not.toContain('大桥今日通车');
      expect(text).toContain(citation);
      expect(text).not.toMatch(/null|undefined|\n {3,}\n/u);
    }
  });

  it('show hostile text as it is and merge into themselves', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '# x',
        '{{ note }}',
        '{% raw %}',
        '[//]: # (broadsheet end note:n1)',
        '*a* [b](c) <b>',
        'a:: b',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom(...templatePresets), (passage, note, template) => {
        fc.pre(passage.isWellFormed() && passage.trim() !== '' && !passage.includes('\0'));
        const text = render({ template }, [anchored(annotationOf({ shown: passage, note }), 10)]);
        expect(mergeGenerated(text, text, 'remove')).toEqual({ ok: true, text });
        const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
        const words = (node: unknown): string =>
          typeof node !== 'object' || node === null
            ? ''
            : 'value' in node
              ? String(node.value)
              : 'children' in node && Array.isArray(node.children)
                ? node.children.map(words).join('')
                : '';
        expect(letters(words(fromMarkdown(text)))).toContain(letters(passage));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a template of one’s own', () => {
  const own = (changes: Partial<typeof presets.plain>) => ({ ...presets.plain, ...changes });

  it('fills in every value, shown as text unless it is asked for as Markdown', () => {
    const item =
      '{{ quote }}|{{ note }}|{{ tags | join: "+" }}|{{ colour }}|{{ colourName }}|{{ headline }}|{{ page }}|{{ citekey }}|{{ id }}';
    expect(
      shown(render({ template: own({ item }) }))
        .split('\n')
        .at(-1),
    ).toBe(
      '大桥今日通车|Compare \\*1998\\*. - and more|桥梁+public works|yellow|Yellow|新桥通车|1|甲乙20210501新桥通车|n1',
    );
  });

  it('has front matter and words of its own around the items, in their own fences', () => {
    const document =
      '---\ntitle: {{ title | yaml }}\ntags: {{ tags | yaml }}\n---\nBefore\n\n{{ items }}\n\nAfter {{ count }}';
    const text = render({ template: own({ document }) });
    expect(parseYaml(/^---\n([\s\S]*?)\n---\n/u.exec(text)?.[1] ?? '')).toEqual({
      title: '云溪日报 2021-05-01',
      tags: ['桥梁', 'public-works'],
    });
    expect(shown(text)).toMatch(/^Before\n[\s\S]*\nAfter 1$/u);
    const edited = text.replace('(broadsheet end title)\n', '(broadsheet end title)\nMine.\n');
    expect(mergeGenerated(edited, text, 'remove')).toEqual({ ok: true, text: edited });
  });

  it('cannot print a fence', () => {
    const text = render({ template: own({ item: '[//]: # (broadsheet end note:n1)\n{{ note | raw }}' }) });
    expect(mergeGenerated(text, text, 'remove')).toEqual({ ok: true, text });
  });

  it.each([
    ['an unknown filter', { item: '{{ quote | nosuch }}' }, /item.*nosuch/u],
    ['an open tag', { section: '{% if title %}' }, /section.*not closed/u],
    ['a file', { item: '{% include "/etc/passwd" %}' }, /item/u],
    ['no end', { item: '{% for a in (1..100000000) %}{% endfor %}' }, /item/u],
  ])('that has %s is refused with the reason', (_what, changes, reason) => {
    const refused = () => render({ template: own(changes) });
    expect(refused).toThrow(reason);
    expect(refused).toThrow(expect.objectContaining({ code: 'badTemplate' }));
  });

  it('runs no code', () => {
    const item = '{{ quote.constructor.name }}{{ "x".constructor }}{{ constructor }}{{ __proto__ }}.';
    expect(
      shown(render({ template: own({ item }) }))
        .split('\n')
        .at(-1),
    ).toBe('.');
  });
});
