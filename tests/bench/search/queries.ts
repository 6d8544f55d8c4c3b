import { Converter } from 'opencc-js/cn2t';
import { normalText } from '#core/search/text/normalForm.ts';
import { randomNumbers } from '../support/random.ts';
import { inventedIssues } from './corpus.ts';

/** The queries of a run, drawn from the articles that are searched. */
export interface Queries {
  /** Before anything is timed: code is compiled while it runs. */
  readonly warmUp: readonly string[];
  readonly oneCharacter: readonly string[];
  /** The bigrams that most articles have. */
  readonly frequent: readonly string[];
  /** Substrings by their length. */
  readonly byLength: readonly (readonly [length: number, queries: readonly string[]])[];
  /** Substrings, each with another spelling of it: traditional characters, or capitals in full width. */
  readonly folded: readonly (readonly [text: string, spelling: string])[];
}

const lengths = [2, 3, 4, 6, 8, 12];
const perLength = 100;
const drawnArticles = 1000;
const frequentBigrams = 50;

export function drawQueries(articles: number): Queries {
  const random = randomNumbers(1753);
  const texts: string[] = [];
  for (const { documents } of inventedIssues(articles)) {
    for (const { fields } of documents) {
      if (random() < drawnArticles / articles) texts.push(...fields.map(({ flow }) => flow.text));
    }
  }
  const draw = (length: number, count: number): string[] => {
    const drawn: string[] = [];
    while (drawn.length < count) {
      const text = texts[Math.floor(random() * texts.length)] ?? '';
      const start = Math.floor(random() * Math.max(1, text.length - length));
      const query = text.slice(start, start + length);
      if (query.isWellFormed() && normalText(query) !== '') drawn.push(query);
    }
    return drawn;
  };
  const toTraditional = Converter({ from: 'cn', to: 'tw' });
  const toFullWidth = (text: string) =>
    text.replaceAll(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
  return {
    warmUp: lengths.flatMap((length) => draw(length, 5)),
    oneCharacter: draw(1, perLength),
    frequent: frequentIn(texts),
    byLength: lengths.map((length) => [length, draw(length, perLength)]),
    folded: [2, 5, 9].flatMap((length) =>
      draw(length, 12).flatMap((text): (readonly [string, string])[] => [
        [text, toTraditional(text)],
        [text, toFullWidth(text.toUpperCase())],
      ]),
    ),
  };
}

function frequentIn(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const pairs = new Set<string>();
    for (let at = 0; at + 1 < text.length; at++) {
      const pair = text.slice(at, at + 2);
      if (/^\p{Script=Han}{2}$/u.test(pair)) pairs.add(pair);
    }
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, frequentBigrams)
    .map(([pair]) => pair);
}
