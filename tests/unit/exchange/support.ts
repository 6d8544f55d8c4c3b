import type { AnnotatedSource } from '#core/exchange/sources.ts';
import type { Annotation } from '#shared/model/annotation.ts';

/** An invented issue. */
export function sourceOf(changes: Partial<AnnotatedSource> = {}): AnnotatedSource {
  return {
    id: '2021-05-01-0a1b2c3d4e',
    publication: '云溪日报',
    date: '2021-05-01',
    edition: null,
    issueNumber: '321',
    language: 'zh-Hans',
    source: { path: '2021/05-01.txt' },
    ...changes,
  };
}

export function annotationOf(changes: Partial<Annotation> & { readonly shown?: string } = {}): Annotation {
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
