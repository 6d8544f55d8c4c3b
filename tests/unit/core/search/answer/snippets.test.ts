import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesIn, snippetOfEach, snippetsOf } from '#core/search/answer/snippets.ts';
import { createMatcher } from '#core/search/query/matching.ts';
import { parseQuery } from '#core/search/query/query.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import type { Snippet } from '#shared/model/search.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { quoted } from '../support.ts';

const bodies = (texts: readonly string[], query: string) =>
  texts.map((text) => ({
    field: { name: 'body' as const, flow: plainFlow(text) },
    matches: matchesIn(
      text,
      parseQuery(quoted(query)).terms.map((term) => createMatcher(term, undefined)),
      'body',
    ),
  }));
const snippets = (texts: readonly string[], query: string) => snippetsOf(bodies(texts, query));
const marked = (snippet: Snippet) => {
  const points = [...snippet.text];
  return snippet.matches.map(({ start, end }) => points.slice(start, end).join(''));
};

describe('snippets of every match', () => {
  it('tell each match once, however near the next one is', () => {
    const near = `${'东'.repeat(70)}大桥${'南'.repeat(20)}大桥${'西'.repeat(30)}大桥${'北'.repeat(70)}`;
    const found = snippetOfEach(bodies([near, '大桥'], '大桥'));
    expect(found.map(marked)).toEqual([['大桥'], ['大桥'], ['大桥'], ['大桥']]);
    expect(found[1]?.text).toMatch(/^…东+大桥南+大桥西+/u);
  });
});

describe('snippets', () => {
  it('show about 60 Chinese characters around the match', () => {
    const text = `${'前'.repeat(100)}融媒体中心${'后'.repeat(100)}`;
    const [snippet] = snippets([text], '融媒体中心');
    expect(snippet && marked(snippet)).toEqual(['融媒体中心']);
    expect([...(snippet?.text ?? '')].length).toBeGreaterThan(50);
    expect([...(snippet?.text ?? '')].length).toBeLessThan(65);
    expect(snippet?.text).toMatch(/^…前+融媒体中心后+…$/u);
  });

  it('show about 160 Latin letters, cut between words', () => {
    const text = `${'lorem ipsum dolor '.repeat(30)}the mayor said ${'sit amet elit '.repeat(30)}`.trim();
    const [snippet] = snippets([text], 'MAYOR');
    expect(snippet && marked(snippet)).toEqual(['mayor']);
    expect(snippet?.text.length).toBeGreaterThan(120);
    expect(snippet?.text.length).toBeLessThan(170);
    expect(snippet?.text).toMatch(/^…(lorem|ipsum|dolor) /u);
    expect(snippet?.text).toMatch(/ (sit|amet|elit)…$/u);
  });

  it('show a short text whole, without an ellipsis', () => {
    expect(snippets(['The mayor said so.'], 'mayor')).toEqual([
      { text: 'The mayor said so.', matches: [{ start: 4, end: 9 }] },
    ]);
  });

  it('are at most three, those with the most matches, in reading order', () => {
    const far = 'x '.repeat(200);
    const found = snippets([`fire ${far} fire fire ${far} fire`, 'no', 'fire', 'fire fire fire'], 'fire');
    expect(found.map((snippet) => snippet.matches.length)).toEqual([1, 2, 3]);
  });

  it('leave graphemes whole', () => {
    const family = '👨‍👩‍👧‍👦';
    for (let padding = 0; padding < 40; padding++) {
      const text = `${family.repeat(20)}${'x'.repeat(padding)}火${family.repeat(20)}`;
      for (const { text: shown } of snippets([text], '火')) {
        expect(shown.replaceAll('…', '').replaceAll(family, '').replace('火', '')).toMatch(/^x*$/u);
      }
    }
  });

  it('mark exactly what matches, for any text', () => {
    const unit = fc.constantFrom('火', '山', 'a', 'B', ' ', '𠮷', '。', 'é', 'e\u0301');
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 400 }),
        fc.array(unit, { minLength: 1, maxLength: 3 }),
        (text, query) => {
          const phrase = normalText(query.join(''));
          fc.pre(phrase !== '');
          const found = snippets([text.join('')], query.join(''));
          expect(found.length > 0).toBe(normalText(text.join('')).includes(phrase));
          for (const snippet of found) {
            expect(snippet.matches.length).toBeGreaterThan(0);
            for (const mark of marked(snippet)) expect(normalText(mark)).toBe(phrase);
          }
        },
      ),
    );
  });

  it('stay short when the match itself is very long', () => {
    const text = '火'.repeat(5000);
    const [snippet] = snippets([text], text);
    expect([...(snippet?.text ?? '')].length).toBeLessThan(70);
    expect(snippet?.matches).toHaveLength(1);
  });
});
