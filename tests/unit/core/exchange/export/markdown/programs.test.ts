import '@citation-js/plugin-bibtex';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { wikiLinkPlugin } from 'remark-wiki-link';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { mergeBibliography } from '#core/exchange/export/markdown/bibliographyFile.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import { colours } from '#shared/model/annotation.ts';
import { defaultExportOptions, type ExportOptions, fenceForms } from '#shared/model/exportOptions.ts';
import { hostileNote } from '../hostileNotes.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';
import { readLogseq } from './readLogseq.ts';

const issue = issueOf();

function exported(
  changes: readonly Parameters<typeof annotationOf>[0][],
  options: Partial<ExportOptions>,
  at = 10,
) {
  const annotations = changes.map((one) => anchored(annotationOf(one), at));
  return renderMarkdown({ kind: 'issue', issueId: issue.id }, inputOf([{ issue, annotations }]), {
    ...defaultExportOptions,
    ...options,
  });
}

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
const read = (text: string): Root => reader.parse(text);
const frontMatter = (text: string): Record<string, unknown> =>
  parseYaml(/^---\n([\s\S]*?)\n---\n/u.exec(text)?.[1] ?? '');

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
const ofType = (node: Node, type: string): readonly Node[] =>
  node.type === type ? [node] : (node.children ?? []).flatMap((child) => ofType(child, type));

describe('callouts in Obsidian', () => {
  it('have the colour of the highlight, with the note below the quotation', () => {
    for (const colour of colours) {
      const [file] = exported([{ colour, note: 'My note.' }], { template: 'callouts' });
      const { children } = read(file?.text ?? '');
      const quote = children.findIndex(({ type }) => type === 'blockquote');
      const [title, ...passage] = textOf(children[quote] as Node).split('\n');
      // What Obsidian takes for a callout: https://help.obsidian.md/callouts
      const [, type, metadata] = /^\[!([a-z]+)\|([a-z]+)\] \S/u.exec(title ?? '') ?? [];
      expect(['quote', 'danger', 'success', 'info', 'example', 'warning']).toContain(type);
      expect(metadata).toBe(colour);
      expect(passage.join('\n')).toContain('大桥今日通车');
      expect(children.slice(quote + 1).map((node) => textOf(node as Node))).toContain('My note.');
    }
  });
});

describe('among hostile notes', () => {
  const second = { id: 'b', shown: 'Passage of the second', note: 'The second note.' };

  it('Obsidian finds every passage, note and link in each form of fences', () => {
    const withLinks = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(wikiLinkPlugin);
    const form = fc.constantFrom(...fenceForms);
    const preset = fc.constantFrom('obsidian' as const, 'callouts' as const);
    fc.assert(
      fc.property(hostileNote, form, preset, (note, fences, template) => {
        const link = { ...second, id: 'c', note: 'See [[Bridges]].' };
        const [file] = exported([{ note, tags: ['x'] }, second, link], { fences, template });
        const { children } = withLinks.parse(file?.text ?? '') as Root;
        const quotes = children
          .filter(({ type }) => type === 'blockquote')
          .map((node) => textOf(node as Node));
        expect(quotes.filter((text) => text.includes('Passage of the second')).length).toBe(2);
        expect(children.map((node) => textOf(node as Node))).toContain('The second note.');
        const links = ofType({ type: 'root', children: children as readonly Node[] }, 'wikiLink');
        expect(links.at(-1)?.value).toBe('Bridges');
      }),
      { numRuns: 120 },
    );
  });

  /** The blocks that Logseq takes for ours: the page, the heading and two notes. */
  const blocksOfOurs = (note: string) => {
    const [file] = exported([{ note }, second], { template: 'logseq' });
    return readLogseq(file?.text ?? '').filter(
      ([type, properties]) =>
        type === 'Property_Drawer' && JSON.stringify(properties).includes('["broadsheet","'),
    );
  };

  it('Logseq finds every block with its property', () => {
    fc.assert(
      fc.property(hostileNote, (note) => {
        expect(blocksOfOurs(note)).toHaveLength(4);
      }),
      { numRuns: 120 },
    );
  });

  it.each([
    ['a comment', '<!-- open<!-- x -->broadsheet:: x'],
    ['HTML', '<div>a</div> broadsheet:: x'],
    ['mathematics', '$$\na\n$$broadsheet:: x'],
    ['the sign of a heading', '# broadsheet:: x'],
  ])('Logseq takes no words of a person for a block of ours behind %s', (_, note) => {
    expect(blocksOfOurs(note)).toHaveLength(4);
  });
});

