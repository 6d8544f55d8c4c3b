import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  type HtmlElement,
  type HtmlNode,
  isHtmlElement,
  parseHtml,
  textBelow,
} from '#core/archive/parse/readers/html/dom.ts';
import { htmlReader } from '#core/archive/parse/readers/html/html.ts';
import { processorTimeOf } from '../../../../../../support/processorTime.ts';
import { inputOf, memorySource, missingInk, outline, readWith, refusal } from '../support.ts';

const sentences = (topic: string, count: number) =>
  Array.from(
    { length: count },
    (_, index) => `The ${topic} was talked about for the ${index + 1}th time at the council.`,
  ).join(' ');

const article = `<!DOCTYPE html><html lang="en"><head><title>Ferry runs again | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry runs again",
"datePublished":"2021-03-04T08:00:00+01:00","author":{"@type":"Person","name":"Ann Reed"}}</script>
<script>document.title = 'hacked'; globalThis.broadsheetRan = true;</script><style>p { color: red }</style></head>
<body onload="globalThis.broadsheetRan = true"><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ferry runs again</h1><h2>Steps were washed in the night</h2><p class="byline">By Ann Reed</p>
<time datetime="2021-03-04">4 March 2021</time>
<p>${sentences('ferry', 4)}</p><p>${sentences('pier', 3)}<img src="http://example.org/tracker.gif" onerror="globalThis.broadsheetRan = true"></p>
<h3>What comes next</h3><p>${sentences('bridge', 3)}</p>
<figure><img src="a.jpg"><figcaption>The ferry at dawn</figcaption></figure></article></main>
<aside><h2>Most read</h2><p><a href="/1">Dog wins prize</a></p></aside>
<footer><p>Copyright The Harbour Post. All rights reserved.</p></footer></body></html>`;

describe('an article page', () => {
  it('gives headline, deck, byline, paragraphs, subheads and captions in one article', async () => {
    const [result] = await readWith(htmlReader, { 'Post/a.html': article });
    const rows = result ? outline(result) : [];
    expect(rows.map(([role]) => role)).toEqual([
      'headline',
      'deck',
      'byline',
      'paragraph',
      'paragraph',
      'subhead',
      'paragraph',
      'caption',
    ]);
    expect(rows[0]?.[1]).toBe('Ferry runs again');
    expect(rows[2]?.[1]).toBe('By Ann Reed');
    expect(new Set(result?.blocks.map((block) => block.article))).toEqual(new Set(['1']));
    expect(result?.fields).toEqual({ date: '2021-03-04', title: 'The Harbour Post' });
    expect(result?.language).toBe('en');
  });

  it('keeps what is around the article as dropped markup', async () => {
    const [result] = await readWith(htmlReader, { 'Post/a.html': article });
    const characters = Array.from(result?.text ?? '');
    const dropped = result?.dropped.map(({ start, end }) => characters.slice(start, end).join('')) ?? [];
    for (const text of ['Home', 'Dog wins prize', 'Copyright The Harbour Post. All rights reserved.']) {
      expect(dropped.some((stretch) => stretch.includes(text))).toBe(true);
    }
    expect(result?.text).not.toContain('hacked');
  });

  it('runs nothing and fetches nothing', async () => {
    const { fetch } = globalThis;
    const fetched: unknown[] = [];
    globalThis.fetch = async (address) => {
      fetched.push(address);
      return new Response();
    };
    try {
      await readWith(htmlReader, { 'Post/a.html': article });
    } finally {
      globalThis.fetch = fetch;
    }
    expect('broadsheetRan' in globalThis).toBe(false);
    expect(fetched).toEqual([]);
  });

  it('reads Han text that is written in numeric entities, with printed paragraphs at line breaks', async () => {
    const entities = (text: string) =>
      Array.from(text, (character) => `&#${character.codePointAt(0)};`).join('');
    const body = '昨日渡口清洗石階，今晨重新開放。居民排隊等候首班渡輪，有人帶來鮮花。';
    const page = `<html><head><meta charset="utf-8"><title>${entities('渡口重開 | 河口日報')}</title>
      <meta property="og:title" content="${entities('渡口重開 | 河口日報')}"></head><body><div class="top"><h1>${entities('渡口重開')}</h1></div>
      <div><p>${entities(body)}<br>${entities(body)}</p><p>${entities('（記者報道）')}</p></div></body></html>`;
    const [result] = await readWith(htmlReader, { '河口日報/1.htm': page });
    expect(result && outline(result)).toEqual([
      ['headline', '渡口重開'],
      ['paragraph', body],
      ['paragraph', body],
      ['paragraph', '（記者報道）'],
    ]);
    expect(result?.fields.title).toBe('河口日報');
  });

  it('takes the headline from the title where the page shows none', async () => {
    const page = `<html><head><title>Ferry runs again - The Harbour Post</title></head><body><p>${sentences('ferry', 5)}</p></body></html>`;
    const [result] = await readWith(htmlReader, { 'a.html': page });
    expect(result && outline(result)[0]).toEqual(['headline', 'Ferry runs again']);
    expect(result?.fields.title).toBe('The Harbour Post');
  });
});

