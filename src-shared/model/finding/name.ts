import type { IsoDate } from '../issue.ts';
import type { CommandId } from './command.ts';

/** What has a name, in the order in which equally good answers stand. */
export const nameKinds = ['paper', 'collection', 'tag', 'search', 'issue', 'byline', 'headline'] as const;
export type NameKind = (typeof nameKinds)[number];

/** Something in the library that a person may call by its name, and where it leads. */
export type Name =
  | { readonly kind: 'paper'; readonly label: string; readonly issues: number }
  | {
      readonly kind: 'collection';
      readonly label: string;
      readonly collectionId: string;
      readonly members: number;
    }
  | { readonly kind: 'tag'; readonly label: string; readonly notes: number }
  /** A search that a person keeps. */
  | { readonly kind: 'search'; readonly label: string; readonly searchId: string }
  | {
      readonly kind: 'issue';
      /** The paper; empty where it is not known. */
      readonly label: string;
      readonly issueId: string;
      readonly date: IsoDate;
      readonly edition: string | null;
      readonly issueNumber: string | null;
    }
  | { readonly kind: 'byline'; readonly label: string; readonly articles: number }
  | {
      readonly kind: 'headline';
      readonly label: string;
      readonly issueId: string;
      readonly articleId: string;
      readonly publication: string | null;
      readonly date: IsoDate | null;
      readonly page: number | null;
    };

/** What a person types to call something by its name. */
export interface NameRequest {
  readonly text: string;
  /** How many names to answer, at most 50. */
  readonly limit: number;
}

export interface FoundNames {
  /** The best first. */
  readonly names: readonly Name[];
  /** What the window can be told to do by that name, the best first. */
  readonly commands: readonly CommandId[];
  /** False while names are still being gathered: some may be missing. */
  readonly complete: boolean;
}
