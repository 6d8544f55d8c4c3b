import { describe, expect, it } from 'vitest';
import { type Reference, reference } from '#core/exchange/citation/reference.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import { articleOf, citer, issueOf } from './support.ts';

/*
 * Newspaper examples as others publish them, quoted letter by letter, and what we print of the same article.
 * `seen` says what was looked at on 2026-11-24: a stored copy of the page, a transcription of a standard
 * (which is not public), what a project prints from data that it transcribed (here without TeX commands), or
 * nothing, where the example is from memory. What our data cannot hold (addresses of articles, dates of
 * access, databases, columns) is in `without`; every other difference is in `instead`, with its reason.
 * docs/decisions/0032 has the summary.
 */
interface Example {
  readonly style: CitationStyle;
  /** An entry of a list of references; a citation by itself otherwise. */
  readonly listed?: true;
  readonly source: string;
  readonly seen: 'page' | 'transcription' | 'output' | 'no';
  readonly published: string;
  readonly without?: readonly string[];
  readonly instead?: readonly (readonly [published: string, ours: string, reason: string])[];
  readonly paper: Paper;
}

interface Paper {
  readonly names?: readonly string[];
  readonly title: string;
  readonly in: string;
  readonly date: string;
  readonly edition?: string;
  /** Our pages are numbers; others are given to the citer as they are published. */
  readonly page?: number | string;
}

const standard2015 =
  'https://github.com/zepinglee/gbt7714-bibtex-style (65069ed), tests/testfiles/2015-numeric.tlg';
const standard2025 =
  'https://github.com/typst-doc-cn/bib-csl-dev-data (0076e89), data/GB-T_7714—2025.original.toml';
const marks2025 = 'the text embedded in the PDF has half-width marks and few spaces, the page does not';
const straight = 'the page has straight quotation marks';

const 数字革命 = {
  names: ['丁文详'],
  title: '数字革命与竞争国际化',
  in: '中国青年报',
  date: '2000-11-20',
  page: 15,
} as const;
const flax = {
  names: ['Dani Blum'],
  title: 'Are Flax Seeds All That?',
  in: 'New York Times',
  date: '2023-12-13',
} as const;
const nixon = {
  names: ['R. W. Apple Jr.'],
  title: 'Nixon Tapes Must Be Kept 3 Years for Use in Court',
  in: 'New York Times',
  date: '1974-09-09',
  edition: 'Late City Edition',
  page: 1,
} as const;
const snap = {
  names: ['Farhad Manjoo'],
  title: 'Snap Makes a Bet on the Cultural Supremacy of the Camera',
  in: 'New York Times',
  date: '2017-03-08',
} as const;
const iphone = {
  names: ['Rob Pegoraro'],
  title: 'Apple’s iPhone Is Sleek, Smart and Simple',
  in: 'Washington Post',
  date: '2007-07-05',
} as const;

