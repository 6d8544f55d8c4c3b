import type { IsoDate } from '../issue.ts';

/** Somebody who is named in bylines. Names that differ in spaces, case or script are one; nothing is guessed beyond that. */
export interface Person {
  /** As it is printed most often. */
  readonly name: string;
  /** Otherwise printed, the most frequent first. */
  readonly otherwise: readonly string[];
  readonly articles: number;
  /** Day of the first and of the last dated issue; null where none is dated. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** What a person types to narrow the list of people; everybody where that is empty. */
export interface PeopleRequest {
  readonly text: string;
  /** How many to answer. */
  readonly limit: number;
}

export interface FoundPeople {
  /** Whoever is named just so first, then who wrote most. */
  readonly people: readonly Person[];
  /** How many there are in all. */
  readonly total: number;
  /** False while names are still being gathered. */
  readonly complete: boolean;
}

/** An article that somebody is named in as its author. */
export interface WrittenArticle {
  readonly issueId: string;
  readonly articleId: string;
  readonly headline: string | null;
  readonly publication: string | null;
  readonly date: IsoDate | null;
  readonly page: number | null;
}

export interface WrittenArticles {
  /** Null where nobody is named so. */
  readonly person: Person | null;
  /** By date, undated ones last. */
  readonly articles: readonly WrittenArticle[];
  /** False where there are more than were gathered, or the index is still being made. */
  readonly complete: boolean;
}
