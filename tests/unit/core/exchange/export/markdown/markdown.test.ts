import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { reference } from '#core/exchange/citation/reference.ts';
import type { ExportInput } from '#core/exchange/export/exportInput.ts';
import { blockId } from '#core/exchange/export/markdown/document.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { defaultExportOptions, type ExportOptions } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import { writtenTag } from '#shared/text/exportTags.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { anchored, annotationOf, inputOf, issueOf } from '../support.ts';

const plain = defaultExportOptions;
const issueScope: ExportScope = { kind: 'issue', issueId: issueOf().id };

function input(annotations: readonly AnchoredAnnotation[], issue: Issue = issueOf()): ExportInput {
  return inputOf([{ issue, annotations }]);
}

function render(
  annotations: readonly AnchoredAnnotation[],
  options: ExportOptions = plain,
  issue = issueOf(),
): string {
  const [file] = renderMarkdown({ kind: 'issue', issueId: issue.id }, input(annotations, issue), options);
  if (!file) throw new Error('Nothing was rendered.');
  return file.text;
}

type Node = ReturnType<typeof fromMarkdown>['children'][number];

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** Reads an exported file again: front matter, and the nodes of each block by its key. */
function read(text: string) {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  const blocks = new Map<string, Node[]>();
  let key: string | null = null;
  for (const node of fromMarkdown(body).children) {
    const fence = node.type === 'definition' ? /^broadsheet (begin|end) (\S+)/u.exec(node.title ?? '') : null;
    if (fence) {
      key = fence[1] === 'begin' ? (fence[2] ?? '') : null;
      if (key !== null) blocks.set(key, []);
    } else if (key !== null) blocks.get(key)?.push(node);
  }
  return { frontMatter: parseYaml(yaml) as Record<string, unknown>, blocks };
}

