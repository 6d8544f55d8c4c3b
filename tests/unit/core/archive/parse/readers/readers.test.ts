import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumFileSize, UnreadableFileError } from '#core/archive/parse/parse.ts';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';
import type { ReadResult } from '#core/archive/parse/readers/reader.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

const read = (text: string, path = 'Paper/issue.txt') => readIssueFile(path, new TextEncoder().encode(text));

/** Every character that is no white space is in one block or one dropped stretch. */
function expectComplete(result: ReadResult): void {
  const index = indexCodePoints(result.text);
  const held = Array.from(result.text, () => 0);
  for (const { start, end } of [...result.blocks, ...result.dropped]) {
    for (let at = start; at < end; at++) held[at] = (held[at] ?? 0) + 1;
  }
  Array.from(result.text).forEach((character, at) => {
    expect(held[at], `${JSON.stringify(character)} at ${at}`).toBeLessThanOrEqual(1);
    if (!/\s/u.test(character)) expect(held[at], `${JSON.stringify(character)} at ${at}`).toBe(1);
  });
  for (const block of result.blocks) expect(block.text).toBe(index.slice(block.start, block.end));
}

describe('the plain-text reader', () => {
  it('delivers one block a printed line, without the blanks around it', () => {
    const result = read('\u3000\u3000第一行  \r\n\r\n  second 𠮷\fthird\r');
    expect(result.blocks.map(({ text, start, end }) => ({ text, start, end }))).toEqual([
      { text: '第一行', start: 2, end: 5 },
      { text: 'second 𠮷', start: 13, end: 21 },
      { text: 'third', start: 22, end: 27 },
    ]);
    expect(result.text).toBe('\u3000\u3000第一行  \r\n\r\n  second 𠮷\fthird\r');
  });

  it('leaves the byte order mark off and keeps the rest as it is', () => {
    expect(read('\ufeffa\r\nb').text).toBe('a\r\nb');
  });

  it('accounts for characters that print nothing', () => {
    const result = read('\u200b\nline\u0001\nmore\u001a');
    expectComplete(result);
    expect(result.blocks.map((block) => block.text)).toEqual(['line', 'more']);
    expect(result.dropped.map((dropped) => dropped.reason)).toEqual(Array(3).fill('controlCharacter'));
  });

  it('says when the last character is cut off', () => {
    const result = readIssueFile('a.txt', new TextEncoder().encode('渡口').subarray(0, 5));
    expect(result.text).toBe('渡\ufffd');
    expect(result.dropped).toEqual([{ start: 1, end: 2, reason: 'replacementCharacter' }]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['truncatedCharacter']);
  });

  it('records the normal form without imposing it', () => {
    expect(read('caf\u00e9').normalForm).toBe('NFC');
    expect(read('cafe\u0301').normalForm).toBe('NFD');
    expect(read('cafe\u0301 \u00e9').normalForm).toBe('mixed');
    expect(read('渡口').normalForm).toBe('NFC');
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const content = `渡口${text.replaceAll('\0', '')}`;
        try {
          expectComplete(read(content));
        } catch (error) {
          if (!(error instanceof UnreadableFileError)) throw error;
        }
      }),
    );
  });
});

const issue = `---
title: 河口晚报
date: 2022-05-06
pages: 4
issueNumber: "0812"
---

# 第1版：要闻

## 渡口重新开放

### ——石阶冲洗完毕

本报讯（记者 高远）第一段
接着写。

第二段有 **重点** 和 [链接](http://example.org) 以及 \\*星号\\*。

### 小标题

- 一项
- 二项

<!-- 注释 -->
`;

describe('the Markdown reader', () => {
  it('is chosen by content before the extension', () => {
    expect(read(issue, 'a.txt').format).toBe('markdown');
    expect(read('# 标题\n\n正文。', 'a.txt').format).toBe('markdown');
    expect(read('正文。\n', 'a.md').format).toBe('text');
    expect(read('正文。\n# 1\n', 'a.txt').format).toBe('text');
  });

  it('reads front matter as masthead fields, as strings', () => {
    expect(read(issue).fields).toEqual({
      title: '河口晚报',
      date: '2022-05-06',
      pageCount: '4',
      issueNumber: '0812',
    });
  });

  it('gives headings their role', () => {
    const roles = read(issue).blocks.map((block) => [block.role, block.paragraphKind ?? null, block.text]);
    expect(roles.slice(0, 3)).toEqual([
      ['pageHeading', null, '第1版：要闻'],
      ['headline', null, '渡口重新开放'],
      ['deck', null, '——石阶冲洗完毕'],
    ]);
    expect(roles).toContainEqual(['paragraph', 'subhead', '小标题']);
  });

  it('drops markup and undoes escapes', () => {
    const result = read(issue);
    expectComplete(result);
    const shown = result.blocks.map((block) => (block.continues ?? '\n') + block.text).join('');
    expect(shown).toContain('第一段接着写。');
    expect(shown).toContain('第二段有 重点 和 链接 以及 *星号*。');
    expect(result.dropped.some((dropped) => dropped.reason === 'frontMatter')).toBe(true);
    expect(
      result.dropped.every((dropped) => dropped.reason === 'frontMatter' || dropped.reason === 'markup'),
    ).toBe(true);
  });

  it('takes front matter that is no YAML for text', () => {
    const result = read('---\n: [\n---\n\n正文。\n', 'a.txt');
    expect(result.format).toBe('text');
    expectComplete(result);
  });

  it('loses nothing of any Markdown', () => {
    const piece = fc.constantFrom(
      '# ',
      '## ',
      '### ',
      '\n',
      '\n\n',
      '**',
      '_',
      '`',
      '```\n',
      '> ',
      '- ',
      '1. ',
      '\\*',
      '&amp;',
      '[a](b)',
      '![i](u)',
      '<b>',
      '<!-- c -->',
      '---\n',
      '文字',
      'word ',
      '  ',
      '\t',
      '\\',
      '|',
      '~~~\n',
      '[r]: u\n',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expectComplete(read(`# 标题\n\n${pieces.join('')}`, 'a.md'));
      }),
      { numRuns: 500 },
    );
  });
});

describe('files that cannot be read', () => {
  const failure = (path: string, bytes: Uint8Array) => {
    try {
      readIssueFile(path, bytes);
    } catch (error) {
      if (error instanceof UnreadableFileError) return { code: error.code, message: error.message };
      throw error;
    }
    return null;
  };

  it.each([
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ['empty', new Uint8Array()],
    ['empty', new TextEncoder().encode(' \n\u3000\r\n')],
    ['empty', new TextEncoder().encode('\ufeff')],
    ['tooLarge', new Uint8Array(maximumFileSize + 1)],
  ] as const)('%s: one sentence that names the file', (code, bytes) => {
    const found = failure('Paper/1.txt', bytes);
    expect(found?.code).toBe(code);
    expect(found?.message).toMatch(/^Paper\/1\.txt is [^.]*\.$/u);
  });
});
