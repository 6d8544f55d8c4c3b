import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findContinuation } from '#core/archive/parse/compose/lines/continuation.ts';
import { detectLanguage } from '#core/archive/parse/compose/lines/language.ts';
import { fromPath } from '#core/archive/parse/compose/masthead/names/pathEvidence.ts';
import { findHanDate, isoDate, parseWeekday, weekdayOf } from '#core/archive/parse/dates/dates.ts';
import { findLatinDate } from '#core/archive/parse/dates/latinDates.ts';
import { isLunarDay, parseLunarDay } from '#core/archive/parse/dates/lunar.ts';
import { composeText } from './issues.ts';

describe('printed dates', () => {
  it.each([
    ['2022年5月6日', '2022-05-06'],
    ['２０２２年０５月０６日 星期五', '2022-05-06'],
    ['二〇二二年五月六日', '2022-05-06'],
    ['二○二二年十二月三十一日', '2022-12-31'],
    ['2022-05-06', '2022-05-06'],
    ['2022.5.6', '2022-05-06'],
    ['中華民國貳拾捌年四月廿一日', '1939-04-21'],
    ['民国元年一月一日', '1912-01-01'],
    ['光緒二十四年閏三月初五日', '1898-04-25'],
    ['同治十一年三月二十三日', '1872-04-30'],
    ['宣统三年腊月二十五', '1912-02-12'],
    ['昭和十四年四月二十一日', '1939-04-21'],
    ['大正元年８月１日', '1912-08-01'],
    ['康德六年四月二十一日', '1939-04-21'],
    ['一九九八年元月一日', '1998-01-01'],
  ])('%s', (printed, iso) => {
    expect(findHanDate(printed)?.iso).toBe(iso);
  });

  it.each([
    ['FRIDAY, MAY 26, 1916.', '1916-05-26'],
    ['May 14th, 1926', '1926-05-14'],
    ['8 January 1926', '1926-01-08'],
    ['Freitag, 3. März 1899', '1899-03-03'],
    ['Samedi 1er août 1914', '1914-08-01'],
    ['1926-01-08', '1926-01-08'],
    ['Tuesday, the 17th of February, 1824', '1824-02-17'],
    ['Mandag den 1. Junii 1795', '1795-06-01'],
    ['3 de mayo de 1898', '1898-05-03'],
    ['21.4.1939', '1939-04-21'],
    ['21/04/1939', '1939-04-21'],
    ['04/21/1939', '1939-04-21'],
  ])('%s', (printed, iso) => {
    expect(findLatinDate(printed)?.iso).toBe(iso);
  });

  it('that no calendar has are found and have no meaning', () => {
    expect(findHanDate('2022年6月31日')).toMatchObject({ text: '2022年6月31日', iso: null });
    expect(findLatinDate('June 31, 1795')).toMatchObject({ text: 'June 31, 1795', iso: null });
    expect(isoDate(2023, 2, 29)).toBeNull();
    expect(isoDate(2024, 2, 29)).toBe('2024-02-29');
    expect(isoDate(12, 1, 1)).toBeNull();
  });

  it.each(['同治元年闰三月初五', '光緒二十四年閏四月初五日', '昭和十四年二月三十日'])(
    'of a calendar without that day have no meaning: %s',
    (printed) => {
      expect(findHanDate(printed)).toMatchObject({ iso: null });
    },
  );

  it('of the Chinese calendar are compared as far as they are printed', () => {
    const lunar = (text: string) => parseLunarDay(text);
    expect(lunar('己卯年三月初二')).toEqual({ cycleYear: '己卯', month: 3, isLeap: false, day: 2 });
    expect(lunar('农历庚子年十月三十')).toMatchObject({ cycleYear: '庚子', month: 10, day: 30 });
    expect(lunar('夏曆閏二月廿五')).toEqual({ cycleYear: null, month: 2, isLeap: true, day: 25 });
    expect(lunar('农历腊月')).toBeNull();
    const day = lunar('己卯年三月初二');
    expect(day && isLunarDay('1939-04-21', day)).toBe(true);
    expect(day && isLunarDay('1939-04-22', day)).toBe(false);
    expect(isLunarDay('1939-04-21', { cycleYear: '庚辰', month: 3, isLeap: false, day: 2 })).toBe(false);
  });

  it('that the masthead contradicts are reported', () => {
    const codes = (lunar: string) =>
      composeText(
        `河口晚报\n2023年3月14日 星期二 ${lunar}\n\n渡口\n\n本报讯 船来了，灯也亮了。`,
      ).warnings.map(({ code }) => code);
    expect(codes('癸卯年二月廿三')).toEqual([]);
    expect(codes('癸卯年二月廿四')).toEqual(['lunarMismatch']);
  });

  it('are not seen in other numbers', () => {
    for (const text of ['No. 2022-05', '0999-7110315', '价格2022.5', 'the year 1916']) {
      expect(findHanDate(text)).toBeNull();
      expect(findLatinDate(text)).toBeNull();
    }
  });

  it('come back as they were printed', () => {
    const days = fc.date({ min: new Date('1700-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        expect(findHanDate(`${year}年${month}月${day}日`)?.iso).toBe(iso);
        const name = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
        expect(findLatinDate(`${name} ${day}, ${year}`)?.iso).toBe(iso);
        expect(weekdayOf(iso)).toBe(date.getUTCDay());
      }),
    );
  });

  it.each([
    ['星期日', 0],
    ['星期天', 0],
    ['周三', 3],
    ['禮拜六', 6],
    ['Friday', 5],
    ['Mittwoch', 3],
    ['samedi', 6],
    ['noon', null],
  ])('names of days: %s', (text, day) => {
    expect(parseWeekday(text)).toBe(day);
  });
});

