import { describe, expect, it } from 'vitest';
import { nitfReader } from '#core/archive/parse/readers/newswire/nitf.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

const nitf = `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20151210T191044Z"/><doc.copyright holder="AP"/></docdata>
  <pubdata name="Harbour Post" date.publication="20151211T000000-0500" number="3"/></head><body><body.head><hedline>
  <hl1>Ferry runs again</hl1><hl2>Steps were\n washed</hl2></hedline><note><body.content><p>For all editions.</p></body.content></note>
  <byline>By <person>Ann Reed</person><byttl>AP Writer</byttl></byline><distributor>The Agency</distributor>
  <dateline><location><city>Marlow</city>, <state>VA</state></location></dateline></body.head>
  <body.content><block><p>The boat of the <org>Acme <em>Boat</em> Company</org> ran.</p><hl2>What next</hl2><ul><li>One.</li><li>Two.</li></ul></block>
  <media media-type="image"><media-reference source="a.jpg"/><media-caption>The ferry.</media-caption></media></body.content>
  <body.end><tagline>Bob Lane helped.</tagline></body.end></body></nitf>`;

describe('NITF', () => {
  it('gives headline, deck, byline, dateline, text, subheads and captions', async () => {
    const [result] = await readWith(nitfReader, { 'a.xml': nitf });
    expect(result && outline(result)).toEqual([
      ['headline', 'Ferry runs again'],
      ['deck', 'Steps were washed'],
      ['notice', 'For all editions.'],
      ['byline', 'By Ann Reed'],
      ['byline', 'AP Writer'],
      ['notice', 'The Agency'],
      ['dateline', 'Marlow, VA'],
      ['paragraph', 'The boat of the Acme Boat Company ran.'],
      ['subhead', 'What next'],
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
      ['caption', 'The ferry.'],
      ['paragraph', 'Bob Lane helped.'],
    ]);
  });

  it('takes the day of publication before the day of issue', async () => {
    const [result] = await readWith(nitfReader, { 'a.xml': nitf });
    expect(result?.fields).toEqual({ title: 'Harbour Post', date: '2015-12-11', issueNumber: '3' });
    const [wire] = await readWith(nitfReader, { 'a.xml': nitf.replace(/<pubdata[^>]*>/u, '') });
    expect(wire?.fields).toEqual({ title: 'AP', date: '2015-12-10' });
  });

  it('shows a headline once that the file gives twice', async () => {
    const [result] = await readWith(nitfReader, {
      'a.xml': nitf.replace('Steps were\n washed', 'Ferry runs again'),
    });
    expect(result?.blocks.filter(({ text }) => text === 'Ferry runs again')).toHaveLength(1);
  });

  it('names the paper after its distributor and shows no time as programs write it', async () => {
    const wire = nitf
      .replace(/<pubdata[^>]*>|<doc.copyright[^>]*>/gu, '')
      .replace(
        '</location>',
        '</location><story.date norm="20151210T191044Z">20151210T191044+0000</story.date>',
      );
    const [result] = await readWith(nitfReader, { 'a.xml': wire });
    expect(result?.fields.title).toBe('The Agency');
    expect(result && outline(result).filter(([role]) => role === 'dateline')).toEqual([
      ['dateline', 'Marlow, VA'],
    ]);
    expect(result?.dropped.map(({ start, end }) => result.text.slice(start, end))).toEqual([
      '20151210T191044+0000',
    ]);
  });

  it('is refused with one sentence where there is nothing to read', async () => {
    const input = await inputOf(memorySource({ 'Wire/a.xml': '<nitf><body></body></nitf>' }));
    expect(await refusal(() => nitfReader.read(input))).toBe('Wire/a.xml is an NITF file without text.');
  });
});
