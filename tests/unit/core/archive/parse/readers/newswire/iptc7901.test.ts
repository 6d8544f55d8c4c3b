import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSource } from '#core/archive/parse/parse.ts';
import { iptc7901Reader } from '#core/archive/parse/readers/newswire/iptc7901.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, outline, readWith } from '../support.ts';

const message = [
  '\u0001xya0062 4 i 211 ccccb   xpa 061\r',
  '',
  'Northland-ferries/\r',
  '2ND LEAD\r',
  '\u0002Ferry crews in Northland call off\r',
  'their strike\r',
  'By Ann Reed =\r',
  '',
  '   Marlow (xpa) - The crews of the northern ferries called off their\r',
  'strike on Monday.\r',
  '   "We were heard," a crewman said.\r',
  '',
  'Boats run again from Tuesday.\r',
  '',
  '# xpa NOTEBOOK\r',
  '',
  '* * * *\r',
  'The following information is not for publication\r',
  '- Editing by: Bob Lane\r',
  '',
  'xpa ar bl\r',
  '\u0003141137 GMT Nov 22\r',
  '\u0004',
].join('\n');

describe('IPTC 7901', () => {
  it('gives note, headline, byline and paragraphs; the transmission is dropped', async () => {
    const [result] = await readWith(iptc7901Reader, { 'a.txt': message });
    expect(result && outline(result)).toEqual([
      ['kicker', '2ND LEAD'],
      ['headline', 'Ferry crews in Northland call off their strike'],
      ['byline', 'By Ann Reed'],
      ['paragraph', 'Marlow (xpa) - The crews of the northern ferries called off their strike on Monday.'],
      ['paragraph', '"We were heard," a crewman said.'],
      ['paragraph', 'Boats run again from Tuesday.'],
      ['notice', '# xpa NOTEBOOK'],
      ['notice', '* * * * The following information is not for publication'],
      ['notice', '- Editing by: Bob Lane'],
      ['notice', 'xpa ar bl'],
    ]);
    expect(result?.dropped.map(({ start, end, reason }) => [result.text.slice(start, end), reason])).toEqual([
      ['xya0062 4 i 211 ccccb   xpa 061', 'markup'],
      ['Northland-ferries/', 'markup'],
      ['=', 'markup'],
      ['141137 GMT Nov 22', 'markup'],
      ['\u0001\u0002\u0003\u0004', 'controlCharacter'],
    ]);
    expect(result?.fields).toEqual({ title: 'xpa', date: '2022-11-14' });
  });

  it('is known without its control characters', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of the transmission are left out.
    const plain = message.replace(/[\u0001-\u0004]/gu, '');
    const [result] = await readWith(iptc7901Reader, { 'a.txt': plain });
    expect(result && outline(result)[1]).toEqual([
      'headline',
      'Ferry crews in Northland call off their strike',
    ]);
  });

  it('puts the messages of one day into one issue, each an article', async () => {
    const next = message.replace('Ferry crews', 'Bus crews').replace('141137', '142007');
    const later = message.replace('141137', '151137');
    const issues = await parseSource(memorySource({ 'a.txt': message + next + later }));
    expect(issues[0]?.articles[0]?.creditLine).toBe('Marlow (xpa)');
    expect(issues.map(({ date, publication, articles }) => [date, publication, articles.length])).toEqual([
      ['2022-11-14', 'xpa', 2],
      ['2022-11-15', 'xpa', 1],
    ]);
  });

  it('leaves prose with a number at its beginning alone', async () => {
    const prose = 'may1914 4 was the year\n\nThe ferry ran.\n';
    expect(iptc7901Reader.matches(await inputOf(memorySource({ 'a.txt': prose })))).toBe(false);
  });
});

describeWithSamples('the IPTC 7901 message among the samples', (folder) => {
  it('has its headline, agency and day, and no control character in its text', async () => {
    const path = 'newswire/IPTC7901.txt';
    const [issue] = await parseSource(memorySource({ [path]: readFileSync(join(folder, path)) }));
    expect(issue).toMatchObject({ publication: 'dpa', date: '2013-11-13' });
    expect(issue?.articles.map(({ headline, paragraphs }) => [headline?.text, paragraphs.length])).toEqual([
      ['Germany Social Democrats: Coalition talks with Merkel could fail', 5],
    ]);
    expect(
      issue?.articles.flatMap(({ paragraphs }) => paragraphs).some(({ text }) => /\p{Cc}/u.test(text)),
    ).toBe(false);
  });
});
