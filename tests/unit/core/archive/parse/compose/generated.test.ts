import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeText, expectSound } from './issues.ts';

/** Sentences of invented reports; every one is closed. */
const hanSentences = fc.constantFrom(
  '昨天清早，镇上的渡口重新开放，第一班船上坐了三十几个人。',
  '船工说：“水退了，石阶还要再冲洗两遍。”',
  '按照方案，栈道下月动工，工期四个月，期间不封路。',
  '记者看到，候船亭里新添了两排木凳和一只意见箱。',
  '去年这个时候，江水漫过了第七级台阶；今年低了一米多。',
  '有人问，票价会不会涨？镇里的答复是不涨。',
);
const hanParagraph = fc
  .array(hanSentences, { minLength: 3, maxLength: 5 })
  .map((sentences) => sentences.join(''));
const hanHeadline = fc.constantFrom(
  '渡口栈道下月动工',
  '六名船工领到新船证',
  '候船亭添了两排木凳',
  '老街灯会今晚开场',
  '山里的学校有了雨量筒',
);
const name = fc.constantFrom('高远', '沈知白', '陆小满', '顾长庚');
const hanArticle = fc.record({
  headline: hanHeadline,
  reporters: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
  paragraphs: fc.array(hanParagraph, { minLength: 2, maxLength: 4 }),
});
const hanIssue = fc.record({
  number: fc.integer({ min: 1, max: 9999 }),
  articles: fc.uniqueArray(hanArticle, {
    minLength: 1,
    maxLength: 4,
    selector: (article) => article.headline,
  }),
});
type HanIssue = typeof hanIssue extends fc.Arbitrary<infer T> ? T : never;

const credit = (reporters: readonly string[]) => `本报讯（记者 ${reporters.join(' ')}）`;

function hanLines({ number, articles }: HanIssue): string[] {
  return [
    '河口晚报',
    '2022年5月6日 星期五',
    `第${number}期 今日四版`,
    ...articles.flatMap(({ headline, reporters, paragraphs }) => [
      headline,
      ...paragraphs.map((paragraph, index) => (index === 0 ? credit(reporters) + paragraph : paragraph)),
    ]),
  ];
}

/** Tears each paragraph at places inside a sentence, as columns and pages do. */
function tear(line: string, places: readonly number[]): string[] {
  const characters = Array.from(line);
  if (characters.length < 60) return [line];
  const cuts = places
    .map((place) => 25 + (place % (characters.length - 50)))
    .filter(
      (at) =>
        /[\p{Script=Han}]/u.test(characters[at - 1] ?? '') && /[\p{Script=Han}]/u.test(characters[at] ?? ''),
    )
    .sort((a, b) => a - b)
    .filter((at, index, all) => index === 0 || at - (all[index - 1] ?? 0) > 25);
  return [0, ...cuts].map((from, index) => characters.slice(from, cuts[index]).join(''));
}

describe('generated Chinese issues', () => {
  it('give back their articles, however their paragraphs are torn', () => {
    fc.assert(
      fc.property(
        hanIssue,
        fc.array(fc.nat(400), { maxLength: 3 }),
        fc.constantFrom('\n', '\n\n', '\r\n'),
        (plan, places, gap) => {
          const issue = composeText(
            hanLines(plan)
              .flatMap((line) => tear(line, places))
              .join(gap),
          );
          expectSound(issue);
          expect(issue).toMatchObject({
            publication: '河口晚报',
            date: '2022-05-06',
            issueNumber: String(plan.number),
            pageCount: 4,
          });
          expect(issue.articles.map((article) => article.headline?.text)).toEqual(
            plan.articles.map((article) => article.headline),
          );
          expect(issue.articles.map((article) => article.bylines.map((byline) => byline.name))).toEqual(
            plan.articles.map((article) => article.reporters),
          );
          expect(
            issue.articles.map((article) => article.paragraphs.map((paragraph) => paragraph.text)),
          ).toEqual(
            plan.articles.map(({ paragraphs, reporters }) =>
              paragraphs.map((paragraph, index) => (index === 0 ? credit(reporters) + paragraph : paragraph)),
            ),
          );
        },
      ),
    );
  });

  it('give back their articles when hard-wrapped with indents', () => {
    // A width is evidence only where some lines have it.
    const longer = hanIssue.filter(({ articles }) => articles.length > 1);
    fc.assert(
      fc.property(longer, fc.integer({ min: 16, max: 32 }), fc.boolean(), (plan, width, blank) => {
        const rows = hanLines(plan).map((line) => {
          const isText = line.length > 30;
          const characters = Array.from(isText ? `\u3000\u3000${line}` : line);
          const cut: string[] = [];
          for (let at = 0; at < characters.length; at += width)
            cut.push(characters.slice(at, at + width).join(''));
          return cut.join('\n');
        });
        const issue = composeText(rows.join(blank ? '\n\n' : '\n'));
        expectSound(issue);
        expect(issue.articles.map((article) => article.headline?.text)).toEqual(
          plan.articles.map((article) => article.headline),
        );
        expect(issue.articles.map((article) => article.paragraphs.length)).toEqual(
          plan.articles.map((article) => article.paragraphs.length),
        );
      }),
    );
  });
});

