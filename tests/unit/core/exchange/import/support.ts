import type { AnnotatedSource } from '#core/exchange/annotationFiles/sources.ts';

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
