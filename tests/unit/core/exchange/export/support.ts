import { type ExportInput, preferredInput } from '#core/exchange/export/exportInput.ts';
import type { AnchoredAnnotation, Annotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { citer } from '../../../../support/citer.ts';

const nothing = {
  masthead: { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: [] },
  imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
};

/** An invented issue with two articles on two pages: code points 0–100 and 100–200. */
export function issueOf(changes: Partial<Issue> = {}): Issue {
  return {
    id: '2021-05-01-0a1b2c3d4e',
    source: {
      path: '2021/05-01.txt',
      format: 'text',
      encoding: 'utf-8',
      size: 1,
      contentHash: '',
      normalForm: 'NFC',
    },
    publication: '云溪日报',
    date: '2021-05-01',
    edition: null,
    issueNumber: '321',
    pageCount: 2,
    language: 'zh-Hans',
    ...nothing,
    pages: [
      { number: 1, name: null, start: 0, end: 100 },
      { number: 2, name: null, start: 100, end: 200 },
    ],
    articles: [
      articleOf('a-1', '新桥通车', 0, 100, [{ name: '甲乙', role: '记者', start: 0, end: 1 }]),
      articleOf('a-2', '旧桥拆除', 100, 200, []),
    ],
    notices: [],
    text: '',
    dropped: [],
    warnings: [],
    ...changes,
  };
}

export function articleOf(
  id: string,
  headline: string,
  start: number,
  end: number,
  bylines: Article['bylines'],
): Article {
  return {
    id,
    headline: plainFlow(headline),
    kicker: null,
    deck: null,
    bylineLine: null,
    bylines,
    creditLine: null,
    page: null,
    section: null,
    paragraphs: [],
    continuedOn: null,
    continuedFrom: null,
    continuationMarks: [],
    confidence: 1,
    decisions: [],
    start,
    end,
  };
}

/** An invented annotation; `shown` is the passage it is made on. */
export function annotationOf(changes: Partial<Annotation> & { shown?: string } = {}): Annotation {
  const { shown = '大桥今日通车', ...rest } = changes;
  return {
    id: 'n1',
    issueId: '2021-05-01-0a1b2c3d4e',
    target: {
      quote: { type: 'TextQuoteSelector', exact: shown, prefix: '前', suffix: '后' },
      position: { type: 'TextPositionSelector', start: 10, end: 16 },
      shown,
      headline: '新桥通车',
    },
    colour: 'yellow',
    note: '',
    tags: [],
    created: '2024-01-02T03:04:05.000Z',
    modified: '2024-01-02T03:04:05.000Z',
    ...rest,
  };
}

export function anchored(annotation: Annotation, start: number | null): AnchoredAnnotation {
  return {
    annotation,
    anchor: start === null ? null : { start, end: start + 1, method: 'position' },
  };
}

/** What an export of some issues is made from, with the preferences that a person starts with. */
export function inputOf(issues: ExportInput['issues'], changes: Partial<ExportInput> = {}): ExportInput {
  return {
    ...preferredInput(defaultSettings, ['en']),
    issues,
    linkTo: (issueId, annotationId) => `broadsheet://issue/${issueId}?annotation=${annotationId}`,
    citer,
    ...changes,
  };
}
