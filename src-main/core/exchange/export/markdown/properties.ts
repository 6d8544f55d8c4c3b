import type { Colour } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { nameText } from '../../citation/names.ts';
import { reference } from '../../citation/reference.ts';
import type { ExportDocument } from '../documents.ts';

/**
 * What a file says of itself in its front matter, in the order of the front matter; what is not known
 * or not the same for the whole file is left out. `tagOf` is the tag that a colour becomes, if it does; `listed` writes tags
 * as the program knows them.
 */
export function propertiesOf(
  { items, title }: ExportDocument,
  citekeyOf: (issue: Issue) => string,
  tagOf: ((colour: Colour) => string) | null,
  listed: (tags: readonly string[]) => readonly string[],
): Readonly<Record<string, unknown>> {
  const issue = only(items.map((item) => item.issue));
  const articles = unique(items.flatMap((item) => item.article ?? []));
  const authors = articles.flatMap((article) =>
    issue === null ? [] : (reference(issue, article, null, '').author ?? []).map(nameText),
  );
  const tags = items.flatMap(({ annotation }) => [
    ...annotation.tags,
    ...(tagOf ? [tagOf(annotation.colour)] : []),
  ]);
  const alias = [issue?.publication, issue?.issueNumber].filter((part) => part);
  const values = {
    title: oneLine(title),
    aliases: alias.length === 2 ? [oneLine(alias.join(' '))] : null,
    tags: listed(tags),
    date: issue?.date,
    publication: only(items.map((item) => item.issue.publication)),
    issue: issue?.issueNumber,
    page: issue && only(items.map((item) => item.page)),
    author: unique(authors),
    citekey: issue && citekeyOf(issue),
    source: issue?.source.path,
  };
  const known = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && (!Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(known);
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The value that all have; null where they differ. */
function only<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return others.length === 0 && first !== undefined ? first : null;
}
