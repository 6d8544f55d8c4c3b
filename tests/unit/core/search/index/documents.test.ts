import { describe, expect, it } from 'vitest';
import { documentsOfIssue, documentsOfNotes } from '#core/search/index/documents.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { anchored, annotationOf, issueOf } from '../../exchange/export/support.ts';
import { newEngine, request } from '../support.ts';

const part = (field: 'title' | 'hotline', text: string, start: number) => ({
  field,
  value: text,
  text,
  start,
  end: start + text.length,
  pieces: [{ start, end: start + text.length, glue: '' as const }],
});

function paper() {
  const issue = issueOf();
  const [first, second] = issue.articles;
  if (!first || !second) throw new Error('The invented issue has two articles.');
  return issueOf({
    masthead: { ...issue.masthead, parts: [part('title', '云溪日报', 40)] },
    imprint: { ...issue.imprint, parts: [part('hotline', '热线 123', 3)] },
    articles: [
      {
        ...first,
        kicker: plainFlow('引题'),
        deck: plainFlow('副题'),
        bylineLine: plainFlow('记者 甲乙'),
        paragraphs: [{ ...plainFlow('第一段。'), kind: 'body' }],
        continuationMarks: [plainFlow('下转第2版')],
      },
      second,
    ],
    notices: [{ ...plainFlow('公益广告'), id: 'n-1', kind: 'slogan', page: 2 }],
  });
}

describe('the documents of an issue', () => {
  it('hold all of its text, masthead and imprint as one, in the order of the paper', () => {
    expect(
      documentsOfIssue(paper()).map(({ kind, articleId, headline, fields }) => ({
        kind,
        articleId,
        headline,
        fields: fields.map(({ name, flow }) => `${name}: ${flow.text}`),
      })),
    ).toEqual([
      { kind: 'notice', articleId: null, headline: null, fields: ['body: 热线 123', 'body: 云溪日报'] },
      {
        kind: 'article',
        articleId: 'a-1',
        headline: '新桥通车',
        fields: [
          'kicker: 引题',
          'headline: 新桥通车',
          'deck: 副题',
          'byline: 记者 甲乙',
          'body: 第一段。',
          'body: 下转第2版',
        ],
      },
      { kind: 'article', articleId: 'a-2', headline: '旧桥拆除', fields: ['headline: 旧桥拆除'] },
      { kind: 'notice', articleId: null, headline: null, fields: ['body: 公益广告'] },
    ]);
  });

  it('give hits that name the paper, the date and the article, with the headline marked', async () => {
    const issue = paper();
    const engine = newEngine();
    await engine.put(issue.id, 'text', '1', documentsOfIssue(issue));
    const { hits } = await engine.search(request('新桥'));
    expect(hits[0]).toMatchObject({
      kind: 'article',
      issueId: issue.id,
      articleId: 'a-1',
      publication: '云溪日报',
      date: '2021-05-01',
      issueNumber: '321',
      headline: '新桥通车',
      headlineSnippet: { text: '新桥通车', matches: [{ start: 0, end: 2 }] },
      snippets: [],
    });
  });
});

describe('the documents of notes', () => {
  it('hold note, tags and quote, and the place of the passage; an orphan has none', async () => {
    const issue = issueOf();
    const documents = documentsOfNotes(issue, [
      anchored(annotationOf({ id: 'placed', note: '比较旧桥', tags: ['桥梁'] }), 10),
      anchored(annotationOf({ id: 'lost', note: '比较旧桥', tags: ['道路'] }), null),
    ]);
    const engine = newEngine();
    await engine.put(issue.id, 'notes', '1', documents);
    const { hits } = await engine.search(request('比较'));
    expect(hits.map((hit) => [hit.annotationId, hit.headline, hit.matches])).toEqual([
      ['placed', '新桥通车', [{ start: 10, end: 11 }]],
      ['lost', '新桥通车', []],
    ]);
    expect(hits.map((hit) => hit.colour)).toEqual(['yellow', 'yellow']);
    expect(hits[0]?.snippets).toEqual([{ text: '比较旧桥', matches: [{ start: 0, end: 2 }] }]);
    expect((await engine.search(request('桥梁'))).total).toBe(1);
    expect((await engine.search(request('今日通车'))).total).toBe(2);
  });
});
