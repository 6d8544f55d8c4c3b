import { describe, expect, it } from 'vitest';
import { readRunningHead } from '#core/archive/parse/compose/masthead/names/runningHead.ts';
import { statedNames } from '#core/archive/parse/compose/masthead/names/statedNames.ts';
import { composeText, expectSound } from '../../issues.ts';

describe('a running head', () => {
  it.each([
    [
      'Wellenburger Anzeiger Nr. 41 vom 18. Februar 1938. S. 2.',
      'Wellenburger Anzeiger',
      '41',
      '1938-02-18',
      2,
    ],
    ['The Copper Bell, Port Ann, June 1, 1878', 'The Copper Bell', null, '1878-06-01', null],
    ['4 THE HARBOUR NEWS, FRIDAY, JUNE 7, 1901.', 'The Harbour News', null, '1901-06-07', 4],
    ['L’Écho du Nord, Année 12, Numéro 78', 'L’Écho du Nord', '78', null, null],
    [
      'Le Petit Rouge, mercredi 1er décembre 1915, 12e année, n° 78',
      'Le Petit Rouge',
      '78',
      '1915-12-01',
      null,
    ],
    ['De Havenbode, vrijdag 3 mei 1901, No. 44', 'De Havenbode', '44', '1901-05-03', null],
    ['Gazzetta dell’Isola, 12 agosto 1899, num. 5, pag. 3', 'Gazzetta dell’Isola', '5', '1899-08-12', 3],
    ['El Faro, 3 de mayo de 1899, núm. 12', 'El Faro', '12', '1899-05-03', null],
    ['Kurjer Nadrzeczny nr 12, 3 maja 1899, str. 2', 'Kurjer Nadrzeczny', '12', '1899-05-03', 2],
    [
      'Zweite Beilage zum Wellenburger Boten. № 12. Wellenburg, Montag, den 14. Januar 1895.',
      'Wellenburger Boten',
      '12',
      '1895-01-14',
      null,
    ],
  ])('gives title, number, date and page: %s', (line, title, issueNumber, date, page) => {
    expect(readRunningHead(line)).toMatchObject({ title, issueNumber, date, page, isCertain: true });
  });

  it.each([
    'He was born in Wellenburg on 3 May 1871 and died there.',
    'On June 4, 1878 the Council met for No. 5.',
    'Nr. 12 vom 3. Mai 1871',
    'Fig. 3, May 3, 1899',
    'Srrfblcbdcr Znftblntt Nr. 4 vom 3. Mai 1871',
  ])('is not seen in other lines: %s', (line) => {
    expect(readRunningHead(line)).toBeNull();
  });

  it('is doubtful where a report may begin so', () => {
    expect(readRunningHead('LONDON, June 1, 1878')?.isCertain).toBe(false);
  });
});

const story = 'The river rose in the night, and by the morning the lower town was under water.\n'.repeat(6);

describe('an issue that no masthead names', () => {
  it('is called by the heads over its pages', () => {
    const issue = composeText(
      `Wellenburg und Umgegend Nr. 41 vom 18. Februar 1938. S. 2.\n\n${story}`,
      'a/1.txt',
    );
    expectSound(issue);
    expect(issue).toMatchObject({
      publication: 'Wellenburg und Umgegend',
      date: '1938-02-18',
      issueNumber: '41',
    });
    expect(issue.warnings).toEqual([]);
  });

  it('is called by a head that the format marks, and drops it over later pages', () => {
    const head = 'Wellenburger Anzeiger Nr. 41 vom 18. Februar 1938. S.';
    const text = `# ${head} 2\n\n## Der Fluß\n\n${story}\n# ${head} 3\n\n## Die Brücke\n\n${story}`;
    const issue = composeText(text, 'a/1.md');
    expectSound(issue);
    expect(issue).toMatchObject({
      publication: 'Wellenburger Anzeiger',
      date: '1938-02-18',
      issueNumber: '41',
    });
    expect(issue.dropped.map(({ text: one }) => one)).toContain(`${head} 3`);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual(['Der Fluß', 'Die Brücke']);
  });

  it('is not called by the place that a report comes from', () => {
    const issue = composeText(`LONDON, June 1, 1878\n\n${story}`, '1.txt');
    expectSound(issue);
    expect(issue.publication).toBeNull();
  });

  it('is called by a doubtful head that stands over two pages', () => {
    const page = `COPPER BELL, June 1, 1878\n\n${story}`;
    expect(composeText(`${page}\f${page}`, '1.txt').publication).toBe('Copper Bell');
  });
});

describe('what a format states', () => {
  it('names no paper where nobody filled it in', () => {
    expect(statedNames({ title: 'SOME_TITLE_PLACEHOLDER', date: '1845-12-28' })).toEqual({
      date: '1845-12-28',
    });
    expect(statedNames({ title: 'scan_0001.pdf' })).toEqual({});
    expect(statedNames({ title: '石橋日報' })).toEqual({ title: '石橋日報' });
  });

  it('gives day and number where its title is made of them', () => {
    expect(statedNames({ title: '1915-12-01 (Année 12, Numéro 78)' })).toEqual({
      date: '1915-12-01',
      issueNumber: '78',
    });
  });

  it('gives the title without the day behind it, and its own day before that', () => {
    expect(statedNames({ title: 'The Copper Bell, 1910-04-30', date: '1910-05-01' })).toEqual({
      title: 'The Copper Bell',
      date: '1910-05-01',
    });
  });
});
