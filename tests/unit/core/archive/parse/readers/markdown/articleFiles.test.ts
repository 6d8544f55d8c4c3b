import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource } from '#core/archive/parse/parse.ts';
import { readSource } from '#core/archive/parse/readers/index.ts';
import { articleFilesReader } from '#core/archive/parse/readers/markdown/articleFiles.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { expectComplete, inputOf, memorySource, outline, readWith } from '../support.ts';

const ferry = `### 渡口栈道动工  石阶先行冲洗
高远
1953-05-15
第2版(经济)
专栏：河口新事

　　渡口栈道动工
    石阶先行冲洗
    【本报讯】渡口栈道昨天动工，
工期四个月。
    船工们说：“早该修了。”
`;
const rice = '### 米价续跌\n\n1953-05-15\n第1版()\n专栏：\n\n　　米价续跌\n    米市到货甚多。\n';

describe('an archive with one article a Markdown file', () => {
  it('gives heading, author, column, page and paragraphs; what is printed twice is shown once', async () => {
    const [result] = await readWith(articleFilesReader, { '1953-05-15_渡口栈道动工.md': ferry });
    expect(result && outline(result)).toEqual([
      ['headline', '渡口栈道动工  石阶先行冲洗'],
      ['byline', '高远'],
      ['kicker', '河口新事'],
      ['paragraph', '【本报讯】渡口栈道昨天动工，工期四个月。'],
      ['paragraph', '船工们说：“早该修了。”'],
    ]);
    expect(result?.fields).toEqual({ date: '1953-05-15' });
    expect(new Set(result?.blocks.map(({ page }) => page))).toEqual(new Set([2]));
  });

  it('puts the articles of a day into one issue, by their pages', async () => {
    const issues = await parseSource(
      memorySource({
        '河口日报/1953-05-15_渡口栈道动工.md': ferry,
        '河口日报/1953-05-15_米价续跌.md': rice,
      }),
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ date: '1953-05-15', publication: '河口日报' });
    expect(issues[0]?.articles.map(({ headline, page }) => [page, headline?.text])).toEqual([
      [1, '米价续跌'],
      [2, '渡口栈道动工  石阶先行冲洗'],
    ]);
    expect(issues[0]?.pages.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('takes the paper from a second heading', async () => {
    const [result] = await readWith(articleFilesReader, {
      '1953-05-15_米价续跌.md': '# 米价续跌\n# 河口日报 1953.05.15 第1版\n\n米市到货甚多。\n\n价又稍跌。\n',
    });
    expect(result && outline(result)).toEqual([
      ['headline', '米价续跌'],
      ['paragraph', '米市到货甚多。'],
      ['paragraph', '价又稍跌。'],
    ]);
    expect(result?.fields).toEqual({ title: '河口日报', date: '1953-05-15' });
  });

  it('reads articles with front matter, and says which file has no text', async () => {
    const source = memorySource({
      '2022-05-06_One.md': '---\ntitle: Harbour Post\ndate: 2022-05-06\n---\n\n# Ferry runs\n\nIt ran.\n',
      '2022-05-06_Two.md': '# Steps washed\n\nThey were **washed**.\n',
      '2022-05-06_Three.md': ' \n',
    });
    const [result, ...others] = await readSource(source);
    expect(others).toEqual([]);
    if (!result) return;
    expectComplete(result);
    expect(outline(result)).toEqual([
      ['headline', 'Ferry runs'],
      ['paragraph', 'It ran.'],
      ['headline', 'Steps washed'],
      ['paragraph', 'They were washed.'],
    ]);
    expect(result.fields).toEqual({ title: 'Harbour Post', date: '2022-05-06' });
    expect(result.warnings.map(({ message }) => message)).toEqual([
      '2022-05-06_Three.md has no text that can be read; the other articles of its day are read.',
    ]);
  });

  it('leaves the editions of a day apart, however short', async () => {
    const edition = (name: string) =>
      `---\ntitle: Harbour Post\ndate: 2022-05-06\nedition: ${name}\n---\n\n## Ferry runs\n\nIt ran.\n`;
    const issues = await parseSource(
      memorySource({ '2022-05-06-town.md': edition('Town'), '2022-05-06-country.md': edition('Country') }),
    );
    expect(issues.map(({ edition: name }) => name).toSorted()).toEqual(['Country', 'Town']);
  });

  it('leaves whole issues of one day apart', async () => {
    const whole = (paper: string) => `# ${paper}\n\n2022-05-06\n\n## 头条\n\n正文。\n\n## 二条\n\n正文。\n`;
    const issues = await readSource(
      memorySource({
        '2022-05-06_河口日报.md': whole('河口日报'),
        '2022-05-06_柳渡晚报.md': whole('柳渡晚报'),
      }),
    );
    expect(issues.map(({ blocks }) => blocks[0]?.text)).toEqual(['河口日报', '柳渡晚报']);
    expect(new Set(issues.map(({ part }) => part)).size).toBe(2);
    const alone = await inputOf(memorySource({ 'a.md': whole('河口日报') }));
    expect(articleFilesReader.matches(alone)).toBe(false);
  });
});

describeWithSamples('人民日报 as one Markdown file an article', (folder) => {
  it('is one issue with the articles that the files are named after', async () => {
    const month = 'rmrb-markdown/1946年05月';
    const names = readdirSync(join(folder, month)).sort();
    const files = names.map((name) => [`${month}/${name}`, readFileSync(join(folder, month, name))] as const);
    const issues = await parseSource(memorySource(Object.fromEntries(files)));
    expect(issues.map(({ date }) => date)).toEqual(['1946-05-15']);
    expect(issues[0]?.articles.map(({ headline }) => headline?.text).toSorted()).toEqual(
      names.map((name) => name.replace(/^[\d-]+_|\.md$/gu, '')),
    );
    expect(issues[0]?.articles.map(({ page, paragraphs }) => [page, paragraphs.length])).toEqual([
      [1, 1],
      [3, 1],
    ]);
  });
});
