import { describe, expect, it } from 'vitest';
import { findHeadDate } from '#core/archive/parse/compose/masthead/headDate.ts';
import { parseIssueFile } from '#core/archive/parse/parse.ts';

describe('the date in a damaged head', () => {
  it.each([
    ['STANCHESTER,. -SHIRE FRIDAY, MAY .26, ,1916', '1916-05-26'],
    ['No. 20..m  STANCHESTER, FRIDAY EVENING, MAY 26. 1916-TWENTY-FOUR PAGES.', '1916-05-26'],
    ['STANCHESTER, Friday, January 8th, 1926. Copyright by the Printing Association.', '1926-01-08'],
  ])('is read through the noise: %s', (line, date) => {
    expect(findHeadDate(`;; .' I\nTHE WEATHER\n${line}\nMore`)?.date).toBe(date);
  });

  it.each([
    ['another weekday', 'FRIDAY, MAY 20, 1916'],
    ['a misread year', 'FRIDAY, MAY 26, 1016'],
    ['no such day', 'FRIDAY, JUNE 31, 1916'],
    ['two lines', 'FRIDAY,\nMAY 26, 1916'],
  ])('is no date where %s speaks against it', (_why, line) => {
    expect(findHeadDate(line)).toBeNull();
  });

  it('stands anywhere where it is a line of its own with its place in capitals', () => {
    const far = 'The river rose in the night.\n'.repeat(300);
    expect(findHeadDate(`${far}STANCHESTER, SHIRE, FRIDAY. MAY 26, 1916\n${far}`)?.date).toBe('1916-05-26');
    expect(findHeadDate(`${far}We met in town, Friday, May 26, 1916\n${far}`)).toBeNull();
    expect(findHeadDate(`${far}STANCHESTER, FRIDAY, MAY 26, 1916 was fine\n${far}`)).toBeNull();
  });

  it('dates an issue whose head cannot be taken apart', () => {
    const page = `;: .r ,,. 'B\nVOL LVIH. NO. 126\nSTANCHESTER,. -SHIRE FRIDAY, MAY .26, ,1916\nm L\nET-UP\n\nThe river rose in the night, and by the morning the lower town was under water.\n`;
    const issue = parseIssueFile('page.txt', new TextEncoder().encode(page));
    expect(issue.date).toBe('1916-05-26');
    expect(issue.masthead.dateText).toBe('FRIDAY, MAY .26, ,1916');
  });
});
