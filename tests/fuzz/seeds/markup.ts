import { alto } from './pages.ts';
import { seed } from './seed.ts';

const xml = '<?xml version="1.0" encoding="UTF-8"?>';

const tei = `${xml}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ferry</title></titleStmt><sourceDesc><bibl>
<title level="a">Ferry Runs Again</title><title level="j">Harbour Post</title><pubPlace>Marlow</pubPlace><date when="1894-05-13">May 13, 1894</date><biblScope unit="issue">12</biblScope></bibl></sourceDesc></fileDesc></teiHeader>
<facsimile><surface xml:id="s1" ulx="0" uly="0" lrx="1000" lry="2000"><zone xml:id="z1" points="0,0 500,0 500,100 0,100"><zone xml:id="l1" ulx="0" uly="0" lrx="500" lry="20"/></zone></surface></facsimile>
<text><body><div type="page" n="1"><pb n="1" facs="#s1"/><div type="article" xml:id="a1"><head type="main">FERRY RUNS AGAIN.</head><byline>By Ann Reed</byline><dateline>MARLOW, May 12.</dateline>
<p facs="#z1"><lb facs="#l1"/>The ferry <choice><orig>ye</orig><reg>the</reg></choice> ran.<note>Remark.</note> <w>Un<pc>-</pc></w><lb/><w>der</w></p><lg><l>One line</l><l>and another</l></lg></div></div></body></text></TEI>`;

const nitf = `${xml}<nitf><head><docdata><date.issue norm="20151210T191044Z"/><doc.copyright holder="AP"/></docdata><pubdata name="Harbour Post" date.publication="20151211T000000-0500" number="3"/></head>
<body><body.head><hedline><hl1>Ferry runs again</hl1><hl2>Steps washed</hl2></hedline><byline>By <person>Ann Reed</person></byline><dateline><location><city>Marlow</city></location></dateline></body.head>
<body.content><block><p>The boat of the <org>Acme</org> ran.</p><hl2>What next</hl2><ul><li>One.</li><li>Two.</li></ul><table><tr><td>1</td></tr></table></block><media media-type="image"><media-caption>The ferry.</media-caption></media></body.content></body></nitf>`;

const newsml = `${xml}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="fi-FI"><itemMeta><provider qcode="nprov:STT"/><versionCreated>2017-12-20T11:00:00+02:00</versionCreated></itemMeta>
<contentMeta><dateline>Helsinki</dateline><by>Aino Virta</by><headline>Parliament passed the act</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><h2>Also the law</h2><p>The <b>Alko</b> won.</p><p>One<br/>two.</p></body></html></inlineXML></contentSet></newsItem>`;

const component = (role: string, resource: string) =>
  `<d:Component><d:Descriptor><d:Statement dc:type="role">${role}</d:Statement></d:Descriptor>${resource}</d:Component>`;
const didl = `${xml}<d:DIDL><d:Item dc:identifier="x">${component('metadata', '<d:Resource><srw_dc:dcx><dc:title>Courant</dc:title><dc:date>1813-11-16</dc:date></srw_dc:dcx></d:Resource>')}
<d:Item dc:identifier="x:p1">${component('metadata', '<d:Resource><srw_dc:dcx><ddd:nativePageNumber>1</ddd:nativePageNumber></srw_dc:dcx></d:Resource>')}${component('alto', '<d:Resource ref="http://resolver.example/alto" dcx:filename="X_1_alto.xml"/>')}</d:Item>
<d:Item dc:identifier="x:a1">${component('metadata', '<d:Resource><srw_dc:dcx><dc:subject>artikel</dc:subject><dc:title>Harbour</dc:title></srw_dc:dcx></d:Resource>')}${component('metadata/zoning', '<d:Resource><dcx:zoning><dcx:article-part order="1"><dcx:blocks alto="X_1_alto.xml"><dcx:TextBlock ID="b1"/></dcx:blocks></dcx:article-part></dcx:zoning></d:Resource>')}</d:Item></d:Item></d:DIDL>`;

const fold = `${xml}<!DOCTYPE ecpo [<!ENTITY gaiji "&#xe111;">]><fold xml:id="hk_0812_1939-04-21_0001+0004"><div type="page" page="recto" n="1" mode="vertical-rl"><div type="head"><div>河口日報<lb/></div><div>中華民國二十八年四月廿一日<lb/></div></div><div type="advert"><div>渡輪<lb/>客票<lb/></div></div><div type="article"><div>渡口重開<lb/></div><div>（知止）<lb/></div><div><p>昨日清洗石階，今晨重新&gaiji;<lb/>開放。<lb/></p></div></div></div></fold>`;

const html = `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>渡口重新开放_马洛晚报</title><meta property="article:published_time" content="2020-12-14"><script type="application/ld+json">{"@type":"NewsArticle","headline":"渡口","datePublished":"2020-12-14"}</script></head>
<body><div class="nav"><a href="/">首页</a></div><article><h1>渡口重新开放</h1><p>渡口今晨重新开放，石阶已经清洗完毕，居民在堤上排队等候首班渡轮。渡口所长说，今后每日清晨六时起摆渡，收费照旧。</p><table><tr><td>一</td><td>二</td></tr></table><ul><li>甲<ul><li>乙</li></ul></li></ul><pre>x</pre></article></body></html>`;

const hocr = `<!DOCTYPE html><html><head><meta name='ocr-system' content='tesseract'/></head><body><div class='ocr_page' title='image "0001.jpg"; bbox 0 0 1000 2000; ppageno 0'><div class="ocr_carea" title="bbox 0 0 500 400"><p class='ocr_par' lang='eng'><span class="ocr_line" title="bbox 0 0 500 10; baseline 0 0; x_size 12"><span class='ocrx_word' title='bbox 0 0 40 10; x_wconf 90'>Fair</span> <span class='ocrx_word' title='bbox 50 0 90 10; x_wconf 90'>day</span></span></p></div></div></body></html>`;

const coords = '<Coords points="0,0 500,0 500,100 0,100"/>';
const pageXml = `${xml}<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata/><Page imageFilename="0001.jpg" imageWidth="1000" imageHeight="500"><ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="0" regionRef="r1"/><RegionRefIndexed index="1" regionRef="r2"/></OrderedGroup></ReadingOrder>
<TextRegion id="r1" type="heading" custom="readingOrder {index:0;} structure {type:heading;}">${coords}<TextLine id="l1">${coords}<Baseline points="0,90 500,90"/><Word id="w1">${coords}<TextEquiv conf="0.9"><Unicode>Floods</Unicode></TextEquiv></Word><TextEquiv><Unicode>Floods</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="r2">${coords}<TextLine id="l2">${coords}<TextEquiv><Unicode>Rain fell on Mar¬</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>`;

export const markupSeeds = [
  seed('issue', { 'a.xml': tei }),
  seed('issue', { 'a.xml': nitf }),
  seed('issue', { 'a.xml': newsml }),
  seed('issue', { 'k/didl.xml': didl, 'k/X_1_alto.xml': alto }),
  seed('issue', { 'hk.xml': fold }),
  seed('issue', { '2020-12-14.html': html }),
  seed('issue', { 'p/0001.hocr': hocr }),
  seed('issue', { 'p/0001.html': hocr, 'p/0002.html': hocr }),
  seed('issue', { 'p/page/0001.xml': pageXml }),
  seed('issue', { 'Courier 1901-03-09/0001.xml': alto, 'Courier 1901-03-09/0002.xml': alto }),
];