const latinSentences = fc.constantFrom(
  'The ferry was opened again on Tuesday, and the first boat carried some thirty persons.',
  'It was said by the boatman that the steps must be washed twice more.',
  'The works are to begin next month, and will be finished before the winter.',
  'There was no accident of any kind, and the band played until dark.',
  'A letter was read from the Company, which was not answered.',
);
const latinParagraph = fc
  .array(latinSentences, { minLength: 2, maxLength: 4 })
  .map((sentences) => sentences.join(' '));
const latinIssue = fc.uniqueArray(
  fc.record({
    headline: fc.constantFrom('THE FERRY OPENED', 'A DRY SUMMER', 'DEATH OF A BOATMAN', 'TOWN COUNCIL'),
    paragraphs: fc.array(latinParagraph, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4, selector: (article) => article.headline },
);

/** Fills lines word by word. */
function fill(paragraph: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line.trim() === '' ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

describe('generated English issues', () => {
  it('give back their articles and paragraphs', () => {
    fc.assert(
      fc.property(
        latinIssue,
        fc.integer({ min: 40, max: 72 }),
        fc.constantFrom('', '   '),
        (articles, width, indent) => {
          const text = [
            'THE SALTERN HERALD',
            'No. 812. FRIDAY, MAY 6, 1921. PRICE ONE PENNY.',
            ...articles.flatMap(({ headline, paragraphs }) => [
              headline,
              indent === ''
                ? paragraphs.map((paragraph) => fill(paragraph, width, '')).join('\n\n')
                : paragraphs.map((paragraph) => fill(paragraph, width, indent)).join('\n'),
            ]),
          ].join('\n\n');
          const issue = composeText(text);
          expectSound(issue);
          expect(issue).toMatchObject({
            publication: 'The Saltern Herald',
            date: '1921-05-06',
            issueNumber: '812',
            language: 'en',
          });
          expect(issue.articles.map((article) => article.headline?.text)).toEqual(
            articles.map((article) => article.headline),
          );
          expect(
            issue.articles.map((article) => article.paragraphs.map((paragraph) => paragraph.text)),
          ).toEqual(articles.map((article) => article.paragraphs));
        },
      ),
    );
  });
});

/** Lines of every kind that rules look at, in any order. */
const anyLine = fc.constantFrom(
  '',
  '',
  '\f',
  '今日河口',
  '河口晚报',
  '第12期',
  '2022年5月6日 星期五',
  '农历壬寅年四月初六',
  '第02版：要闻',
  '２版　综合',
  'A3 社会',
  '责任编辑：高远 版式：沈知白',
  '新闻热线：0999-1234567',
  '主管主办：河口县委',
  '河口县融媒体中心编印',
  '────────',
  '* * *',
  '|',
  '渡口栈道下月动工',
  '——工期四个月',
  '【读者来信】',
  '编辑同志：',
  '□ 高远',
  '本报记者 高远 文 沈知白 摄',
  '（下转第2版）',
  '（上接第1版）',
  '本报讯（记者 高远 沈知白）昨天清早，渡口重新开放。',
  '新华社北京5月6日电（记者 高远）会议指出，要继续',
  '努力，再接再厉。',
  '　　另起一段，话没有说',
  '完，下一行接着说。',
  '图为渡口。高远 摄',
  '清溪村读者 吴琴',
  '遗失声明：船证一本，声明作废。',
  '富强 民主 文明 和谐 自由',
  '一、目标',
  '“',
  '”',
  '，',
  '。',
  '𠮷祥',
  'THE SALTERN HERALD',
  'No. 812.',
  'FRIDAY, MAY 6, 1921.',
  'Page 2   THE SALTERN HERALD   May 6, 1921',
  '- 3 -',
  'THE FERRY OPENED',
  'By EDITH GREY.',
  '(From Our Own Correspondent.)',
  'Continued on page 3.',
  'LONDON, Tuesday.—The ferry was open-',
  'ed again, and the band play-',
  'WANTED, a strong lad.',
  'Printed and published by Grey and Son, Ltd., Saltern. Editor: E. Grey.',
  'a',
  '-',
  '\u200b',
  'x\u00ady',
);

describe('any mixture of lines', () => {
  it('loses nothing, repeats nothing, and is composed the same every time', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        (lines, gap) => {
          const text = `渡${gap}${lines.join(gap)}`;
          const issue = composeText(text);
          expectSound(issue);
          expect(composeText(text)).toEqual(issue);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('holds for Latin text and for Markdown', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 40 }),
        fc.constantFrom('the ferry', '# Title', '## Head', '---\ntitle: A\n---'),
        (lines, first) => {
          expectSound(composeText([first, ...lines].join('\n')));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('holds for any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        expectSound(composeText(`渡口${text.replaceAll('\0', '')}`));
      }),
      { numRuns: 300 },
    );
  });
});
