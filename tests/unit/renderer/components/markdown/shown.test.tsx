import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { makeTranslator } from '#shared/i18n/catalogues.ts';
import { elementsOf, footnotesOf } from '../../../../../src-renderer/components/markdown/elements.tsx';
import { plainAddress, targetOf } from '../../../../../src-renderer/components/markdown/tree/addresses.ts';
import { calloutOf } from '../../../../../src-renderer/components/markdown/tree/callouts.ts';
import { readMarkdown } from '../../../../../src-renderer/components/markdown/tree/readMarkdown.ts';

function html(note: string): string {
  const root = readMarkdown(note);
  if (!root) return 'as written';
  const { t } = makeTranslator('en');
  const shown: ReactNode = elementsOf(root, { note, id: 'n', t, footnotes: footnotesOf(root) });
  return renderToStaticMarkup(shown);
}

describe('a note shown as Markdown', () => {
  test('has emphasis, lists, tasks, tables, struck text and footnotes', () => {
    expect(html('**b** *i* ~~s~~ `c`')).toBe(
      '<p><strong>b</strong> <em>i</em> <del>s</del> <code>c</code></p>',
    );
    expect(html('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(html('- [x] a')).toContain('type="checkbox" disabled=""');
    expect(html('|a|b|\n|-|-:|\n|1|2|')).toContain('<td class="align-right">2</td>');
    const noted = html('a[^x]\n\n[^x]: **why**');
    expect(noted).toContain('role="doc-noteref"');
    expect(noted).toContain('<strong>why</strong>');
  });

  test('stresses Han by dots, and leaves single tildes, dollars and line breaks as they are', () => {
    expect(html('*要紧*')).toBe('<p><em class="dotted">要紧</em></p>');
    expect(html('1998~2000年，3~5版')).toBe('<p>1998~2000年，3~5版</p>');
    expect(html('$5 and $10')).toBe('<p>$5 and $10</p>');
    expect(html('$a_1 * b_2$')).toBe('<p><span class="formula">$a_1 * b_2$</span></p>');
    expect(html('one\ntwo')).toBe('<p>one\ntwo</p>');
  });

  test('makes no HTML, fetches nothing and leads nowhere dangerous', () => {
    for (const note of [
      '<script>alert(1)</script>',
      'a <img src=x onerror=alert(1)> b',
      '<div onclick="x">\n\n**b**\n\n</div>',
      '[a](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) [c](data:text/html,x) [d](file:///etc/passwd)',
      '![p](data:image/svg+xml,<svg/onload=alert(1)>) ![q](javascript:x) ![](vbscript:x)',
      '<javascript:alert(1)>',
      '[a][1]\n\n[1]: javascript:alert(1)',
    ]) {
      const shown = html(note);
      expect(shown).not.toMatch(/<(?:script|img|div|iframe|svg|[^>]*(?:href|src|on\w+)=)/i);
    }
    expect(targetOf('javascript:alert(1)')).toBeNull();
    expect(targetOf(' \u0001javascript:alert(1)')).toBeNull();
    expect(targetOf('//example.com')).toBeNull();
    expect(targetOf('https://example.com/')).toEqual({ kind: 'outside', address: 'https://example.com/' });
    expect(targetOf('broadsheet://issue/a?article=b')).toMatchObject({
      kind: 'place',
      route: { name: 'issue', issueId: 'a', articleId: 'b' },
    });
  });

  test('shows as written what would take the parser long', () => {
    for (const note of [
      `${'>'.repeat(10_000)} x`,
      `${'- '.repeat(10_000)}x`,
      '[^a]: '.repeat(10_000),
      Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
      '*a'.repeat(10_000) + 'a*'.repeat(10_000),
      'a'.repeat(200_000),
    ]) {
      expect(readMarkdown(note)).toBeNull();
    }
    expect(html(`${'> '.repeat(30)}deep`)).toContain('deep');
  });

  test('a plain address ends before Chinese punctuation', () => {
    expect(plainAddress('https://a.com/b。后面')).toEqual({ address: 'https://a.com/b', after: '。后面' });
  });
});

describe('a callout', () => {
  const read = (note: string) => {
    const [first] = readMarkdown(note)?.children ?? [];
    return first?.type === 'blockquote' ? calloutOf(first) : null;
  };

  test('has a kind, a title and words, in one paragraph or several', () => {
    expect(read('> [!WARNING]- Mind *this*\n> words')).toMatchObject({
      kind: 'warning',
      folding: 'closed',
      title: [{ value: 'Mind ' }, { type: 'emphasis' }],
      body: [{ type: 'paragraph', children: [{ value: 'words' }] }],
    });
    expect(read('> [!note]\n>\n> - item')).toMatchObject({ title: [], body: [{ type: 'list' }] });
    expect(read('> said [!note]')).toBeNull();
  });
});