describe('one file a note', () => {
  const changes = { id: 'one', note: 'My note.', tags: ['local history'], colour: 'green' as const };

  it('has properties that it can be asked for by', () => {
    const [file] = exported([changes], { per: 'annotation' });
    expect(frontMatter(file?.text ?? '')).toEqual({
      title: '云溪日报 2021-05-01 大桥今日通车',
      aliases: ['云溪日报 321'],
      tags: ['local-history'],
      date: '2021-05-01',
      publication: '云溪日报',
      issue: '321',
      page: 1,
      author: ['甲乙'],
      headline: '新桥通车',
      colour: 'Green',
      created: '2024-01-02T03:04:05Z',
      modified: '2024-01-02T03:04:05Z',
      link: 'broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=one',
      citekey: '甲乙20210501新桥通车',
      source: '2021/05-01.txt',
    });
  });

  it('keeps its name whatever else is marked, and its properties by the same merge', () => {
    const [file] = exported([changes], { per: 'annotation' });
    expect(file?.name).toBe('云溪日报 2021-05-01 大桥今日通车 one.md');
    const all = exported([{ id: 'zero' }, { ...changes, colour: 'red', note: 'Other.' }, { id: 'two' }], {
      per: 'annotation',
    });
    expect(new Set(all.map(({ name }) => name)).size).toBe(3);
    const again = all.find(({ name }) => name === file?.name);
    const edited = (file?.text ?? '').replace(
      'publication: 云溪日报',
      'publication: "[[云溪日报]]"\nmood: good',
    );
    const merge = mergeGenerated(`${edited}\nMine.\n`, again?.text ?? '', 'remove');
    expect(merge.ok && frontMatter(merge.text)).toMatchObject({
      publication: '[[云溪日报]]',
      mood: 'good',
      colour: 'Red',
    });
    expect(merge.ok && merge.text).toMatch(/Other\.[\s\S]*\nMine\.\n$/u);
  });
});

describe('Markdown for Pandoc', () => {
  it('has quotation, note, and a footnote with the citation and its key, which stands in the file beside it', () => {
    const files = exported([{ note: 'My note.[^1]\n\n[^1]: Its own.', tags: ['x'] }], { template: 'pandoc' });
    expect(files.map(({ name }) => name)).toEqual(['云溪日报 2021-05-01.md', '云溪日报 2021-05-01.bib']);
    const [file, references] = files;
    const tree = read(file?.text ?? '') as Node;
    expect(frontMatter(file?.text ?? '')).toEqual({
      title: '云溪日报 2021-05-01',
      date: '2021-05-01',
      bibliography: '云溪日报 2021-05-01.bib',
    });
    const [quote] = ofType(tree, 'blockquote');
    expect(quote && ofType(quote, 'footnoteReference').length).toBe(1);
    const footnotes = ofType(tree, 'footnoteDefinition').map(textOf);
    expect(footnotes.length).toBe(2);
    expect(footnotes.find((text) => text.includes('@'))).toBe(
      '甲乙. 新桥通车[N]. 云溪日报，2021-05-01（1）. [@甲乙20210501新桥通车, p. 1] Broadsheet',
    );
    expect(new Cite(references?.text ?? '').data).toMatchObject([
      { 'citation-key': '甲乙20210501新桥通车', title: '新桥通车', 'container-title': '云溪日报' },
    ]);
  });

  it('makes no citation of a passage, and a footnote of every one', () => {
    const passage = fc.oneof(
      fc
        .array(fc.constantFrom('@key', ' ', '[', ']', '[^1]', '^', '[@a]', '\n', 'x', '中', '\\', '`'), {
          minLength: 1,
        })
        .map((all) => all.join('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(passage, (shown) => {
        fc.pre(shown.trim() !== '' && !shown.includes('\0') && shown.isWellFormed());
        const [file] = exported([{ shown, note: '[^bs-n1]: mine' }], { template: 'pandoc' });
        const tree = read(file?.text ?? '') as Node;
        const [quote] = ofType(tree, 'blockquote');
        expect(quote && ofType(quote, 'footnoteReference').length).toBe(1);
        const lines = (file?.text ?? '').split('\n').filter((line) => line.startsWith('>'));
        expect(lines.join('\n')).not.toMatch(/(?<!\\)@/u);
      }),
      { numRuns: 150 },
    );
  });

  it('brings its references up to date, and adds to those that a person has changed', () => {
    const before = exported([{}], { template: 'pandoc' })[1]?.text ?? '';
    const after =
      renderMarkdown(
        { kind: 'issue', issueId: issue.id },
        inputOf([
          { issue, annotations: [anchored(annotationOf(), 10), anchored(annotationOf({ id: 'n2' }), 150)] },
        ]),
        { ...defaultExportOptions, template: 'pandoc' },
      )[1]?.text ?? '';
    expect(mergeBibliography(before, after)).toEqual({ ok: true, text: after });
    const mine = before
      .replace('title = {{新桥通车}}', 'title = {{新橋通車}}')
      .concat('\n@book{mine,\n  title = {Mine},\n}\n');
    expect(mine).not.toBe(before);
    const merge = mergeBibliography(mine, after);
    expect(merge.ok && merge.text.startsWith(mine)).toBe(true);
    const keys = new Cite(merge.ok ? merge.text : '').data.map((entry) => entry['citation-key']);
    expect(keys).toEqual(['甲乙20210501新桥通车', 'mine', '云溪日报20210501旧桥拆除']);
    expect(merge.ok && mergeBibliography(merge.text, after)).toEqual(merge);
    expect(mergeBibliography('@book{mine}\n', after)).toEqual({ ok: false, reason: 'notOurs' });
  });
});