describe('a page of a Chinese digital edition', () => {
  const page = `<html lang="en"><head><meta charset="utf-8"><title>渡口重新开放 石阶清洗完毕-河口网</title></head><body>
    <div><p>第02版：要闻</p><p><a href="#">上一版</a> <a href="#">下一版</a></p></div><div><p class="date">河口日报 2020年12月14日 星期一</p></div>
    <div class="article"><h3>市民盼望已久</h3><h1>渡口重新开放</h1><h2>石阶清洗完毕</h2>
    <p class="sec">本报记者　高　远<span class="date">《河口日报》（2020年12月14日 第 02 版）</span></p>
    <div id="articleContent"><p>　　本报河口12月13日电 昨日清洗石阶，今晨重新开放，居民排队等候首班渡轮。</p><p>　　首班渡轮于六时准时启航，载客一百二十人。</p></div></div>
    <div class="foot"><p>河口日报社版权所有，未经书面授权禁止使用</p></div></body></html>`;

  it('gives page, kicker, headline, deck, byline and text', async () => {
    const [result] = await readWith(htmlReader, { 'a.html': page });
    expect(result && outline(result)).toEqual([
      ['pageHeading', '第02版：要闻'],
      ['kicker', '市民盼望已久'],
      ['headline', '渡口重新开放'],
      ['deck', '石阶清洗完毕'],
      ['byline', '本报记者　高　远'],
      ['paragraph', '本报河口12月13日电 昨日清洗石阶，今晨重新开放，居民排队等候首班渡轮。'],
      ['paragraph', '首班渡轮于六时准时启航，载客一百二十人。'],
    ]);
    expect(result?.blocks.every((block) => block.page === 2)).toBe(true);
    expect(result?.fields).toEqual({ date: '2020年12月14日', title: '河口日报' });
    expect(result?.language).toBeUndefined();
  });
});

