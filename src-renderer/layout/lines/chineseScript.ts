import type { DictGroup, DictLike } from 'opencc-js/core';
import { frequentTraditional } from '#shared/text/frequentTraditional.ts';
import { keepsOffsets, type Substitute } from './shownText.ts';

/** The two forms in which Chinese is written. */
export type ChineseScript = 'simplified' | 'traditional';

/** How the texts of an issue are shown in a script, given all of its text; null where that changes nothing. */
export type ShowInScript = (issueText: string) => Substitute | null;

const fetched: Record<ChineseScript, Promise<ShowInScript> | null> = { simplified: null, traditional: null };

/**
 * Fetches OpenCC's tables (https://github.com/BYVoid/OpenCC, Apache-2.0) for a script: the longest phrase
 * first, and of what a phrase becomes only what takes its characters' places one by one. A character
 * whose other form would take more or fewer UTF-16 units stays as it is printed. A fetch that failed is tried
 * again by the next call.
 */
export function fetchChineseScript(script: ChineseScript): Promise<ShowInScript> {
  const fetching = fetched[script] ?? (script === 'simplified' ? fetchSimplified() : fetchTraditional());
  fetched[script] = fetching;
  fetching.catch(() => {
    fetched[script] = null;
  });
  return fetching;
}

async function fetchSimplified(): Promise<ShowInScript> {
  const [{ ConverterFactory }, { to }] = await Promise.all([
    import('opencc-js/core'),
    import('opencc-js/preset/t2cn'),
  ]);
  const simplify = ConverterFactory(...(to.cn ?? []).map(inPlace));
  return (issueText) => (simplify(issueText) === issueText ? null : simplify);
}

/**
 * In traditional texts stand characters that are simplified forms of others (后, 里, 干); what is printed in
 * traditional characters is therefore changed only where a character is certainly none.
 */
async function fetchTraditional(): Promise<ShowInScript> {
  const [{ ConverterFactory }, { from, to }] = await Promise.all([
    import('opencc-js/core'),
    import('opencc-js/preset/cn2t'),
  ]);
  const phrasesFirst = (from.cn ?? []).map(inPlace);
  const characters = phrasesFirst.map((group) => group.slice(-1));
  // As Taiwan's standard has them: 為 for OpenCC's 爲, 裡 for 裏.
  const variants = (to.tw ?? []).map(inPlace);
  const byPhrase = ConverterFactory(...phrasesFirst, ...variants);
  const byCharacter = ConverterFactory(...characters);
  const inStandard = ConverterFactory(...variants);
  const frequent = frequentTraditional((bytes) => new TextDecoder('big5').decode(bytes));
  const stays = (character: string) => frequent.has(character) || byCharacter(character) === character;
  const certain: Substitute = (text) =>
    text.replace(han, (one) => (stays(one) ? one : inStandard(byCharacter(one))));
  const traditional = new Set(characters.flat().flatMap(changedInto));
  return (issueText) => {
    let balance = 0;
    for (const [character] of issueText.matchAll(han)) {
      if (traditional.has(character)) balance++;
      else if (!stays(character)) balance--;
    }
    const show = balance < 0 ? byPhrase : certain;
    return show(issueText) === issueText ? null : show;
  };
}

const han = /\p{Script=Han}/gu;

type Entry = readonly [source: string, target: string];

const entriesOf = (table: DictLike): readonly Entry[] =>
  typeof table === 'string'
    ? table.split('|').map((entry): Entry => {
        const [source = '', target = ''] = entry.split(' ');
        return [source, target];
      })
    : table;

/** Tables without the entries that would move what follows them. */
const inPlace = (group: DictGroup): DictGroup =>
  group.map((table) => entriesOf(table).filter(([source, target]) => keepsOffsets(source, target)));

const changedInto = (table: DictLike): readonly string[] =>
  entriesOf(table).flatMap(([source, target]) => (source === target ? [] : [target]));
