import { describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/model/search.ts';
import { contextLines } from '#shared/text/contextLines.ts';
import { sortContexts } from '../../../../../src-renderer/state/search/contexts.ts';
import { searchHit } from '../../../core/search/searchHit.ts';

const hit = (text: string, word: string): SearchHit => {
  const start = Array.from(text.slice(0, text.indexOf(word))).length;
  const span = { start, end: start + Array.from(word).length };
  return searchHit({
    snippets: [{ text, matches: [span] }],
    matches: [{ start: span.start + 100, end: span.end + 100 }],
  });
};
const sorted = (texts: readonly string[], word: string, sort: 'left' | 'right', language: string) =>
  sortContexts(contextLines(texts.map((text) => hit(text, word))), sort, language).map(
    ({ before, match, after }) => before + match + after,
  );

describe('matches in context', () => {
  it('tell what stands beside them and where they are', () => {
    const [line] = contextLines([hit('𠮷的旧\n大桥通车', '大桥')]);
    expect(line).toMatchObject({ before: '𠮷的旧 ', match: '大桥', after: '通车', start: 104 });
  });

  it('are sorted by the words to the right, and to the left from the match outwards', () => {
    const texts = ['the long bridge was opened', 'a “new bridge” closed', 'the new bridge — and after'];
    expect(sorted(texts, 'bridge', 'right', 'en')).toEqual([texts[2], texts[1], texts[0]]);
    expect(sorted(texts, 'bridge', 'left', 'en')).toEqual([texts[0], texts[1], texts[2]]);
  });

  it('are sorted character by character in Chinese, which has no spaces', () => {
    const texts = ['我爱长大桥', '他在新大桥', '他爱长大桥'];
    expect(sorted(texts, '大桥', 'left', 'zh-CN')).toEqual(['他在新大桥', '他爱长大桥', '我爱长大桥']);
  });
});
