import { from, to } from 'opencc-js/preset';

/**
 * Simplified and traditional Chinese as one: every character leads to one representative of all that
 * OpenCC's tables (https://github.com/BYVoid/OpenCC) write for one another, in mainland, Taiwan and Hong
 * Kong forms. Phrases count too, character by character (答覆 = 答复, 徵求 = 征求): what a phrase-aware
 * conversion in either direction turns into one another is equal here, whatever stands around it, so that
 * any part of a phrase is found as well. The price is that a few characters are one which a phrase would
 * tell apart (后 and 後, 干 and 乾). Vocabulary (軟體, 软件) is left alone.
 */
const representatives = new Map<string, string>();

/** The dictionary of whole simplified phrases adds a megabyte and, to what is here, 0.2 % of its phrases. */
const tables = [
  ...(from.cn ?? []).flatMap((group) => group.slice(-1)),
  ...[to.cn, from.tw, from.hk, to.tw, to.hk].flatMap((groups) => groups?.flat() ?? []),
];
for (const table of tables) {
  if (typeof table !== 'string') continue;
  for (const entry of table.split('|')) {
    const [source = '', ...targets] = entry.split(' ');
    for (const target of targets) alignCharacters(source, target);
  }
}

function alignCharacters(source: string, target: string): void {
  const left = Array.from(source);
  const right = Array.from(target);
  if (left.length !== right.length) return;
  left.forEach((character, at) => {
    unite(character, right[at] ?? character);
  });
}

function unite(a: string, b: string): void {
  const left = scriptForm(a);
  const right = scriptForm(b);
  if (left === right) return;
  // The lowest code point stands for all: a common one, and the same in whatever order the tables come.
  if (left < right) representatives.set(right, left);
  else representatives.set(left, right);
}

/** The representative of a character; the character itself when it is alone. */
export function scriptForm(character: string): string {
  let form = character;
  for (let next = representatives.get(form); next !== undefined; next = representatives.get(form))
    form = next;
  return form;
}

/** By representative: the characters that lead to it. */
let variants: ReadonlyMap<string, readonly string[]> | null = null;

/** All characters that a representative stands for, itself first. */
export function variantsOf(representative: string): readonly string[] {
  if (variants === null) {
    const found = new Map<string, string[]>();
    for (const character of representatives.keys()) {
      const form = scriptForm(character);
      const known = found.get(form);
      if (known) known.push(character);
      else found.set(form, [form, character]);
    }
    variants = found;
  }
  return variants.get(representative) ?? [representative];
}
