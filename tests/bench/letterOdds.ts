/**
 * Makes the odds of letters in names anew: `npm run bench -- letterOdds`. Learnt from the names of places, languages,
 * currencies and days in the Latin-script languages that Node's own locale data (CLDR) speaks, so that no paper and
 * no sample is known beforehand. Prints how many names there were; the same Node gives the same file.
 */

import { writeFile } from 'node:fs/promises';
import { foldedWords, letters } from '#core/archive/parse/compose/masthead/names/letterOdds.ts';

const languages = (
  'en de fr nl da sv nb nn is fi et lv lt pl cs sk sl hr hu ro it es pt ca gl eu ga cy sq tr lb fo br mt af id ms ' +
  'eo rm hsb dsb fur fy gd ia'
).split(' ');
const target = new URL(
  '../../src-main/core/archive/parse/compose/masthead/names/letterOdds.json',
  import.meta.url,
);

/** How much the odds after one letter, and after none, count where two letters were seldom seen. */
const backing = 5;

export async function run(): Promise<void> {
  const words = languages.flatMap((language) => [...new Set(namesIn(language).flatMap(foldedWords))]);
  await writeFile(target, `${JSON.stringify(oddsOf(words), null, 2)}\n`);
  console.log(`${words.length} words of ${languages.length} languages.`);
}

function namesIn(language: string): readonly string[] {
  const pairs = cross(letters.slice(1));
  const kinds: readonly (readonly [Intl.DisplayNamesType, readonly string[]])[] = [
    ['region', pairs.map((pair) => pair.toUpperCase())],
    ['language', pairs],
    ['currency', Intl.supportedValuesOf('currency').filter((_, at) => at % 7 === 0)],
  ];
  const names = kinds.flatMap(([type, codes]) => {
    const spoken = new Intl.DisplayNames(language, { type, fallback: 'none' });
    if (!spoken.resolvedOptions().locale.startsWith(language)) return [];
    return codes.flatMap((code) => spoken.of(code) ?? []);
  });
  const day = new Intl.DateTimeFormat(language, { month: 'long', weekday: 'long', timeZone: 'UTC' });
  const days = Array.from({ length: 12 }, (_, month) => day.format(Date.UTC(2024, month, month + 1)));
  return [...names, ...days];
}

const cross = (all: string): string[] =>
  [...all].flatMap((first) => [...all].map((second) => first + second));

/** For every two letters, how surprising each third is: half bits as digits to base 36. */
function oddsOf(words: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  const count = (run: string) => seen.get(run) ?? 0;
  for (const word of words) {
    const spelt = `  ${word} `;
    for (let at = 2; at < spelt.length; at++) {
      for (const run of [
        spelt.slice(at - 2, at + 1),
        spelt.slice(at - 1, at + 1),
        `.${spelt[at]}`,
        `${spelt.slice(at - 2, at)}.`,
        `${spelt[at - 1]}.`,
        '.',
      ]) {
        seen.set(run, count(run) + 1);
      }
    }
  }
  const odds = (first: string, second: string, third: string): number => {
    const alone = (count(`.${third}`) + 1) / (count('.') + letters.length);
    const afterOne = (count(second + third) + backing * alone) / (count(`${second}.`) + backing);
    return (count(first + second + third) + backing * afterOne) / (count(`${first}${second}.`) + backing);
  };
  return [...letters].map((first) =>
    [...letters]
      .flatMap((second) => [...letters].map((third) => halfBits(odds(first, second, third))))
      .join(''),
  );
}

const halfBits = (share: number): string => Math.min(35, Math.round(-2 * Math.log2(share))).toString(36);