describe('encodings', () => {
  const page = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>渡口</title></head>
    <body><h1>渡口重新开放</h1><p>昨日清洗石阶，今晨重新开放，居民排队等候首班渡轮。</p></body></html>`;

  it.each([
    ['gb2312', 'gbk'],
    ['big5', 'gbk'],
    ['utf-8', 'gb18030'],
    ['gb2312', 'utf-8'],
  ])('declared %s, written in %s', async (declared, written) => {
    const bytes = Uint8Array.from(iconv.encode(page(declared), written));
    const [result] = await readWith(htmlReader, { 'a.html': bytes });
    expect(result?.text).toContain('居民排队等候首班渡轮');
  });

  it('believes a declaration that the bytes bear out', async () => {
    const text =
      '<html><head><meta charset="windows-1251"></head><body><h1>Мост открыт</h1><p>Вчера мост открыли.</p></body></html>';
    const bytes = Uint8Array.from(iconv.encode(text, 'windows-1251'));
    const [result] = await readWith(htmlReader, { 'a.html': bytes });
    expect(result?.text).toContain('Вчера мост открыли');
  });
});

describe('a page of several articles', () => {
  it('begins an article at every headline', async () => {
    const page = `<html><head><title>河口晚报 2022年5月6日</title></head><body><h1>河口晚报</h1><p>2022年5月6日 星期五</p>
      <h2>渡口重新开放</h2><p>本报讯 昨日清洗石阶，今晨重新开放，居民排队等候首班渡轮。</p>
      <h2>茶园采摘</h2><p>记者 高远</p><p>春茶采摘进入尾声，今年雨水充足，产量比去年略有增加。</p></body></html>`;
    const [result] = await readWith(htmlReader, { '河口晚报/2022-05-06.html': page });
    const heads = result?.blocks
      .filter((block) => block.role === 'headline')
      .map(({ text, article: key }) => [key, text]);
    expect(heads).toEqual([
      ['1', '渡口重新开放'],
      ['2', '茶园采摘'],
    ]);
    expect(result?.blocks.find((block) => block.text === '河口晚报')?.role).toBe('masthead');
  });

  it('reads the pages of one folder into one issue', async () => {
    const page = (title: string) =>
      `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${sentences(title, 4)}</p></article></body></html>`;
    const [result, ...others] = await readWith(htmlReader, {
      'Post/1.html': page('ferry'),
      'Post/2.html': page('bridge'),
      'Post/picture.jpg': new Uint8Array([1]),
    });
    expect(others).toEqual([]);
    expect(new Set(result?.blocks.map((block) => block.article)).size).toBe(2);
    expect(result?.text.split('\f').length).toBe(2);
  });
});

describe('bad pages', () => {
  it('reads a page that is nested 10,000 levels deep', async () => {
    const page = `<html><body><h1>Deep</h1>${'<div>'.repeat(10_000)}<p>${sentences('well', 3)}</p></body></html>`;
    const [result] = await readWith(htmlReader, { 'a.html': page });
    expect(result?.text).toContain('The well was talked about');
  });

  it('reads a page of 20,000 boxes within one another in seconds', async () => {
    const page = `<html><body><article><h1>Deep</h1><p>${sentences('well', 9)}</p>${'<div>'.repeat(20_000)}<p>${sentences('well', 3)}</p></article></body></html>`;
    let text = '';
    const time = await processorTimeOf(async () => {
      const [result] = await readWith(htmlReader, { 'a.html': page });
      text = result?.text ?? '';
    });
    expect(text).toContain('The well was talked about');
    expect(time).toBeLessThan(5000);
  });

  it('says that a page has no text', async () => {
    const input = await inputOf(
      memorySource({ 'Post/a.html': '<html><body><img src="a.png"></body></html>' }),
    );
    expect(await refusal(() => htmlReader.read(input))).toBe('Post/a.html is a web page without text.');
  });

  it('leaves hOCR to its reader', async () => {
    const page = '<html><body><div class="ocr_page"><span class="ocrx_word">word</span></div></body></html>';
    expect(htmlReader.matches(await inputOf(memorySource({ 'a.html': page })))).toBe(false);
  });

  it('loses no text of any page', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<h1>',
      '</h1>',
      '<h2>',
      '<br>',
      '<article>',
      '</article>',
      '<a href=x>',
      '</a>',
      '<li>',
      '<table>',
      '<td>',
      '<nav>',
      '</nav>',
      '<b>',
      '</b>',
      '<script>var x</script>',
      '<!-- c -->',
      '&amp;',
      '&#28193;',
      '<span hidden>',
      '</span>',
      '<textarea>',
      '<',
      '>',
      '"',
      '文字，',
      '渡口重新开放。',
      'word ',
      'By Ann Reed',
      '2020-01-02',
      '<select><option>',
      '<svg><text>',
      '<template>t',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const page = `<html><head><title>渡口</title></head><body>正文。${pieces.join('')}</body></html>`;
        const [result] = await readWith(htmlReader, { 'a.html': page });
        const shown = textBelow(withoutPrograms(parseHtml(page)));
        expect(missingInk(shown, result?.text ?? '')).toBe('');
      }),
      { numRuns: 150 },
    );
  });
});

/** The tree without what is no text of the page. */
function withoutPrograms(element: HtmlElement): HtmlElement {
  const children = element.children.flatMap((child): HtmlNode[] => {
    if (!isHtmlElement(child)) return [child];
    return /^(?:script|style|template|iframe)$/u.test(child.name) ? [] : [withoutPrograms(child)];
  });
  return { ...element, children };
}