describe('languages', () => {
  it.each([
    ['zh-Hans', '昨天清早，镇上的渡口重新开放，记者从会议上了解到，新船还没有下水。'],
    ['zh-Hant', '昨天清早，鎮上的渡口重新開放，記者從會議上了解到，新船還沒有下水。'],
    ['ja', '昨日の朝、町の渡し場がふたたび開いた。船はまだ来ない。'],
    ['ko', '어제 아침 마을의 나루터가 다시 열렸다. 배는 아직 오지 않았다.'],
    [
      'en',
      'The ferry was opened again on Tuesday, and the first boat was full of people who had waited for it in the rain.',
    ],
    [
      'de',
      'Die Fähre ist am Dienstag wieder eröffnet worden, und das erste Boot war voll von Leuten, die auf der Treppe mit Körben zu warten hatten.',
    ],
    [
      'fr',
      'Le bac est ouvert depuis mardi, et les premiers passagers, qui attendaient dans la pluie, ont traversé pour une pièce de monnaie.',
    ],
    [
      'nl',
      'Het veer is op dinsdag weer geopend, en de eerste boot was vol met mensen die van de regen niet te houden waren, dat zegt een schipper.',
    ],
    ['und', '12345 — 67890'],
    ['und', 'Xq zvw krr plt'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

describe('marks of a continuation', () => {
  it.each([
    ['（下转第3版）', 'on', 3],
    ['（下转２版）', 'on', 2],
    ['下转A3版', 'on', 3],
    ['话没有说完（下转第二版）', 'on', 2],
    ['（上接第1版）', 'from', 1],
    ['（紧接第一版）', 'from', 1],
    ['Continued on page 3.', 'on', 3],
    ['(Continued from Page 1.)', 'from', 1],
    ['Continued on Page 3, Column 1.', 'on', 3],
    ['Continued on page two', 'on', 2],
  ])('%s', (text, direction, page) => {
    expect(findContinuation(text)).toMatchObject({ direction, page });
  });

  it.each([
    '他把椅子转了两版',
    '详见第3版',
    '这条消息转第二版刊出以后，人人都在说。',
    'It was continued on the next day.',
  ])('not in %s', (text) => {
    expect(findContinuation(text)).toBeNull();
  });
});

describe('what a path says', () => {
  it.each([
    ['河口晚报/2022/2022-05-06.txt', '2022-05-06', '河口晚报', 'folder'],
    ['The Saltern Herald/1921/1921-05-06-town.txt', '1921-05-06', 'The Saltern Herald', 'folder'],
    ['The Saltern Herald 1921/1921-05-06.txt', '1921-05-06', 'The Saltern Herald', 'folder'],
    ['herald/19210506.txt', '1921-05-06', 'herald', 'folder'],
    ['2022-05-06.txt', '2022-05-06', null, null],
    ['herald/utf8/issue 12.txt', null, 'herald', 'folder'],
    ['herald/1921-06-31.txt', null, 'herald', 'folder'],
    ['1921年05月/zh/2022-05-06.txt', '2022-05-06', null, null],
  ])('%s', (path, date, publication, namedBy) => {
    expect(fromPath(path)).toEqual({ date, publication, namedBy });
  });
});

describe('what a file is called', () => {
  it.each([
    ['papers/Salt Bay Illuminator 1899-03-04.txt', '1899-03-04', 'Salt Bay Illuminator'],
    ['texts/Salt Bay Illuminator, 4 March 1899, p. 3.txt', '1899-03-04', 'Salt Bay Illuminator'],
    ['texts/salt-bay-tribune-1899-03-04.jpg', '1899-03-04', 'Salt Bay Tribune'],
    ['misc/FjordbyEfterretninger-1795-06-01-0007A.alto.xml', '1795-06-01', 'Fjordby Efterretninger'],
    ['x/1899-03-04 Wellenburger Zeitung.pdf', '1899-03-04', 'Wellenburger Zeitung'],
    ['x/石桥日报_1958-03-04_第3版.txt', '1958-03-04', '石桥日报'],
    ['x/The Salt Bay Chronicle No 12.txt', null, 'The Salt Bay Chronicle'],
  ])('names the paper before its folder does: %s', (path, date, publication) => {
    expect(fromPath(path)).toEqual({ date, publication, namedBy: 'file' });
  });

  it.each([
    ['an article', 'herald/1946-05-15_南桥签订友谊互助条约.md'],
    ['an article of a paper', 'The Saltern Herald/Council Approves Budget 1921-05-06.txt'],
    ['a code', 'herald/shz-1812-08-04.png'],
    ['a record', 'herald/0002647_18240217_0001.xml'],
    ['a page', 'herald/page_0003_1921-05-06.xml'],
    ['noise', 'herald/Srrfblcbdcr Znftblntt 1899-03-04.txt'],
  ])('names no paper where it is %s', (_what, path) => {
    expect(fromPath(path).namedBy).toBe('folder');
  });
});
