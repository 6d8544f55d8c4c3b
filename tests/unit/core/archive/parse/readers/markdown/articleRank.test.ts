import { describe, expect, it } from 'vitest';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';

const heads = (text: string) => {
  const { blocks } = readIssueFile('a.md', new TextEncoder().encode(text));
  return blocks.filter(({ role }) => role === 'headline').map((block) => block.text);
};

describe('the headlines of a Markdown file', () => {
  it('are the headings of the shallowest rank with text under it, whatever it is', () => {
    expect(heads('### 甲\n\n文。\n\n### 乙\n\n文。\n')).toEqual(['甲', '乙']);
    expect(heads('# 甲\n\n文。\n\n## 小题\n\n文。\n\n# 乙\n\n文。\n')).toEqual(['甲', '乙']);
    expect(
      heads(
        '# 报\n\n## 要闻\n\n### 甲\n\n文。\n\n### 乙\n\n文。\n\n## 副刊\n\n### 丙\n\n文。\n\n### 丁\n\n文。\n',
      ),
    ).toEqual(['甲', '乙', '丙', '丁']);
  });

  it('stand below the title of the whole and the marks of its pages', () => {
    expect(heads('# 报\n\n2022年5月6日\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n')).toEqual(['甲', '乙']);
    expect(heads('# 报\n\n## 第1版：要闻\n\n### 甲\n\n文。\n\n## 第2版\n\n### 乙\n\n文。\n')).toEqual([
      '甲',
      '乙',
    ]);
  });

  it('keep their decks', () => {
    expect(heads('# 第1版\n\n## 甲\n\n### ——副题\n\n文。\n\n## 乙\n\n### ——副题\n\n文。\n')).toEqual([
      '甲',
      '乙',
    ]);
  });
});
