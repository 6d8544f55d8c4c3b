import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import type { ExportedCollection, ExportedMember } from '#core/exchange/export/exportedCollection.ts';
import { placed } from '#core/exchange/export/exportItem.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { mergeGenerated } from '#core/exchange/export/markdown/merge.ts';
import type { StoredLink } from '#core/kept/links/links.ts';
import { defaultExportOptions, type ExportFormatId } from '#shared/model/exportOptions.ts';
import { anchored, annotationOf, inputOf, issueOf } from './support.ts';

const issue = issueOf();
const remembered = { headline: '旧闻', text: '当年的话', publication: '云溪日报', date: '1999-01-01' };
const marked = anchored(annotationOf({ note: '记一笔' }), 10);

const member = (part: Partial<ExportedMember> & { readonly key: string }): ExportedMember => ({
  note: '',
  remembered,
  issue: null,
  article: null,
  item: null,
  ...part,
});
const collection: ExportedCollection = {
  id: 'c1',
  name: '两座桥',
  note: '新桥与旧桥。',
  members: [
    member({ key: 'article:x/a-2', issue, article: issue.articles[1] ?? null, note: '先看*旧桥*。' }),
    member({ key: 'annotation:n1', issue, article: issue.articles[0] ?? null, item: placed(marked, issue) }),
    member({ key: 'article:y/gone' }),
  ],
};
const scope = { kind: 'collection', collectionId: 'c1' } as const;

function render(format: ExportFormatId, content = collection, links: readonly StoredLink[] = []) {
  const input = inputOf([{ issue, annotations: [marked] }], { collection: content, links });
  const [file] = renderExport(scope, input, { ...defaultExportOptions, format });
  return file ?? { name: '', text: '', mediaType: '' };
}

describe('a collection', () => {
  it('is one Markdown file in its order, with what is said between, and its references at the end', () => {
    const { name, text } = render('markdown');
    expect(name).toBe('两座桥.md');
    const order = [
      '# 两座桥',
      '新桥与旧桥。',
      '## 旧桥拆除',
      '先看*旧桥*。',
      '大桥今日通车',
      '记一笔',
      '## 旧闻',
      '当年的话',
      '## 参考文献',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text.split('## 参考文献')[1]).toContain('旧桥拆除');
    expect(text.split('## 参考文献')[1]).toContain('新桥通车');
    expect(fromMarkdown(text).children.some((node) => node.type === 'html')).toBe(false);
  });

  it('is written again into a file that a person worked in', () => {
    const first = render('markdown').text;
    const edited = first.replace('## 旧桥拆除', 'My own line.\n\n## 旧桥拆除');
    const others = { ...collection, members: collection.members.toReversed(), name: '两座桥' };
    const merged = mergeGenerated(`${edited}\nMy end.\n`, render('markdown', others).text, 'remove');
    if (!merged.ok) throw new Error('The file was not taken for an export of ours.');
    expect(merged.text).toContain('My end.');
    expect(merged.text).toContain('大桥今日通车');
  });

  it('gives every reference format each article once, in its order', () => {
    const csl = JSON.parse(render('csl-json').text) as { title: string }[];
    expect(csl.map(({ title }) => title)).toEqual(['旧桥拆除', '新桥通车']);
    expect(render('ris').text.match(/^TY {2}- NEWS/gmu)).toHaveLength(2);
    expect(render('biblatex').text.match(/^@article/gmu)).toHaveLength(2);
    expect(render('bibliography').text).toContain('旧桥拆除');
  });

  it('gives its annotations as annotations', () => {
    expect(JSON.parse(render('jsonld').text)).toMatchObject({ total: 1 });
    expect(render('csv').text).toContain('大桥今日通车');
  });
});

describe('links between passages', () => {
  const end = (piece: StoredLink['ends'][0]['piece'], headline: string) => ({
    piece,
    remembered: { ...remembered, headline },
  });
  const here = { kind: 'annotation', issueId: issue.id, annotationId: 'n1' } as const;
  const link = (there: StoredLink['ends'][0]['piece']): StoredLink => ({
    id: 'l',
    ends: [end(here, '新桥通车'), end(there, '旧桥|拆除]')],
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
  });
  const second = anchored(annotationOf({ id: 'n2' }), 110);

  it('lead from block to block where both are in the export', () => {
    const input = inputOf([{ issue, annotations: [marked, second] }], {
      links: [link({ kind: 'annotation', issueId: issue.id, annotationId: 'n2' })],
    });
    const [plain] = renderExport({ kind: 'library' }, input, defaultExportOptions);
    expect(plain?.text).toContain('2021-05-01.md#^n2>)');
    expect(plain?.text).toContain('2021-05-01.md#^n1>)');
    const [wiki] = renderExport({ kind: 'library' }, input, { ...defaultExportOptions, links: 'wiki' });
    expect(wiki?.text).toContain('[[云溪日报 2021-05-01#^n2|旧桥 拆除 · 云溪日报 · 1999-01-01]]');
  });

  it('stand at the articles of a collection too', () => {
    const article = { kind: 'article', issueId: 'x', articleId: 'a-2' } as const;
    const { text } = render('markdown', collection, [link(article)]);
    const [, atArticle = '', atNote = ''] = text.split(/^## /mu);
    expect(atArticle).toContain('→ [新桥通车 · 云溪日报 · 1999-01-01](两座桥.md#^n1)');
    expect(atNote).toContain('→ ');
  });

  it('lead into the application where the other end is elsewhere', () => {
    const input = inputOf([{ issue, annotations: [marked] }], {
      links: [link({ kind: 'annotation', issueId: 'elsewhere', annotationId: 'n9' })],
    });
    const [file] = renderExport({ kind: 'library' }, input, defaultExportOptions);
    expect(file?.text).toContain('broadsheet://issue/elsewhere?annotation=n9');
  });
});
