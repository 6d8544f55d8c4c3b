import { hasTitleForm, hasTitleWord } from '../../parse/compose/masthead/latinTitle.ts';
import { isNoise } from '../../parse/compose/masthead/names/noise.ts';

/** So much of a text is looked through (UTF-16 units), and so many names are kept. */
const lookedThrough = 200_000;
const kept = 3;
/** A paper names itself more than once. */
const fewest = 2;

const capitalised = /(?<![\p{L}-])(?:The\s+)?(?:\p{Lu}[\p{L}’'-]+\s+){0,3}\p{Lu}[\p{L}’'-]+/gu;
const hanEnding = /(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|时报|時報|周报|週報|商报|商報|新报|新報)/gu;
const han = /\p{Script=Han}/u;
/** Longest place or trade before a Chinese paper's ending, in characters. */
const longestStart = 5;
/** A longer name that is so often meant by the shorter one is the name. */
const mostly = 0.6;

/**
 * What papers a text speaks of, the most often named first: what an issue without a masthead may be called. A paper
 * speaks of itself more than of others; that is no proof, so it serves to suggest only.
 */
export function mentionedPapers(text: string): readonly string[] {
  const head = text.slice(0, lookedThrough);
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [match] of head.matchAll(capitalised)) {
    const printed = match.replace(/\s+/gu, ' ').replace(/[’']s?$/u, '');
    // With or without its article it is one paper; a single word needs it to be a name.
    const bare = printed.replace(/^The /u, '');
    const name = bare.includes(' ') ? bare : printed;
    if (name.includes(' ') && isWorded(name) && /^\p{Lu}\p{Ll}/u.test(name) && !isNoise(name)) count(name);
  }
  for (const name of hanNames(head)) count(name);
  return [...counts]
    .filter(([, times]) => times >= fewest)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, kept)
    .map(([name]) => name);
}

const isWorded = (name: string): boolean =>
  hasTitleForm(name) && hasTitleWord(name.slice(name.lastIndexOf(' ')));

/** Every name of a Chinese paper in a text; where it begins is told by what stands before its ending most often. */
function hanNames(text: string): readonly string[] {
  const starts = new Map<string, number>();
  const found: string[][] = [];
  for (const { 0: ending, index } of text.matchAll(hanEnding)) {
    const forms: string[] = [];
    for (let length = 1; length <= longestStart; length++) {
      const start = text.slice(index - length, index);
      if (start.length < length || !han.test(start.charAt(0))) break;
      const form = start + ending;
      forms.push(form);
      starts.set(form, (starts.get(form) ?? 0) + 1);
    }
    found.push(forms);
  }
  const times = (form: string | undefined) => (form === undefined ? 0 : (starts.get(form) ?? 0));
  return found.flatMap((forms) => {
    let at = forms.length > 1 ? 1 : 0;
    while (at + 1 < forms.length && times(forms[at + 1]) >= times(forms[at]) * mostly) at++;
    return forms[at] ?? [];
  });
}
