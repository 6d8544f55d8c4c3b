import type { IssuePages } from '#core/archive/facsimile/issuePages.ts';
import { describeRegion, type PageArea } from '#core/kept/annotations/describePlace.ts';
import type { Anchor } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import { type Reference, reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import { type ExportItem, whereItIs } from '../exportItem.ts';
import { regionPlace } from './regions.ts';

type Cite = (reference: Reference, style: CitationStyle) => Promise<string>;

/**
 * An annotation with its citation, for the clipboard: its words between quotation marks, its place on the page where
 * it has one, and the citation below them.
 */
export async function citeAnnotation(
  { annotation, issue, article, page }: ExportItem,
  place: string | null,
  cite: Cite,
  style: 'auto' | CitationStyle,
): Promise<{ readonly text: string; readonly citation: string; readonly place: string | null }> {
  const citation = await cite(reference(issue, article, page, issue.id), resolveStyle(style, issue.language));
  return { text: textOf(annotation.target.shown, place, citation), citation, place };
}

/** The same of a part of a page that nobody has marked. Throws `pageNotFound`. */
export async function citeRegion(
  issue: Issue,
  area: PageArea,
  { pages, words }: IssuePages,
  cite: Cite,
  style: 'auto' | CitationStyle,
): Promise<{ readonly text: string; readonly citation: string; readonly place: string }> {
  const onPage = await words(area.page);
  const target = describeRegion(issue, pages, area, onPage);
  const { start, end } = target.position;
  const method = target.quote.exact === '' ? 'place' : 'position';
  const anchor: Anchor = { start, end, method, page: area.page };
  const { article, page } = whereItIs(target, anchor, issue);
  const citation = await cite(reference(issue, article, page, issue.id), resolveStyle(style, issue.language));
  const place = regionPlace(target.region, onPage, issue);
  return { text: textOf(target.shown, place, citation), citation, place };
}

function textOf(shown: string, place: string | null, citation: string): string {
  const head = [shown && `“${shown}”`, place && (shown === '' ? place : `(${place})`)];
  return [head.filter((part) => part).join(' '), citation].filter((line) => line !== '').join('\n');
}
