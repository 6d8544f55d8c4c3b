import type { StoredLink } from '#core/kept/links/links.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportGrouping } from '#shared/model/exportOptions.ts';
import { type Piece, pieceKey } from '#shared/model/piece.ts';
import { issueTitle, labelsOf } from './documents.ts';
import type { ExportInput } from './exportInput.ts';
import type { ExportItem } from './exportItem.ts';

/** What one file of an export has: annotations, and the links with an end among them. */
export interface LinkedDocument {
  readonly title: string;
  readonly items: readonly ExportItem[];
  readonly links: readonly StoredLink[];
}

type Document = Omit<LinkedDocument, 'links'>;

/**
 * Gives each file of an export the links with an end in it: at one of its annotations, one of its articles,
 * or, where it holds whole issues, anywhere on them. What the scope asks for and no file has, such as a
 * link between articles without marks, goes into a file of its own, so that an export loses none.
 */
export function withLinks(
  documents: readonly Document[],
  scope: ExportScope,
  per: ExportGrouping,
  { issues, collection, links = [] }: ExportInput,
): readonly LinkedDocument[] {
  const joined = atHome(links, issues);
  const find = linkFinder(joined);
  const isEverything = scope.kind === 'library' && per === 'library';
  const members = collection?.members.map(({ key }) => key) ?? [];
  const linked = documents.map((document) => ({
    ...document,
    links: isEverything ? joined : find([...members, ...keysOf(document, scope, per)]),
  }));
  const written = new Set(linked.flatMap((document) => document.links));
  const wanted = collection ? find(members) : linksOfScope(scope, joined, find);
  const left = wanted.filter((link) => !written.has(link));
  if (left.length === 0) return linked;
  const title = collection?.name ?? titleOfLinks(scope, issues);
  return [...linked, { title, items: [], links: left }];
}

type FindLinks = (keys: readonly string[]) => readonly StoredLink[];

const issueKey = (issueId: string) => `issue:${issueId}`;

/** Every link once, however many of the keys lead to it. */
function linkFinder(links: readonly StoredLink[]): FindLinks {
  const byKey = new Map<string, StoredLink[]>();
  for (const link of links) {
    const keys = link.ends.flatMap(({ piece }) => [pieceKey(piece), issueKey(piece.issueId)]);
    for (const key of new Set(keys)) {
      const known = byKey.get(key);
      if (known) known.push(link);
      else byKey.set(key, [link]);
    }
  }
  return (keys) => [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))];
}

function keysOf({ items }: Document, scope: ExportScope, per: ExportGrouping): readonly string[] {
  const isWhole = scope.kind === 'library' || scope.kind === 'issue';
  return items.flatMap(({ annotation, article, keptWith: issue }) => {
    const mark = pieceKey({ kind: 'annotation', issueId: issue.id, annotationId: annotation.id });
    if (isWhole && (per === 'issue' || per === 'library')) return [mark, issueKey(issue.id)];
    if (article === null || (scope.kind !== 'article' && !(isWhole && per === 'article'))) return [mark];
    return [mark, pieceKey({ kind: 'article', issueId: issue.id, articleId: article.id })];
  });
}

function linksOfScope(
  scope: ExportScope,
  links: readonly StoredLink[],
  find: FindLinks,
): readonly StoredLink[] {
  switch (scope.kind) {
    case 'library':
      return links;
    case 'issue':
      return find([issueKey(scope.issueId)]);
    case 'article':
      return find([pieceKey(scope)]);
    default:
      return [];
  }
}

function titleOfLinks(scope: ExportScope, issues: ExportInput['issues']): string {
  const [first] = issues;
  const label = first ? labelsOf(first.issue).links : 'Links';
  return first && 'issueId' in scope ? `${issueTitle(first.issue)} ${label}` : label;
}

/** A link remembers the issue that an annotation once waited under; it is written with the one that it is on. */
function atHome(links: readonly StoredLink[], issues: ExportInput['issues']): readonly StoredLink[] {
  const homes = new Map(
    issues.flatMap(({ issue, annotations }) =>
      annotations.map(({ annotation }) => [annotation.id, issue.id] as const),
    ),
  );
  const moved = <P extends Piece>(piece: P): P => {
    const issueId = piece.kind === 'annotation' ? homes.get(piece.annotationId) : undefined;
    return issueId === undefined ? piece : { ...piece, issueId };
  };
  return links.map((link) => {
    const [one, other] = link.ends;
    return {
      ...link,
      ends: [
        { ...one, piece: moved(one.piece) },
        { ...other, piece: moved(other.piece) },
      ],
    };
  });
}
