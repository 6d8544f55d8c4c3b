import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#core/archive/parse/compose/lines/language.ts';
import { findLatinDate } from '#core/archive/parse/dates/latinDates.ts';
import { parseSource } from '#core/archive/parse/parse.ts';
import { memorySource } from './readers/support.ts';

async function issueOf(name: string) {
  const url = new URL(`../../../../fixtures/right-to-left/${name}.md`, import.meta.url);
  const [issue] = await parseSource(memorySource({ [`${name}.md`]: readFileSync(url, 'utf8') }));
  return issue;
}

describe('a paper that runs from right to left', () => {
  it('in Arabic is read with its date in Arabic-Indic digits', async () => {
    const issue = await issueOf('al-mina-1924');
    expect(issue).toMatchObject({
      date: '1924-03-12',
      language: 'ar',
      publication: 'جريدة الميناء',
      warnings: [],
    });
    expect(issue?.articles.map(({ headline }) => headline?.text)).toEqual([
      'افتتاح الجسر الجديد على المصب',
      'أسعار القمح في السوق',
      'مدرسة ليلية للعمال',
    ]);
  });

  it('in Hebrew is read with the Hebrew name of its month', async () => {
    const issue = await issueOf('ha-gesher-1936');
    expect(issue).toMatchObject({ date: '1936-05-12', language: 'he', publication: 'הגשר', warnings: [] });
    expect(issue?.articles).toHaveLength(3);
  });

  it.each([
    ['الأربعاء ١٢ مارس ١٩٢٤', '1924-03-12'],
    ['5 كانون الثاني 1911', '1911-01-05'],
    ['۳ مئی ۱۹۴۷', '1947-05-03'],
    ['٣٠ آب سنة ١٩٢٠', '1920-08-30'],
    ['יום רביעי, 3 בדצמבר 1930', '1930-12-03'],
    ['1 מרץ 1922', '1922-03-01'],
    ['٣٠ فبراير ١٩٢٤', null],
  ])('says its date: %s', (line, iso) => {
    const found = findLatinDate(line);
    expect(found?.iso).toBe(iso);
    expect(line.slice(found?.start, found?.end)).toBe(found?.text);
  });

  it('names no date where there is none', () => {
    expect(findLatinDate('بلغ سعر الإردب ١٤٢ قرشا في ١٩٢٤')).toBeNull();
  });

  it.each([
    ['ar', 'افتتح أمس الجسر الجديد الذي يصل حي الصيادين بالسوق الكبير بعد عمل دام ثلاث سنوات'],
    ['fa', 'دیروز پل تازه که چند سال ساختن آن طول کشید گشوده شد و گروهی از مردم برای دیدن آن آمدند'],
    ['ur', 'کل نئے پل کا افتتاح ہوا اور شہر کے لوگ بڑی تعداد میں اسے دیکھنے آئے ہیں'],
    ['he', 'אתמול בשעה שש בבוקר נכנסה הרכבת הראשונה אל תחנת הנמל החדשה'],
    ['yi', 'נעכטן אַ גרויסע באַן איז אָנגעקומען אין דער שטאָט און אַלע האָבן זי געזען'],
  ])('is known by its letters: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
