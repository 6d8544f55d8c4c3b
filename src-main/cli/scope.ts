import type { Command } from 'commander';
import type { LibrarySession } from '#core/app/session/session.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { collectionCalled } from './collections.ts';

/** The part of a library that is exported, as the command line is told; without any of them the whole library. */
export interface ScopeOptions {
  readonly issue?: string;
  readonly article?: string;
  readonly tag?: string;
  readonly collection?: string;
}

/** What options name, found in a library that is open. Throws `collectionNotFound`. */
export type ScopeIn = (session: Pick<LibrarySession, 'collections'>) => ExportScope;

/** Reads the options of a command; ends it where they do not go together. */
export function scopeOf({ issue, article, tag, collection }: ScopeOptions, command: Command): ScopeIn {
  const refuse = (sentence: string) => command.error(`error: ${sentence}`);
  if (article !== undefined && issue === undefined) refuse("option '--article <id>' needs '--issue <id>'");
  if (tag !== undefined && issue !== undefined) refuse("give either '--tag <tag>' or '--issue <id>'");
  if (collection !== undefined && (issue !== undefined || tag !== undefined)) {
    refuse("give either '--collection <name>' or '--issue <id>' or '--tag <tag>'");
  }
  if (collection !== undefined) return inCollection(collection);
  if (tag !== undefined) return () => ({ kind: 'tag', tag });
  if (issue === undefined) return () => ({ kind: 'library' });
  return article === undefined
    ? () => ({ kind: 'issue', issueId: issue })
    : () => ({ kind: 'article', issueId: issue, articleId: article });
}

/** A collection with a name or an id. */
export const inCollection =
  (wanted: string): ScopeIn =>
  ({ collections }) => ({ kind: 'collection', collectionId: collectionCalled(wanted, collections).id });