/** One item's parts, as the form of the file says: quote, id, citation, note, tags. */
function readItem(text: string, id: string, hasTags: boolean) {
  const nodes = read(text).blocks.get(`note:${encodeURIComponent(id)}`) ?? [];
  const [quote, anchor, source, ...rest] = nodes;
  const tagNode = hasTags ? rest.pop() : undefined;
  const tags =
    tagNode?.type === 'paragraph'
      ? tagNode.children.flatMap((child) =>
          child.type === 'inlineCode'
            ? [child.value]
            : textOf(child)
                .split(' ')
                .filter((part) => part !== '')
                .map((part) => part.replace(/^#/u, '')),
        )
      : [];
  return {
    passage: quote?.type === 'blockquote' ? quote.children.map(textOf).join('\n') : null,
    anchor: anchor && textOf(anchor),
    citation: source && textOf(source),
    note: rest,
    tags,
  };
}

describe('the form of an exported issue', () => {
  const bridge = anchored(
    annotationOf({ note: 'Compare *1998*.', tags: ['桥梁', 'public works', '2021'] }),
    10,
  );

  it('has its front matter in order, without what is not known', () => {
    const { frontMatter } = read(render([bridge]));
    expect(Object.entries(frontMatter)).toEqual([
      ['title', '云溪日报 2021-05-01'],
      ['aliases', ['云溪日报 321']],
      ['tags', ['桥梁', 'public-works', 'y2021']],
      ['date', '2021-05-01'],
      ['publication', '云溪日报'],
      ['issue', '321'],
      ['page', 1],
      ['author', ['甲乙']],
      ['citekey', '云溪日报20210501'],
      ['source', '2021/05-01.txt'],
    ]);
    const bare = issueOf({ publication: null, date: null, issueNumber: null, articles: [], pages: [] });
    expect(Object.keys(read(render([anchored(annotationOf(), 1)], plain, bare)).frontMatter)).toEqual([
      'title',
      'citekey',
      'source',
    ]);
  });

  it('gives each item its passage, id, citation with link, note and tags', () => {
    const [file] = renderMarkdown(issueScope, input([bridge]), plain);
    expect(file?.name).toBe('云溪日报 2021-05-01.md');
    const text = file?.text ?? '';
    expect(text).toContain('\n## 新桥通车\n');
    expect(text).toContain(
      [
        '> 大桥今日通车',
        '^n1',
        '甲乙. 新桥通车[N]. 云溪日报，2021-05-01（1）. [Broadsheet](broadsheet://issue/2021-05-01-0a1b2c3d4e?annotation=n1)',
        'Compare *1998*.',
        '#桥梁 #public-works #y2021',
      ].join('\n\n'),
    );
  });

  it('groups by article in text order, orphans last in a section of their own', () => {
    const text = render([
      anchored(annotationOf({ id: 'lost', shown: '不见了的话' }), null),
      anchored(annotationOf({ id: 'late' }), 150),
      anchored(annotationOf({ id: 'early' }), 20),
      anchored(annotationOf({ id: 'later' }), 30),
    ]);
    expect([...read(text).blocks.keys()]).toEqual([
      'title',
      'article:a-1',
      'note:early',
      'note:later',
      'article:a-2',
      'note:late',
      'orphans',
      'note:lost',
    ]);
    expect(text).toContain('## 失位批注');
    expect(readItem(text, 'lost', false).passage).toBe('不见了的话');
  });

  it('leaves the quotes out on request, with ids and citations kept', () => {
    const text = render([bridge], { ...plain, withoutQuotes: true });
    expect(text).not.toContain('大桥今日通车');
    expect(text).toMatch(/\[Broadsheet\]\(\S+\) \^n1\n/u);
  });

  it('exports an article, a selection and a library', () => {
    const annotations = [anchored(annotationOf({ id: 'x' }), 20), anchored(annotationOf({ id: 'y' }), 150)];
    const issue = issueOf();
    const other = issueOf({ id: 'b', date: '2021-05-02' });
    const silent = issueOf({ id: 'c', date: '2021-05-03' });
    const keys = (scope: ExportScope) =>
      renderMarkdown(scope, input(annotations), plain).map((file) => [
        file.name,
        [...read(file.text).blocks.keys()].filter((key) => key.startsWith('note:')),
      ]);
    expect(keys({ kind: 'article', issueId: issue.id, articleId: 'a-2' })).toEqual([
      ['云溪日报 2021-05-01 旧桥拆除.md', ['note:y']],
    ]);
    expect(keys({ kind: 'annotations', issueId: issue.id, annotationIds: ['x'] })).toEqual([
      ['云溪日报 2021-05-01 选摘.md', ['note:x']],
    ]);
    expect(keys({ kind: 'article', issueId: issue.id, articleId: 'none' })).toEqual([]);
    const library: ExportInput = {
      ...input([]),
      issues: [
        { issue: other, annotations },
        { issue, annotations },
        { issue: silent, annotations: [] },
      ],
    };
    const wiki = renderMarkdown({ kind: 'library' }, library, { ...plain, links: 'wiki' });
    expect(wiki.map((file) => file.name)).toEqual([
      '云溪日报 2021-05-02.md',
      '云溪日报 2021-05-01.md',
      'Broadsheet.md',
    ]);
    expect(wiki[2]?.text).toContain('- [[云溪日报 2021-05-01]] (2)\n- [[云溪日报 2021-05-02]] (2)');
    const links = renderMarkdown({ kind: 'library' }, library, plain)[2]?.text ?? '';
    expect(links).toContain('- [云溪日报 2021-05-01](<云溪日报 2021-05-01.md>) (2)');
  });

  it('names two issues of a day apart, whatever their capitals', () => {
    const issues = ['a', 'b', 'c'].map((id) => ({
      issue: issueOf({ id, publication: id === 'b' ? 'THE VALE' : 'The Vale' }),
      annotations: [anchored(annotationOf(), 1)],
    }));
    const files = renderMarkdown({ kind: 'library' }, { ...input([]), issues }, plain);
    expect(files.map((file) => file.name)).toEqual([
      'The Vale 2021-05-01.md',
      'THE VALE 2021-05-01 (2).md',
      'The Vale 2021-05-01 (3).md',
      'Broadsheet.md',
    ]);
  });

  it('makes block ids of ASCII letters, digits and hyphens, and tells ids apart', () => {
    expect(blockId('V1StGXR8-Z5jdHi6B')).toBe('V1StGXR8-Z5jdHi6B');
    expect(blockId('a_b')).toMatch(/^[A-Za-z0-9-]+$/u);
    expect(blockId('a_b')).not.toBe(blockId('a.b'));
  });
});

// Text that tries to be something else: Markdown, Obsidian, HTML, fences, spaces, other scripts.
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...[
            '*',
            '_',
            '#',
            '#a',
            '|',
            '`',
            '```',
            '~~',
            '==',
            '%%',
            '$',
            '\\',
            '[',
            ']',
            '[[a]]',
            '(',
            ')',
            '<b>',
            '</b>',
            '<!--',
            '-->',
            '&amp;',
            '!',
            '![',
            '^x',
            '- ',
            '1. ',
            '> ',
            '---',
            '===',
            '\t',
            ' ',
            '  ',
            '\n',
            '\n\n',
            '    ',
            '[a]: b',
            '[//]',
            '[^1]',
            'http://a.b',
            '中',
            '𠮷',
            '　',
            'x',
          ],
        ),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '[//]: # (broadsheet end note:n1)',
    '```\n[//]: # (broadsheet end note:n1)\n```',
    '```\nnever closed',
    '<script>alert(1)</script>',
    '<div>\n\n*text*',
    '[a]: http://x.example "t"\n\n[a] and [b]',
    '- [ ] open\n- [x] done',
  ),
);
/** What Markdown cannot hold at all: U+0000, and halves of pairs. */
const sayable = (text: string) => text.isWellFormed() && !text.includes('\0');
/** Markdown knows one kind of line end. */
const oneLineEnd = (text: string) => text.replace(/\r\n?/gu, '\n');

