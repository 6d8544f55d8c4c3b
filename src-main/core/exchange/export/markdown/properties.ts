import type { Colour } from '#shared/model/annotation.ts';
import type { Citekeys } from '../../citation/citekeys.ts';
import { nameText } from '../../citation/names.ts';
import { dateText, reference } from '../../citation/reference.ts';
import type { ExportDocument } from '../documents.ts';
import type { ExportItem } from '../exportItem.ts';

/** How the properties of a file are written. */
export interface PropertyWriting {
  readonly citekeyOf: Citekeys;
  /** The tag that a colour becomes, if it does. */
  readonly tagOf: ((colour: Colour) => string) | null;
  /** Tags as the program knows them. */
  readonly listed: (tags: readonly string[]) => readonly string[];
  /** The annotation that the file is about and nothing else, to be asked for by its own properties. */
  readonly single: ExportItem | null;
  readonly colourNames: Readonly<Record<Colour, string>>;
  readonly linkTo: (issueId: string, annotationId: string) => string;
}

/**
 * What a file says of itself in its front matter, in the order of the front matter; what is not known
 * or not the same for the whole file is left out.
 */
export function propertiesOf(
  { items, title }: ExportDocument,
  { citekeyOf, tagOf, listed, single, colourNames, linkTo }: PropertyWriting,
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
    date: issue && dateText(issue),
    publication: only(items.map((item) => item.issue.publication)),
    issue: issue?.issueNumber,
    page: issue && only(items.map((item) => item.page)),
    author: unique(authors),
    headline: single && oneLine(single.article?.headline?.text ?? single.annotation.target.headline ?? ''),
    colour: single && colourNames[single.annotation.colour],
    created: single && wholeSeconds(single.annotation.created),
    modified: single && wholeSeconds(single.annotation.modified),
    link: single && linkTo(single.keptWith.id, single.annotation.id),
    citekey: issue && citekeyOf(issue, single?.article ?? null),
    source: issue?.source.path,
  };
  const known = Object.entries(values).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0),
  );
  return Object.fromEntries(known);
}

/** Obsidian knows a date with its time without fractions of a second. */
const wholeSeconds = (iso: string) => iso.replace(/\.\d+(?=Z|[+-]|$)/u, '');
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** The value that all have; null where they differ. */
function only<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return others.length === 0 && first !== undefined ? first : null;
}
