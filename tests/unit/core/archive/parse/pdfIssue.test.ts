import { describe, expect, it } from 'vitest';
import { parseSource } from '#core/archive/parse/parse.ts';
import { column, pdf, type Setting } from './readers/pdf/pdfFile.ts';
import { memorySource } from './readers/support.ts';

const text = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    index === count - 1
      ? `and with that the ${name} came to its end.`
      : `the ${name} went on through line ${index + 1} of`,
  );

const front: readonly Setting[] = [
  { x: 40, y: 800, size: 8, text: 'Fair and cold,' },
  { x: 40, y: 790, size: 8, text: 'winds northerly.' },
  { x: 170, y: 785, size: 36, text: 'The Marlow Packet' },
  { x: 500, y: 800, size: 8, text: 'Late' },
  { x: 500, y: 790, size: 8, text: 'Edition' },
  { x: 40, y: 755, size: 9, text: 'Vol. XII. No. 88.' },
  { x: 240, y: 755, size: 9, text: 'Friday, March 8, 1901' },
  { x: 460, y: 755, size: 9, text: 'Price One Penny.' },
  { x: 40, y: 715, size: 12, text: 'After the gales of the winter' },
  { x: 40, y: 685, size: 24, text: 'Harbour Board Votes a Sum' },
  { x: 40, y: 658, size: 24, text: 'for the Repair of the Pier' },
  { x: 40, y: 636, size: 14, text: 'Work to begin within the month' },
  { x: 40, y: 612, size: 9, text: 'By Harriet Dow' },
  ...column(40, 594, ['The board met', ...text('report', 30)], 9),
  ...column(215, 612, text('debate', 31), 9),
  ...column(390, 612, text('vote', 31), 9),
  { x: 40, y: 180, size: 18, text: 'A New Lamp at the Point' },
  ...column(40, 155, ['The lamp was lit', ...text('lamp', 6)], 9),
];
const second: readonly Setting[] = [
  { x: 40, y: 805, size: 9, text: '2' },
  { x: 200, y: 805, size: 9, text: 'THE MARLOW PACKET, MARCH 8, 1901' },
  { x: 40, y: 760, size: 18, text: 'Dues for the Year' },
  ...column(40, 735, ['The dues are', ...text('tariff', 12)], 9),
];

describe('a newspaper in PDF', () => {
  it('has masthead, heads in their parts and running heads by type and place', async () => {
    const [issue] = await parseSource(memorySource({ 'scans/0001.pdf': pdf([front, second]) }));
    expect(issue?.publication).toBe('The Marlow Packet');
    expect([issue?.date, issue?.issueNumber, issue?.masthead.price]).toEqual([
      '1901-03-08',
      '88',
      'One Penny',
    ]);
    expect(
      issue?.articles.map(({ kicker, headline, deck, bylines, page }) => [
        kicker?.text ?? null,
        headline?.text ?? null,
        deck?.text ?? null,
        bylines.map(({ name }) => name),
        page,
      ]),
    ).toEqual([
      [
        'After the gales of the winter',
        'Harbour Board Votes a Sum for the Repair of the Pier',
        'Work to begin within the month',
        ['Harriet Dow'],
        1,
      ],
      [null, 'A New Lamp at the Point', null, [], 1],
      [null, 'Dues for the Year', null, [], 2],
    ]);
    expect(issue?.warnings).toEqual([]);
    expect(issue?.dropped.map(({ text: dropped, reason }) => [reason, dropped])).toContainEqual([
      'runningHead',
      '2 THE MARLOW PACKET, MARCH 8, 1901',
    ]);
  });

  it('takes a name of no common form from its own data where the front page prints it large', async () => {
    const named = (title: string) => [
      { x: 200, y: 780, size: 30, text: 'Kelpwrack' },
      { x: 40, y: 700, size: 18, text: title },
      ...column(40, 675, ['The tide turned', ...text('tide', 12)], 9),
      { x: 300, y: 700, size: 18, text: 'Dues for the Year' },
      ...column(300, 675, ['The dues are', ...text('tariff', 12)], 9),
    ];
    const publicationOf = async (title: string) => {
      const bytes = pdf([named('The Turn of the Tide')], `/Info << /Title (${title}) >>`);
      return (await parseSource(memorySource({ 'scans/0001.pdf': bytes })))[0]?.masthead.title;
    };
    expect(await publicationOf('Kelpwrack, Spring 2009')).toBe('Kelpwrack');
    expect(await publicationOf('The Turn of the Tide')).toBeNull();
    expect(await publicationOf('kelpwrack_final.indd')).toBeNull();
  });
});
