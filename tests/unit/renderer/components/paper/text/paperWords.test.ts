import { describe, expect, it } from 'vitest';
import { paperWords } from '../../../../../../src-renderer/components/paper/text/paperWords.ts';

const day = '1824-02-17';

describe('paperWords', () => {
  it.each([
    ['en', 'Tuesday', 'No. 12', '4 pages'],
    ['zh', '星期二', '第12期', '共4版'],
    ['zh-Hant', '星期二', '第12期', '共4版'],
    ['de', 'Dienstag', 'Nr. 12', '4 Seiten'],
    ['fr', 'mardi', 'N° 12', '4 pages'],
    ['nl', 'dinsdag', 'Nr. 12', '4 pagina’s'],
    ['es', 'martes', 'N.º 12', '4 páginas'],
    ['it', 'martedì', 'N. 12', '4 pagine'],
  ])('speaks the language of the paper: %s', (language, weekday, number, pages) => {
    const words = paperWords(language, language.startsWith('zh') ? 'han' : 'latin');
    // How it is punctuated is for the browser's own tables to say.
    expect(words.fullDay(day)).toContain(weekday);
    expect(words.fullDay(day)).toContain('1824');
    expect(words.issueNumber('12')).toBe(number);
    expect(words.pageCount(4)).toBe(pages);
  });

  it('counts one page as one', () => {
    expect(paperWords('de', 'latin').pageCount(1)).toBe('1 Seite');
    expect(paperWords('zh', 'han').page('2')).toBe('第2版');
    expect(paperWords('en', 'latin').page('2')).toBe('Page 2');
  });

  it('goes by the script where the text does not say its language', () => {
    expect(paperWords('und', 'han').fullDay(day)).toContain('星期二');
    expect(paperWords('und', 'latin').fullDay(day)).toContain('Tuesday');
  });

  it('writes a date for any tag, and nothing for what is no date', () => {
    expect(paperWords('fi', 'latin').fullDay(day)).toContain('1824');
    expect(paperWords('not a tag', 'latin').fullDay(day)).toContain('1824');
    expect(paperWords('en', 'latin').fullDay('1795-06-31 or so')).toBe('');
  });
});