const examples: readonly Example[] = [
  {
    style: 'gb7714-2015',
    source: `${standard2015}: GB/T 7714—2015, A.9 [1]`,
    seen: 'output',
    published: '丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
    paper: 数字革命,
  },
  {
    style: 'gb7714-2015',
    source: `${standard2015}: A.9 [2]; other transcriptions read 张田勤`,
    seen: 'output',
    published: '张田勘. 罪犯 DNA 库与生命伦理学计划[N]. 大众科技报, 2000-11-12(7).',
    paper: {
      names: ['张田勘'],
      title: '罪犯 DNA 库与生命伦理学计划',
      in: '大众科技报',
      date: '2000-11-12',
      page: 7,
    },
  },
  {
    style: 'gb7714-2015',
    source: `${standard2015}: A.9 [3], three authors, no page`,
    seen: 'output',
    published:
      '傅刚, 赵承, 李佳路. 大风沙过后的思考[N/OL]. 北京青年报, 2000-01-12[2005-09-28]. http://www.bjyouth.com.cn/Bqb/20000412/GB/4216%5ED0412B1401.htm.',
    without: ['/OL', '[2005-09-28]', ' http://www.bjyouth.com.cn/Bqb/20000412/GB/4216%5ED0412B1401.htm.'],
    paper: {
      names: ['傅 刚', '赵 承', '李佳路'],
      title: '大风沙过后的思考',
      in: '北京青年报',
      date: '2000-01-12',
    },
  },
  {
    style: 'gb7714-2015',
    source: `${standard2015}: A.9 [4], seven authors`,
    seen: 'output',
    published:
      '刘裕国, 杨柳, 张洋, 等. 雾霾来袭, 如何突围?[N/OL]. 人民日报, 2013-01-12[2013-11-06]. http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_2-04.htm.',
    without: [
      '/OL',
      '[2013-11-06]',
      ' http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_2-04.htm.',
    ],
    instead: [['来袭, 如何突围?', '来袭，如何突围？', 'that package changes the marks of a headline']],
    paper: {
      names: ['刘裕国', '杨柳', '张洋', '王汉超', '靳博', '田豆豆', '付文'],
      title: '雾霾来袭，如何突围？',
      in: '人民日报',
      date: '2013-01-12',
    },
  },
  {
    style: 'gb7714-2015',
    source: `${standard2015}: 4.4.2 [2]`,
    seen: 'output',
    published:
      '余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N/OL]. 人民日报, 2013-01-12(2)[2013-03-20]. http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm.',
    without: [
      '/OL',
      '[2013-03-20]',
      ' http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm.',
    ],
    paper: {
      names: ['余建斌'],
      title: '我们的科技一直在追赶: 访中国工程院院长周济',
      in: '人民日报',
      date: '2013-01-12',
      page: 2,
    },
  },
  {
    style: 'gb7714-2015',
    source: 'https://m.lw881.com/xsqk/241418.html',
    seen: 'page',
    published: '谢希德.创造学习的新思路[N].人民日报,1998-12-25(10).',
    instead: [
      ['谢希德.', '谢希德. ', 'the page sets no spaces'],
      ['[N].', '[N]. ', 'the page sets no spaces'],
      [',1998', ', 1998', 'the page sets no spaces'],
    ],
    paper: {
      names: ['谢希德'],
      title: '创造学习的新思路',
      in: '人民日报',
      date: '1998-12-25',
      page: 10,
    },
  },
  {
    style: 'gb7714-2025',
    source: `${standard2025}: GB/T 7714—2025, 8.5.3 [1] and B.4 [2]`,
    seen: 'transcription',
    published: '丁文详.数字革命与竞争国际化[N].中国青年报,2000-11-20 (15).',
    instead: [
      ['丁文详.', '丁文详. ', marks2025],
      ['[N].', '[N]. ', marks2025],
      [',2000', '，2000', marks2025],
      [' (15)', '（15）', marks2025],
    ],
    paper: 数字革命,
  },
  {
    style: 'gb7714-2025',
    source: `${standard2025}: B.4 [6]`,
    seen: 'transcription',
    published:
      '陈缮真.探索微观世界的无穷奥秘(科技大观)[N/OL].人民日报,2022-08-16 (17).http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_317.htm.',
    without: ['/OL', 'http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_317.htm.'],
    instead: [
      ['陈缮真.', '陈缮真. ', marks2025],
      ['(科技大观)', '（科技大观）', marks2025],
      ['[N].', '[N]. ', marks2025],
      [',2022', '，2022', marks2025],
      [' (17)', '（17）', marks2025],
    ],
    paper: {
      names: ['陈缮真'],
      title: '探索微观世界的无穷奥秘（科技大观）',
      in: '人民日报',
      date: '2022-08-16',
      page: 17,
    },
  },
  {
    style: 'gb7714-2025',
    source: 'https://github.com/zotero-chinese/styles (34e21ea), src/GB-T-7714—2025（注释，双语）/index.md',
    seen: 'output',
    published: '丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.',
    paper: 数字革命,
  },
  {
    style: 'chicago',
    source: 'https://libguides.snhu.edu/c.php?g=307818&p=5880538: 18th edition, note',
    seen: 'page',
    published:
      'Dani Blum, “Are Flax Seeds All That?,” New York Times, December 13, 2023, https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.',
    without: [', https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html'],
    paper: flax,
  },
  {
    style: 'chicago',
    listed: true,
    source: 'https://libguides.snhu.edu/c.php?g=307818&p=5880538: 18th edition, bibliography',
    seen: 'page',
    published:
      'Blum, Dani. “Are Flax Seeds All That?” New York Times, December 13, 2023. https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.',
    without: [' https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.'],
    paper: flax,
  },
  {
    style: 'chicago',
    source: 'https://libguides.snhu.edu/c.php?g=307818&p=5880538: 18th edition, note, edition and page',
    seen: 'page',
    published:
      'R. W. Apple Jr., “Nixon Tapes Must Be Kept 3 Years for Use in Court,” New York Times, September 9, 1974, Late City Edition, p. 1, col. 7.',
    without: [', col. 7'],
    paper: nixon,
  },
  {
    style: 'chicago',
    listed: true,
    source: 'https://libguides.snhu.edu/c.php?g=307818&p=5880538: 18th edition, bibliography, edition',
    seen: 'page',
    published:
      'Apple, R. W., Jr. “Nixon Tapes Must Be Kept 3 Years for Use in Court.” New York Times, September 9, 1974. Late City Edition.',
    paper: nixon,
  },
  {
    style: 'chicago',
    source: 'https://libguides.uml.edu/c.php?g=736948&p=5267720: 17th edition, note',
    seen: 'page',
    published:
      'Farhad Manjoo, “Snap Makes a Bet on the Cultural Supremacy of the Camera,” New York Times, March 8, 2017,',
    instead: [['2017,', '2017.', 'the stored page has lost the address behind the comma']],
    paper: snap,
  },
  {
    style: 'chicago',
    listed: true,
    source: 'https://libguides.uml.edu/c.php?g=736948&p=5267720: 17th edition, bibliography',
    seen: 'page',
    published:
      'Manjoo, Farhad. “Snap Makes a Bet on the Cultural Supremacy of the Camera.” New York Times, March 8, 2017.',
    paper: snap,
  },
  {
    style: 'chicago',
    source: 'https://libguides.uml.edu/c.php?g=736948&p=5267720: 17th edition, note',
    seen: 'page',
    published:
      'Rob Pegoraro, “Apple’s iPhone Is Sleek, Smart and Simple,” Washington Post, July 5, 2007, LexisNexis Academic.',
    without: [', LexisNexis Academic'],
    paper: iphone,
  },
  {
    style: 'chicago-author-date',
    source:
      'http://www.chicagomanualofstyle.org/qanda/data/faq/topics/Documentation/faq0076.html: 16th edition, no author',
    seen: 'page',
    published: 'New York Times. 2002. “In Texas, Ad Heats Up Race for Governor.” July 30.',
    paper: { title: 'In Texas, Ad Heats Up Race for Governor', in: 'New York Times', date: '2002-07-30' },
  },
  {
    style: 'chicago-author-date',
    source:
      'https://library.unimelb.edu.au/recite/referencing-styles/chicago-b/newspaper-articles/general-style-notes: 18th edition',
    seen: 'page',
    published:
      'Joyce, Christopher. 2016. “Artificial Intelligence Yields Huge Results from Brexit.” Australian Financial Review, July 15. http://www.afr.com/personal-finance/shares/artificial-intelligence-yields-huge-returns-from-brexit-20160705-gpza32.',
    without: [
      ' http://www.afr.com/personal-finance/shares/artificial-intelligence-yields-huge-returns-from-brexit-20160705-gpza32.',
    ],
    paper: {
      names: ['Christopher Joyce'],
      title: 'Artificial Intelligence Yields Huge Results from Brexit',
      in: 'Australian Financial Review',
      date: '2016-07-15',
    },
  },
  {
    style: 'chicago-author-date',
    source:
      'https://guides.library.uq.edu.au/referencing/chicago17-author-date/newspaper-magazine: 17th edition',
    seen: 'page',
    published:
      'Pegoraro, Rob. 2007. “Apple’s iPhone Is Sleek, Smart and Simple.” Washington Post, July 5, 2007. LexisNexis Academic.',
    without: [' LexisNexis Academic.'],
    instead: [['July 5, 2007.', 'July 5.', 'the 18th edition, which is ours, does not repeat the year']],
    paper: iphone,
  },
  {
    style: 'chicago-author-date',
    source:
      'https://library.unimelb.edu.au/recite/referencing-styles/chicago-b/newspaper-articles/no-author: 17th edition',
    seen: 'page',
    published:
      'New York Times. 2002. “Oldest Bacteria Fossils? Or Are They Merely Tiny Rock Flaws?” March 12, 2002. https://www.nytimes.com/2002/03/12/science/oldest-bacteria-fossils-or-are-they-merely-tiny-rock-flaws.html.',
    without: [
      ' https://www.nytimes.com/2002/03/12/science/oldest-bacteria-fossils-or-are-they-merely-tiny-rock-flaws.html.',
    ],
    instead: [['March 12, 2002.', 'March 12.', 'the 18th edition does not repeat the year']],
    paper: {
      title: 'Oldest Bacteria Fossils? Or Are They Merely Tiny Rock Flaws?',
      in: 'New York Times',
      date: '2002-03-12',
    },
  },
  {
    style: 'apa',
    source:
      'https://tama.dlsud.edu.ph/aeaservices/Index.aspx?MenuID=4379, quoting apastyle.apa.org: two pages, print',
    seen: 'page',
    published:
      'Harlan, C. (2013, April 2). North Korea vows to restart shuttered nuclear reactor that can make bomb-grade plutonium. The Washington Post, A1, A4.',
    paper: {
      names: ['C. Harlan'],
      title: 'North Korea vows to restart shuttered nuclear reactor that can make bomb-grade plutonium',
      in: 'The Washington Post',
      date: '2013-04-02',
      page: 'A1, A4',
    },
  },
  {
    style: 'apa',
    source: 'https://tama.dlsud.edu.ph/aeaservices/Index.aspx?MenuID=4379, quoting apastyle.apa.org: no page',
    seen: 'page',
    published:
      'Stobbe, M. (2020, January 8). Cancer death rate in U.S. sees largest one-year drop ever. Chicago Tribune.',
    paper: {
      names: ['M. Stobbe'],
      title: 'Cancer death rate in U.S. sees largest one-year drop ever',
      in: 'Chicago Tribune',
      date: '2020-01-08',
    },
  },
  {
    style: 'apa',
    source: 'https://auckland.libguides.com/apa7th/newspaper: print',
    seen: 'page',
    published: 'Stock, R. (2009, May 10). A sticky situation for honey industry. Sunday Star Times, D3.',
    paper: {
      names: ['R. STOCK'],
      title: 'A sticky situation for honey industry',
      in: 'Sunday Star Times',
      date: '2009-05-10',
      page: 'D3',
    },
  },
  {
    style: 'apa',
    source: 'https://auckland.libguides.com/apa7th/newspaper: online',
    seen: 'page',
    published:
      'Cain-Miller, C. (2017, April 10). It’s not just Fox: Why women don’t report sexual harassment. The New York Times. https://www.nytimes.com/2017/04/10/upshot/its-not-just-fox-why-women-dont-report-sexual-harassment.html',
    without: [
      ' https://www.nytimes.com/2017/04/10/upshot/its-not-just-fox-why-women-dont-report-sexual-harassment.html',
    ],
    paper: {
      names: ['Claire Cain-Miller'],
      title: 'It’s not just Fox: Why women don’t report sexual harassment',
      in: 'The New York Times',
      date: '2017-04-10',
    },
  },
  {
    style: 'apa',
    source: 'https://canberra.libguides.com/c.php?g=599301&p=4149350: no author',
    seen: 'page',
    published: 'Internet pioneer to oversee network redesign. (2007, May 28). The Canberra Times, p. 15.',
    instead: [['p. 15', '15', 'APA’s own page: no “p.” or “pp.” before the page of a newspaper']],
    paper: {
      title: 'Internet pioneer to oversee network redesign',
      in: 'The Canberra Times',
      date: '2007-05-28',
      page: 15,
    },
  },
  {
    style: 'apa',
    source: 'Publication Manual, 7th edition, 10.1, example 16; its data: plk/biblatex-apa, 10.1:16b',
    seen: 'no',
    published: 'Hess, A. (2019, January 3). Cats who take direction. The New York Times, C1.',
    paper: {
      names: ['A. Hess'],
      title: 'Cats who take direction',
      in: 'The New York Times',
      date: '2019-01-03',
      page: 'C1',
    },
  },
  {
    style: 'mla',
    source:
      'https://getlibraryhelp.highlands.edu/c.php?g=1156295&p=8440306: 9th edition, edition of the paper',
    seen: 'page',
    published:
      'Kissinger, Henry. "The China Challenge." Wall Street Journal, 14-15 May 2011, late ed., pp. C1-C2.',
    instead: [
      ['"The China Challenge."', '“The China Challenge.”', straight],
      ['14-15 May', '14 May', 'our issues have one date'],
      [
        '14 May 2011, late ed.',
        'late ed., 14 May 2011',
        'in MLA’s order of core elements the version (5.48) is before the date',
      ],
      ['C1-C2', 'C1–2', 'ranges of pages; our articles have one page'],
    ],
    paper: {
      names: ['Henry Kissinger'],
      title: 'The China Challenge',
      in: 'Wall Street Journal',
      date: '2011-05-14',
      edition: 'LATE EDITION',
      page: 'C1-C2',
    },
  },
  {
    style: 'mla',
    source: 'https://getlibraryhelp.highlands.edu/c.php?g=1156295&p=8440306: 9th edition, two authors',
    seen: 'page',
    published:
      'Shah, Taimoor, and Mujib Mashal. "Afghanistan Seeks to Take Key Highway From Taliban." New York Times, 3 May 2016, A9(L). Academic OneFile,',
    without: [', A9(L). Academic OneFile,'],
    instead: [
      ['"Afghanistan', '“Afghanistan', straight],
      ['Taliban."', 'Taliban.”', straight],
      ['3 May 2016', '3 May 2016.', 'the entry ends there without its database'],
    ],
    paper: {
      names: ['Taimoor Shah', 'Mujib Mashal'],
      title: 'Afghanistan Seeks to Take Key Highway From Taliban',
      in: 'New York Times',
      date: '2016-05-03',
    },
  },
  {
    style: 'mla',
    source: 'https://federation.edu.au/library/fedcite/content/mla/newspaper-articles/online',
    seen: 'page',
    published: 'Litson, Jo. “Pulse of the Times.” The Australian, 7 May 2004, p. 17.',
    paper: {
      names: ['Jo Litson'],
      title: 'Pulse of the Times',
      in: 'The Australian',
      date: '2004-05-07',
      page: 17,
    },
  },
  {
    style: 'mla',
    source: 'https://libguides.css.edu/c.php?g=41682&p=265036: 8th edition, print',
    seen: 'page',
    published:
      'Ashenmacher, Will. "Reversing the Sands of Time: After Years of Neglect and Abuse, Park Point\'s Dune Ecosystem is Making a Comeback Thanks to the Work of Volunteers." Duluth News-Tribune, 31 May 2008, p. 1A.',
    instead: [
      ['"Reversing', '“Reversing', straight],
      ['Volunteers."', 'Volunteers.”', straight],
      ["Point's", 'Point’s', straight],
      ['is Making', 'Is Making', 'verbs are capital in MLA’s titles'],
    ],
    paper: {
      names: ['Will Ashenmacher'],
      title:
        "Reversing the Sands of Time: After Years of Neglect and Abuse, Park Point's Dune Ecosystem is Making a Comeback Thanks to the Work of Volunteers",
      in: 'Duluth News-Tribune',
      date: '2008-05-31',
      page: '1A',
    },
  },
  {
    style: 'mla',
    source:
      'https://owl.purdue.edu/owl/research_and_citation/mla_style/mla_formatting_and_style_guide/mla_works_cited_periodicals.html: the stored copy ends before its newspapers',
    seen: 'no',
    published:
      'Brubaker, Bill. “New Health Center Targets County’s Uninsured Patients.” Washington Post, 24 May 2007, p. LZ01.',
    paper: {
      names: ['Bill Brubaker'],
      title: 'New Health Center Targets County’s Uninsured Patients',
      in: 'Washington Post',
      date: '2007-05-24',
      page: 'LZ01',
    },
  },
];

describe('newspaper examples as they are published', () => {
  it.each(examples)('$style: $source', (example) => {
    expect(print(example)).toBe(expectedOf(example));
  });
});

function print({ style, listed, paper }: Example): string | undefined {
  const issue = issueOf({
    publication: paper.in,
    date: paper.date,
    edition: paper.edition ?? null,
    language: /^gb/u.test(style) ? 'zh-Hans' : 'en',
  });
  const article = articleOf(paper.title, paper.names ?? []);
  const page = typeof paper.page === 'number' ? paper.page : null;
  const made = reference(issue, { ...article, page }, null, 'x');
  const cited: Reference = typeof paper.page === 'string' ? { ...made, page: paper.page } : made;
  return listed ? citer.bibliography([cited], style)[0] : citer.cite(cited, style);
}

/** The published text with the differences that are given reasons for, each of which must be there. */
function expectedOf({ published, without = [], instead = [] }: Example): string {
  const changes = [...without.map((text) => [text, ''] as const), ...instead];
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, published);
}
