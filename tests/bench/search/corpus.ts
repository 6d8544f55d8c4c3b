import type { SearchDocument } from '#core/search/engine.ts';
import { plainFlow } from '#shared/text/flow.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const articlesPerIssue = 20;
const charactersPerArticle = 670;
const vocabularySize = 20_000;
const reporters = 400;
/** Every so many articles one is in English. */
const englishEvery = 10;

/**
 * An invented archive, the same in every run: words of one to four characters of which the nth is drawn
 * about 1/n as often as the first (Zipf), recombined into sentences, paragraphs and articles; one article in
 * ten is of Latin words made in the same way.
 */
export interface Corpus {
  issues(articles: number): Generator<{ readonly issueId: string; readonly documents: SearchDocument[] }>;
}

export function createCorpus(seed: number): Corpus {
  const random = randomNumbers(seed);
  const vocabulary = (letter: () => string, lengths: readonly number[]) =>
    Array.from({ length: vocabularySize }, () =>
      Array.from({ length: lengths[Math.floor(random() * lengths.length)] ?? 2 }, letter).join(''),
    );
  // The first characters of the block stand for the common ones.
  const chinese = vocabulary(
    () => String.fromCharCode(0x4e00 + Math.floor(random() ** 3 * 6000)),
    [1, 2, 2, 2, 2, 3, 4],
  );
  const english = vocabulary(
    () => 'etaoinshrdlcumwfgypbvkjxqz'.charAt(Math.floor(random() ** 2 * 26)),
    [2, 3, 4, 5, 6, 7, 8, 10],
  );
  const drawn = (words: readonly string[]) => words[Math.floor(words.length ** random()) - 1] ?? '';

  const sentence = (words: readonly string[], glue: string, mark: string) =>
    Array.from({ length: 6 + Math.floor(random() * 10) }, () => drawn(words)).join(glue) + mark;

  const article = (issueId: string, index: number): SearchDocument => {
    const isEnglish = index % englishEvery === englishEvery - 1;
    const words = isEnglish ? english : chinese;
    const glue = isEnglish ? ' ' : '';
    const paragraphs: string[] = [];
    for (let length = 0; length < charactersPerArticle; ) {
      const sentences = Array.from({ length: 3 }, () => sentence(words, glue, isEnglish ? '.' : '。'));
      const paragraph = sentences.join(glue);
      paragraphs.push(paragraph);
      length += paragraph.length;
    }
    const headline = [drawn(words), drawn(words), drawn(words)].join(glue);
    const day = Math.floor(index / articlesPerIssue);
    return {
      kind: 'article',
      issueId,
      articleId: `a-${index}`,
      annotationId: null,
      publication: isEnglish ? 'The Invented Gazette' : '虚构日报',
      date: `${1990 + (day % 30)}-${String(1 + (day % 12)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`,
      edition: null,
      issueNumber: null,
      page: 1 + (index % 8),
      section: null,
      headline,
      bylines: [words[(index * 7) % reporters] ?? ''],
      colour: null,
      passage: null,
      fields: [
        { name: 'headline', flow: plainFlow(headline) },
        ...paragraphs.map((paragraph) => ({ name: 'body' as const, flow: plainFlow(paragraph) })),
      ],
    };
  };
  return {
    *issues(articles) {
      for (let from = 0; from < articles; from += articlesPerIssue) {
        const issueId = `issue-${from / articlesPerIssue}`;
        const length = Math.min(articlesPerIssue, articles - from);
        yield { issueId, documents: Array.from({ length }, (_, at) => article(issueId, from + at)) };
      }
    },
  };
}

/** Text of an article as a file would hold it. */
export const plainText = (document: SearchDocument): string =>
  document.fields.map(({ flow }) => flow.text).join('\n\n');
