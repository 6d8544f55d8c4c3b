import { describe, expect, it } from 'vitest';
import { preferredInput } from '#core/exchange/export/exportInput.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { defaultExportOptions, type ExportOptions, usualGrouping } from '#shared/model/exportOptions.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { anchored, annotationOf, inputOf, issueOf } from './support.ts';

const first = issueOf();
const second = issueOf({ id: 'b', date: '2021-05-02' });
const input = inputOf([
  {
    issue: first,
    annotations: [
      anchored(annotationOf({ id: 'x', tags: ['桥', '水'], colour: 'red' }), 20),
      anchored(annotationOf({ id: 'y', tags: ['桥'] }), 150),
      anchored(annotationOf({ id: 'z' }), null),
    ],
  },
  { issue: second, annotations: [anchored(annotationOf({ id: 'w', tags: ['水'] }), 10)] },
]);

function files(scope: ExportScope, options: Partial<ExportOptions>, given = input) {
  return renderExport(scope, given, { ...defaultExportOptions, ...options });
}

/** A file's name and the keys of its blocks. */
const outline = (scope: ExportScope, options: Partial<ExportOptions>) =>
  files(scope, options).map(({ name, text }) => [
    name,
    ...[...text.matchAll(/\(broadsheet begin (\S+) /gu)]
      .map(([, key]) => key)
      .filter((key) => key !== 'title'),
  ]);

const library: ExportScope = { kind: 'library' };

describe('what one file is for', () => {
  it('an article', () => {
    expect(outline(library, { per: 'article' })).toEqual([
      ['云溪日报 2021-05-01 新桥通车.md', 'article:a-1', 'note:x'],
      ['云溪日报 2021-05-01 旧桥拆除.md', 'article:a-2', 'note:y'],
      ['云溪日报 2021-05-01 其他.md', 'orphans', 'note:z'],
      ['云溪日报 2021-05-02 新桥通车.md', 'article:a-1', 'note:w'],
    ]);
  });

  it('a tag, over all issues, with the issues as headings', () => {
    const issue = `issue:${first.id}`;
    expect(outline(library, { per: 'tag' })).toEqual([
      ['桥.md', 'article:a-1', 'note:x', 'article:a-2', 'note:y'],
      ['水.md', issue, `article:${first.id}/a-1`, 'note:x', 'issue:b', 'article:b/a-1', 'note:w'],
      ['无标签.md', 'orphans', 'note:z'],
    ]);
    expect(outline({ kind: 'tag', tag: '水' }, { per: 'library' })).toEqual([
      ['水.md', issue, `article:${first.id}/a-1`, 'note:x', 'issue:b', 'article:b/a-1', 'note:w'],
    ]);
  });

  it('annotations that were chosen in several issues', () => {
    const chosen: ExportScope = {
      kind: 'selection',
      annotations: [
        { issueId: 'b', annotationIds: ['w'] },
        { issueId: first.id, annotationIds: ['z', 'x', 'gone'] },
      ],
    };
    expect(outline(chosen, { per: 'issue' })).toEqual([
      ['云溪日报 2021-05-01 选摘.md', 'article:a-1', 'note:x', 'orphans', 'note:z'],
      ['云溪日报 2021-05-02 选摘.md', 'article:a-1', 'note:w'],
    ]);
    const [file, ...others] = outline(chosen, { per: 'library' });
    expect(others).toEqual([]);
    expect(file?.[0]).toBe('选摘.md');
    expect(file).toEqual(expect.arrayContaining(['note:x', 'note:z', 'note:w']));
    expect(file).not.toContain('note:y');
  });

  it('everything', () => {
    const [file, ...others] = files(library, { per: 'library' });
    expect(others).toEqual([]);
    expect(file?.name).toBe('批注汇编.md');
    expect(file?.text).toMatch(/\n## 云溪日报 2021-05-01\n[\s\S]*\n### 新桥通车\n/u);
  });

  it('the same thing has the same key from every scope, and different things have different ones', () => {
    const keys = (scope: ExportScope, options: Partial<ExportOptions>) =>
      files(scope, options).map(({ text }) => /\(broadsheet begin \S+ (\S+) /u.exec(text)?.[1]);
    const article: ExportScope = { kind: 'article', issueId: first.id, articleId: 'a-1' };
    expect(keys(article, {})).toEqual([keys(library, { per: 'article' })[0]]);
    const ofIssue = keys({ kind: 'issue', issueId: first.id }, { per: 'tag' });
    expect(ofIssue).toContain(keys({ kind: 'tag', tag: '水' }, {})[0]);
    const all = [
      ...keys(library, {}),
      ...keys(library, { per: 'article' }),
      ...keys(library, { per: 'tag' }),
      ...keys(library, { per: 'library' }),
      ...keys({ kind: 'tag', tag: '水' }, {}),
      ...keys({ kind: 'annotations', issueId: first.id, annotationIds: ['x'] }, {}),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('colours', () => {
  it('are headings in the order of the palette, with the person’s names', () => {
    const named = {
      ...input,
      ...preferredInput({ ...defaultSettings, colourNames: { red: '存疑' } }, ['zh']),
    };
    const [file] = files({ kind: 'issue', issueId: first.id }, { colours: 'headings' }, named);
    const headings = [...(file?.text ?? '').matchAll(/^## (.*)$/gmu)].map(([, title]) => title);
    expect(headings).toEqual(['黄', '存疑', '失位批注']);
  });

  it('are tags of the items and of the file', () => {
    const named = {
      ...input,
      ...preferredInput({ ...defaultSettings, colourNames: { red: 'Key claim' } }, []),
    };
    const [file] = files({ kind: 'issue', issueId: first.id }, { colours: 'tags' }, named);
    expect(file?.text).toContain('#桥 #水 #Key-claim');
    expect(file?.text).toContain('  - Key-claim\n');
  });
});

describe('references', () => {
  it('name every article once, with keys that Markdown has too', () => {
    const [ris] = files(library, { format: 'ris', per: 'library' });
    expect(ris?.name).toBe('批注汇编.ris');
    expect(ris?.text.match(/^ID.*$/gmu)).toEqual(
      [
        'ID  - 甲乙20210501新桥通车\r',
        'ID  - 云溪日报20210501旧桥拆除\r',
        'ID  - 云溪日报20210501\r',
        'ID  - 甲乙20210502新桥通车\r',
      ].map((line) => line.trimEnd()),
    );
    const [json] = files(library, { format: 'csl-json', per: 'library' });
    expect(JSON.parse(json?.text ?? '')).toHaveLength(4);
    expect(files(library, { format: 'biblatex' }).map(({ name }) => name)).toEqual([
      '云溪日报 2021-05-01.bib',
      '云溪日报 2021-05-02.bib',
    ]);
  });

  it('are printed in the style of the settings', () => {
    const scope: ExportScope = { kind: 'issue', issueId: second.id };
    expect(files(scope, { format: 'bibliography' })[0]?.text).toBe(
      '[1] 甲乙. 新桥通车[N]. 云溪日报，2021-05-02.\n',
    );
    const mla = files(scope, { format: 'bibliography' }, { ...input, citationStyle: 'mla' });
    expect(mla[0]?.text).toContain('2 May 2021');
  });

  it('are there for an article that nothing is marked in; other formats have nothing to say', () => {
    const bare = inputOf([{ issue: first, annotations: [] }]);
    const scope: ExportScope = { kind: 'article', issueId: first.id, articleId: 'a-2' };
    expect(files(scope, { format: 'ris' }, bare)[0]?.text).toContain('TI  - 旧桥拆除');
    expect(() => files(scope, {}, bare)).toThrow(expect.objectContaining({ code: 'nothingToExport' }));
  });
});

it('a month stands for a date without a day in every file that names one, and orders issues', () => {
  const undated = issueOf({
    date: null,
    masthead: { ...first.masthead, dateText: 'June 1913' },
    text: '大桥今日通车'.repeat(40),
  });
  const marks = input.issues[0]?.annotations ?? [];
  const scope: ExportScope = { kind: 'issue', issueId: first.id };
  const given = inputOf([{ issue: undated, annotations: marks }]);
  const [markdown] = files(scope, {}, given);
  expect(markdown?.name).toBe('云溪日报 1913-06.md');
  expect(markdown?.text).toContain('\ndate: 1913-06\n');
  expect(files(scope, { format: 'issue-tei' }, given)[0]?.text).toContain(
    '<date when="1913-06">1913-06</date>',
  );
  expect(files(scope, { format: 'biblatex' }, given)[0]?.text).toContain('date = {1913-06}');
  const later = { issue: issueOf({ id: 'c', date: '1913-05-30' }), annotations: marks };
  const [contents] = files(library, {}, inputOf([...given.issues, later])).filter(({ text }) =>
    text.includes('broadsheet begin contents'),
  );
  expect(contents?.text.match(/1913-\d\d/gu)).toEqual(expect.arrayContaining(['1913-05', '1913-06']));
  expect(contents?.text.indexOf('1913-05')).toBeLessThan(contents?.text.indexOf('1913-06') ?? 0);
});

it('a text that was taken for a headline is cut wherever it is cited', () => {
  const endless = '没有完的标题'.repeat(900);
  const [article] = first.articles;
  if (!article?.headline) throw new Error('The article has a headline.');
  const long = issueOf({
    articles: [{ ...article, headline: { ...article.headline, text: endless } }, ...first.articles.slice(1)],
  });
  const given = inputOf([{ issue: long, annotations: input.issues[0]?.annotations ?? [] }]);
  for (const format of ['ris', 'biblatex', 'csl-json', 'bibliography'] as const) {
    for (const { text } of files(library, { format }, given))
      expect(text).not.toContain(endless.slice(0, 301));
  }
  const [{ text } = { text: '' }] = files(library, {}, given);
  // The heading is the paper's own; what cites it is short.
  expect(text.split('\n').filter((line) => line.includes(endless.slice(0, 301)))).toHaveLength(1);
});

describe('references for other programs', () => {
  it('are in one file with tags, notes and a link, and a month stands for a date without a day', () => {
    const undated = issueOf({
      date: null,
      masthead: { ...first.masthead, dateText: 'June 1913' },
    });
    const given = inputOf([{ issue: undated, annotations: input.issues[0]?.annotations ?? [] }]);
    const [ris] = files(
      { kind: 'issue', issueId: first.id },
      { format: 'ris', per: usualGrouping('ris') },
      given,
    );
    expect(ris?.name).toBe('云溪日报 1913-06.ris');
    expect(ris?.text).toContain('DA  - 1913/06//');
    expect(ris?.text.match(/^KW {2}- .*$/gmu)).toEqual(['KW  - 桥', 'KW  - 水', 'KW  - 桥']);
    expect(ris?.text).toContain('UR  - broadsheet://issue/');
    const all = files(library, { format: 'csl-json', per: usualGrouping('csl-json') });
    expect(all).toHaveLength(1);
    expect(JSON.parse(all[0]?.text ?? '')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ keyword: '桥, 水', note: '“大桥今日通车”', issue: '321' }),
      ]),
    );
  });
});

it('says of an issue without text that it has none, not that nothing is marked', () => {
  const scan = inputOf([{ issue: issueOf({ text: '' }), annotations: [] }]);
  const scope: ExportScope = { kind: 'issue', issueId: first.id };
  expect(() => files(scope, { format: 'issue-text' }, scan)).toThrow(/no text to export/u);
  expect(() => files(scope, { format: 'csv' }, scan)).toThrow(/no annotation/u);
});
