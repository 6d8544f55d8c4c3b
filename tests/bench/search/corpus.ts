import type { SearchDocument } from '#core/search/engine.ts';
import { plainFlow } from '#shared/text/flow.ts';
import { randomNumbers } from '../support/random.ts';
import { readSentences } from './sentences.ts';

const seed = 20201214;
export const articlesPerIssue = 20;
const charactersPerArticle = 670;
const charactersPerParagraph = 200;
const vocabularySize = 20_000;
const reporters = 400;
/** Every so many articles one is in English. */
const englishEvery = 10;
/** So often a sentence has a word of the vocabulary put into it. */
const wordShare = 0.5;

/** One issue of the archive. */
export interface InventedIssue {
  readonly issueId: string;
  readonly documents: readonly SearchDocument[];
}

/** What a language is written with: sentences, and words of which the nth is drawn about 1/n as often as the first. */
interface Language {
  readonly publication: string;
  readonly sentences: readonly string[];
  readonly words: readonly string[];
  readonly glue: string;
}

/**
 * An archive, the same in every run: real sentences drawn at random, with words of an invented vocabulary
 * (Zipf) put into half of them, in articles of about 670 characters, one in ten in English.
 */
export function* inventedIssues(articles: number): Generator<InventedIssue> {
  const random = randomNumbers(seed);
  const { chinese, english } = languages(random);
  for (let from = 0; from < articles; from += articlesPerIssue) {
    const issueId = `issue-${from / articlesPerIssue}`;
    const length = Math.min(articlesPerIssue, articles - from);
    const documents = Array.from({ length }, (_, at) => {
      const isEnglish = (from + at) % englishEvery === englishEvery - 1;
      return article(issueId, from + at, isEnglish ? english : chinese, random);
    });
    yield { issueId, documents };
  }
}

/** The number of an article from its id. */
export const articleNumber = (id: string | null): number => Number(id?.slice(2) ?? -1);

/** Text of an article as a file would hold it. */
export const plainText = (document: SearchDocument): string =>
  document.fields.map(({ flow }) => flow.text).join('\n\n');

function languages(random: () => number) {
  const sentences = readSentences();
  const pick = (from: ArrayLike<string>) => from[Math.floor(random() * from.length)] ?? '';
  const vocabulary = (letters: string, lengths: readonly number[]) =>
    Array.from({ length: vocabularySize }, () =>
      Array.from({ length: lengths[Math.floor(random() * lengths.length)] ?? 2 }, () => pick(letters)).join(
        '',
      ),
    );
  const characters = sentences.chinese.join('').replaceAll(/[^\p{Script=Han}]/gu, '');
  const letters = sentences.english
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '');
  const chinese: Language = {
    publication: '虚构日报',
    sentences: sentences.chinese,
    words: vocabulary(characters, [1, 2, 2, 2, 2, 3, 4]),
    glue: '',
  };
  const english: Language = {
    publication: 'The Invented Gazette',
    sentences: sentences.english,
    words: vocabulary(letters, [2, 3, 4, 5, 6, 7, 8, 10]),
    glue: ' ',
  };
  return { chinese, english };
}

function article(issueId: string, number: number, language: Language, random: () => number): SearchDocument {
  const { sentences, words, glue, publication } = language;
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? '';
  const sentence = () => {
    const text = sentences[Math.floor(random() * sentences.length)] ?? '';
    if (random() > wordShare) return text;
    const place = glue === '' ? Math.floor(random() * text.length) : text.indexOf(' ') + 1;
    return text.slice(0, place) + word() + glue + text.slice(place);
  };
  const paragraphs: string[] = [];
  for (let length = 0; length < charactersPerArticle; ) {
    let paragraph = sentence();
    while (paragraph.length < charactersPerParagraph) paragraph += glue + sentence();
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  const headline = [word(), sentence().slice(0, 14), word()].join(glue);
  const day = Math.floor(number / articlesPerIssue);
  return {
    kind: 'article',
    issueId,
    articleId: `a-${number}`,
    annotationId: null,
    publication,
    date: `${1990 + (day % 30)}-${String(1 + (day % 12)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}`,
    edition: null,
    issueNumber: null,
    page: 1 + (number % 8),
    section: null,
    headline,
    bylines: [words[(number * 7) % reporters] ?? ''],
    colour: null,
    passage: null,
    fields: [
      { name: 'headline', flow: plainFlow(headline) },
      ...paragraphs.map((paragraph) => ({ name: 'body' as const, flow: plainFlow(paragraph) })),
    ],
  };
}