describe('any text survives', () => {
  it('in passages', () => {
    fc.assert(
      fc.property(hostile.filter(sayable), (shown) => {
        fc.pre(shown.trim() !== '');
        const text = render([anchored(annotationOf({ shown }), 10)]);
        const expected = oneLineEnd(shown)
          .split('\n')
          .filter((line) => line.trim() !== '')
          .join('\n');
        expect(readItem(text, 'n1', false).passage).toBe(expected);
        expect(readItem(text, 'n1', false).anchor).toBe('^n1');
      }),
      { numRuns: 600 },
    );
  });

  it('in headlines, publications and dates', () => {
    fc.assert(
      fc.property(hostile.filter(sayable), (name) => {
        fc.pre(name.trim() !== '');
        const issue = issueOf({ publication: name, issueNumber: name, articles: [] });
        const text = render([anchored(annotationOf(), 10)], plain, issue);
        const { frontMatter, blocks } = read(text);
        expect(frontMatter.publication).toBe(name);
        expect(frontMatter.issue).toBe(name);
        const heading = blocks.get('issue')?.[0];
        expect(heading?.type).toBe('heading');
        expect(heading && textOf(heading)).toBe(name.replace(/\s+/gu, ' ').trim());
      }),
      { numRuns: 300 },
    );
  });

  it('in citations', () => {
    fc.assert(
      fc.property(hostile.filter(sayable), (headline) => {
        const [article] = issueOf().articles;
        fc.pre(headline.trim() !== '' && article !== undefined);
        const issue = issueOf({ articles: article ? [{ ...article, headline: plainFlow(headline) }] : [] });
        const given = input([anchored(annotationOf(), 10)], issue);
        const printed = given.citer.cite(reference(issue, issue.articles[0] ?? null, 1, ''), 'gb7714-2025');
        const [file] = renderMarkdown(issueScope, given, plain);
        expect(readItem(file?.text ?? '', 'n1', false).citation).toBe(`${printed} Broadsheet`);
        // The style may set other quotation marks and spaces, never other words.
        expect(letters(printed)).toContain(letters(headline));
      }),
      { numRuns: 300 },
    );
  });

  it('in tags', () => {
    const tag = hostile.filter(sayable).map((text) => text.replace(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(
        fc.array(
          tag.filter((text) => text !== ''),
          { minLength: 1, maxLength: 4 },
        ),
        (tags) => {
          const text = render([anchored(annotationOf({ tags, note: 'a note' }), 10)]);
          const written = tags.map((tag) => writtenTag(tag, 'obsidian', 'hyphen') ?? tag);
          expect(readItem(text, 'n1', true).tags).toEqual([...new Set(written)]);
          const listed = tags.flatMap((tag) => writtenTag(tag, 'obsidian', 'hyphen') ?? []);
          expect(read(text).frontMatter.tags ?? []).toEqual([...new Set(listed)]);
        },
      ),
      { numRuns: 300, examples: [[['0*_ _*A', '[//]: # (broadsheet end note:n1)']]] },
    );
  });

  it('is the same text every time, and merges into itself', () => {
    fc.assert(
      fc.property(hostile, hostile, (note, shown) => {
        const annotations = [anchored(annotationOf({ note, shown }), 10)];
        const text = render(annotations);
        expect(render(annotations)).toBe(text);
        expect(mergeGenerated(text, text, 'remove')).toEqual({ ok: true, text });
      }),
    );
  });
});

/** Letters and digits only: what is left of a text when its marks are set aside. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
