import { describe, expect, it } from 'vitest';
import { newsmlReader } from '#core/archive/parse/readers/newswire/newsml.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

const item = (
  headline: string,
  content: string,
) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="fi-FI">
  <itemMeta><provider qcode="nprov:STT"/><versionCreated>2017-12-20T11:00:00+02:00</versionCreated><firstCreated>2017-12-19T23:33:04+02:00</firstCreated></itemMeta>
  <contentMeta><dateline>Helsinki</dateline><by>Aino Virta</by><headline>${headline}</headline><creditline>STT–</creditline></contentMeta>
  <contentSet>${content}</contentSet></newsItem>`;
const xhtml =
  '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h2>Also the law</h2><p>The <Company>Alko</Company> won.</p><p/><h3>Rinne</h3><p>One<br/>two.</p></body></html></inlineXML>';

describe('NewsML-G2', () => {
  it('puts the parts in the order in which a story is read', async () => {
    const [result] = await readWith(newsmlReader, { 'a.xml': item('Parliament passed the act', xhtml) });
    expect(result && outline(result)).toEqual([
      ['headline', 'Parliament passed the act'],
      ['byline', 'Aino Virta'],
      ['dateline', 'Helsinki'],
      ['deck', 'Also the law'],
      ['paragraph', 'The Alko won.'],
      ['subhead', 'Rinne'],
      ['paragraph', 'One two.'],
    ]);
    expect(result?.fields).toEqual({ date: '2017-12-19', title: 'STT' });
    expect(result?.language).toBe('fi-FI');
  });

  it('reads a story in NITF inside an item', async () => {
    const nitf =
      '<inlineXML><nitf><body><body.head><hedline><hl1>Inside</hl1></hedline></body.head><body.content><p>Text.</p></body.content></body></nitf></inlineXML>';
    const [result] = await readWith(newsmlReader, { 'a.xml': item('Outside', nitf) });
    expect(result && outline(result)).toEqual([
      ['headline', 'Inside'],
      ['paragraph', 'Text.'],
    ]);
    expect(result?.fields.date).toBe('2017-12-19');
  });

  it('reads every item of a message', async () => {
    const results = await readWith(newsmlReader, {
      'a.xml': `<newsMessage><itemSet>${item('A', xhtml)}${item('B', xhtml)}</itemSet></newsMessage>`,
    });
    expect(results.map(({ part, blocks }) => [part, blocks[0]?.text])).toEqual([
      ['1', 'A'],
      ['2', 'B'],
    ]);
  });

  it.each([
    ['plain text', 'The Alko won.\n\nOne more.'],
    ['HTML in plain text', '&lt;p&gt;The Alko won.&lt;/p&gt;&lt;p&gt;One&amp;nbsp;more.&lt;/p&gt;'],
  ])('reads %s by its paragraphs', async (_, data) => {
    const [result] = await readWith(newsmlReader, {
      'a.xml': item('Head', `<inlineData>${data}</inlineData>`),
    });
    const paragraphs = result?.blocks.filter(({ role }) => role === 'paragraph').map(({ text }) => text);
    expect(paragraphs?.map((text) => text.replace('\u00a0', ' '))).toEqual(['The Alko won.', 'One more.']);
  });

  it('reads NewsML 1', async () => {
    const file = `<?xml version="1.0"?><NewsML><NewsEnvelope/><NewsItem><Identification><NewsIdentifier><DateId>20060901</DateId></NewsIdentifier></Identification>
      <NewsManagement><FirstCreated>20060901T101500Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry runs</HeadLine><ByLine>Ann Reed</ByLine></NewsLines>
      <AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
      <ContentItem><DataContent><p>First.</p><p>Second.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
    const [result] = await readWith(newsmlReader, { 'a.xml': file });
    expect(result && outline(result)).toEqual([
      ['headline', 'Ferry runs'],
      ['byline', 'Ann Reed'],
      ['paragraph', 'First.'],
      ['paragraph', 'Second.'],
    ]);
    expect(result?.fields).toEqual({ date: '2006-09-01', title: 'AFP' });
  });

  it('is refused with one sentence where an item has no text', async () => {
    const input = await inputOf(memorySource({ 'Wire/a.xml': '<newsItem><itemMeta/></newsItem>' }));
    expect(await refusal(() => newsmlReader.read(input))).toBe(
      'Wire/a.xml is a NewsML file without the text of a story.',
    );
  });
});
