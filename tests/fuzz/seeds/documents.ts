import { gzipSync } from 'node:zlib';
import { tar, zip } from '../../unit/core/archive/parse/readers/archive/archives.ts';
import { column, pdf } from '../../unit/core/archive/parse/readers/pdf/pdfFile.ts';
import { alto } from './pages.ts';
import { fileOf, folderOf, seed, seedsOf } from './seed.ts';

const newswire = [
  '\u0001xya0062 4 i 211 ccccb   xpa 061\r',
  '',
  'Northland-ferries/\r',
  '2ND LEAD\r',
  '\u0002Ferry crews call off their strike\r',
  'By Ann Reed =\r',
  '',
  '   Marlow (xpa) - The crews called off their strike on Monday.\r',
  '# xpa NOTEBOOK\r',
  '\u0003141137 GMT Nov 22\r',
  '\u0004',
].join('\n');

const crawl =
  '渡口栈道下月动工\n——工期四个月\n作者：高远;沈知白  时间：2019-12-25\n\n　　本报讯（记者高远）船工说，石阶要先冲洗两遍。\n\n候船亭添了木凳\n时间：2019-12-24\n　　新来的木凳有八条。\n';
const bracketed =
  '# 1891 - 7 - 12345\n\nPage 1\n\n[渡口添船] [  渡口公司謹啓]  \n　　渡口往來者衆今添新船二艘\n[河水盛漲] ○昨日大雨河水盛漲\n\nPage 2\n\n又决一處\n[米價續跌]\n　　米市近日到貨甚多\n';
const articles =
  '---\ntitle: 渡口重開\ndate: 1949-05-08\nnewspaper: 河口日報\npage: 2\n---\n\n# 渡口重開\n\n昨日清洗石階。\n\n| 一 | 二 |\n|---|---|\n| a | b |\n\n> 引文\n\n- 甲\n  - 乙\n\n[^1]: 註\n';
const table =
  'id,date,newspaper,page,headline,author,text\r\n1,2022-05-06,Harbour Post,2,Second,,"One paragraph.\n\nAnother, with ""quotes""."\r\n2,6 May 2022,Harbour Post,1,First,By Ann Reed,Text.\r\n3,2022-05-07,Harbour Post,1,Next day,,Text.';
const saved = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://paper.example/2020/ferry.html',
  'Subject: =?utf-8?Q?=E6=B8=A1?=',
  'Date: Tue, 15 Dec 2020 08:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="mark"',
  '',
  '',
  '--mark',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://paper.example/2020/ferry.html',
  '',
  '<html><head><meta charset=3D"utf-8"><title>Ferry</title></head><body><article><h1>=E6=B8=A1</h1><p>The ferry ran again, and people queued on the steps for it all the morning.</p></article></body></html>',
  '--mark',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--mark--',
  '',
].join('\r\n');

const canvas = (number: number) => ({
  id: `https://x.example/canvas/p${number}`,
  type: 'Canvas',
  label: { none: [`p. ${number}`] },
  width: 1000,
  height: 2000,
  rendering: [
    {
      id: `https://x.example/alto_p${number}.xml`,
      type: 'Text',
      format: 'application/xml',
      profile: 'http://www.loc.gov/standards/alto/',
    },
  ],
  annotations: [{ id: `https://x.example/anno_p${number}.json`, type: 'AnnotationPage' }],
});
const manifest = JSON.stringify({
  '@context': ['http://iiif.io/api/presentation/3/context.json'],
  id: 'https://x.example/manifest',
  type: 'Manifest',
  label: { de: ['Abendblatt - 1925-02-16'] },
  metadata: [{ label: { en: ['Language'] }, value: { none: ['de'] } }],
  navDate: '1925-02-16T00:00:00Z',
  items: [canvas(1), canvas(2)],
  structures: [
    {
      type: 'Range',
      id: 'r1',
      label: { none: ['Harbour'] },
      items: [{ type: 'Canvas', id: 'https://x.example/canvas/p1#xywh=0,0,10,10' }],
    },
  ],
});
const annotations = JSON.stringify({
  '@context': 'http://iiif.io/api/presentation/3/context.json',
  type: 'AnnotationPage',
  id: 'https://x.example/anno_p1.json',
  items: [
    {
      type: 'Annotation',
      motivation: 'supplementing',
      body: { type: 'TextualBody', value: 'The ferry ran again.', language: 'en' },
      target: 'https://x.example/canvas/p1#xywh=10,20,300,40',
    },
  ],
});

const chapter = (title: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><h1>${title}</h1><p>${`The ${title} was washed in the night. `.repeat(5)}</p></body></html>`;
const epub = zip([
  { name: 'mimetype', content: 'application/epub+zip', stored: true },
  {
    name: 'META-INF/container.xml',
    content: '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
  },
  {
    name: 'OEBPS/content.opf',
    content:
      '<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour Post</dc:title><dc:date>2022-05-06</dc:date></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
  },
  { name: 'OEBPS/a.xhtml', content: chapter('ferry') },
  { name: 'OEBPS/b.xhtml', content: chapter('bridge') },
]);
const courier = fileOf('resources/sample-library/The Wexcombe Courier/1926/1926-01-08.txt');
const packed = zip([
  { name: '1926/1926-01-08.txt', content: courier },
  { name: '1926/p/0001.xml', content: alto },
  { name: '1926/ferry.md', content: articles },
]);
const taped = tar([
  { name: '1926-01-08.txt', content: Buffer.from(courier).toString('utf8').slice(0, 3000) },
  { name: 'p/0001.xml', content: alto },
]);

const article = (row: number) => `${articles.slice(4, 20)}${row}`;

export const documentSeeds = [
  ...seedsOf('issue', 'resources/sample-library'),
  ...seedsOf('issue', 'tests/fixtures/right-to-left'),
  seed('issue', folderOf('tests/fixtures/mets-mini')),
  seed('issue', folderOf('tests/fixtures/machine-read')),
  seed('issue', { 'wire.txt': newswire }),
  seed('issue', { '河口晚报/1.txt': crawl }),
  seed('issue', { 'heads.txt': bracketed }),
  seed('issue', {
    '河口日報/1949-05-08/01.md': articles,
    '河口日報/1949-05-08/02.md': articles + article(2),
  }),
  seed('issue', { 'articles.csv': table }),
  seed('issue', { 'ferry.mhtml': saved }),
  seed('issue', { 'm/manifest.json': manifest, 'm/anno_p1.json': annotations, 'm/alto_p1.xml': alto }),
  seed('issue', { 'Post 2022-05-06.epub': epub }),
  seed('issue', { 'papers.zip': packed }),
  seed('issue', { 'papers.tar': taped }),
  seed('issue', { 'papers.tar.gz': new Uint8Array(gzipSync(taped)) }),
  seed('issue', {
    'Gazette 1901-03-09.pdf': fileOf('tests/fixtures/pdf-mini/saltmere-gazette-1901-03-09.pdf'),
  }),
  seed('issue', {
    'Gazette 1901-03-10.pdf': pdf([
      [
        ...column(50, 780, ['THE SALTMERE GAZETTE', 'Saturday, March 10, 1901'], 24),
        ...column(50, 700, ['The ferry ran', 'again to-day.']),
        ...column(300, 700, ['Rain fell.']),
      ],
    ]),
  }),
];
