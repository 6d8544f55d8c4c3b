import { fieldBreak } from '#core/search/text/fields.ts';

/**
 * What stands side by side in a text as numbers that a server's index holds: every character, every two and every three
 * of a text in the normal form, none across a field. Three code points of 21 bits each are 63 bits, as many as a
 * positive `bigint` of PostgreSQL has; where there is no second or third one its bits are 0.
 */

/** So many code points are one key at most. */
export const longestKey = 3;

/** Of a long phrase so many keys are asked for; what is found is read for the whole phrase. */
const mostAsked = 24;

/** PostgreSQL keeps no U+0000 in text: it is this in what is stored and in what is looked for. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd');

/** Where keys stand: anywhere in a document, or in its title, whose keys are the same below zero. */
export type KeyPlace = 'text' | 'title';

/** The distinct keys of a text in the normal form, fields apart, and of its title, as `bigint[]` is written. */
export function keysOfText(normal: string, title: string): string {
  return arrayOf([...written(partsOf(normal), 'text'), ...written(partsOf(title), 'title')]);
}

/** Whether a phrase is a key by itself, by which its texts are found for certain. */
export const isOneKey = (phrase: string): boolean => Array.from(storable(phrase)).length <= longestKey;

/** The keys that every text with a phrase has in a place. */
export function keysOfPhrase(phrase: string, place: KeyPlace): string {
  const characters = Array.from(storable(phrase));
  if (isOneKey(phrase)) return arrayOf(written([characters.join('')], place));
  const places = characters.length - longestKey + 1;
  const step = Math.max(1, places / mostAsked);
  const asked = new Set<string>();
  for (let at = 0; at < places; at += step) {
    const from = Math.floor(at);
    asked.add(characters.slice(from, from + longestKey).join(''));
  }
  return arrayOf(written(asked, place));
}

/** What stands side by side in a text, fields apart, each once. */
function partsOf(normal: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const field of storable(normal).split(fieldBreak)) {
    let before = '';
    let last = '';
    for (const character of field) {
      known.add(character);
      if (last !== '') known.add(last + character);
      if (before !== '') known.add(before + last + character);
      before = last;
      last = character;
    }
  }
  return known;
}

const arrayOf = (keys: readonly string[]): string => `{${keys.join(',')}}`;

const written = (texts: Iterable<string>, place: KeyPlace): string[] =>
  Array.from(texts, (text) => (place === 'title' ? `-${keyOf(text)}` : keyOf(text)));

const low = 2 ** 21;

function keyOf(text: string): string {
  const [first, second, third] = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const rest = (second ?? 0) * low + (third ?? 0);
  return ((BigInt(first ?? 0) << 42n) | BigInt(rest)).toString();
}
