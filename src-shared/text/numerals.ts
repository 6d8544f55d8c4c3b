import { toHalfWidth } from './characters.ts';

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  兩: 2,
  壹: 1,
  贰: 2,
  貳: 2,
  叁: 3,
  參: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  陸: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  元: 1,
};

const powers: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};

/** Characters that may stand in a number written in Han digits, as the body of a character class. */
export const hanNumerals = '〇零○一二三四五六七八九十百千两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟廿卅';

/**
 * A number as newspapers print it: ASCII or full-width digits, Han digits by place (一九九八) or by power
 * (三千七百九十五, 廿一). Null when the text is no number.
 */
export function parseNumber(printed: string): number | null {
  const text = toHalfWidth(printed).replace(/[\s,，]/gu, '');
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === '') return null;
  const expanded = text.replace(/廿/gu, '二十').replace(/卅/gu, '三十');
  let byPlace = 0;
  let total = 0;
  let pending: number | null = null;
  let sawPower = false;
  for (const character of expanded) {
    const digit = digits[character];
    const power = powers[character];
    if (digit !== undefined) {
      byPlace = byPlace * 10 + digit;
      pending = digit;
    } else if (power !== undefined) {
      sawPower = true;
      total += (pending ?? 1) * power;
      pending = null;
    } else return null;
  }
  return sawPower ? total + (pending ?? 0) : byPlace;
}
