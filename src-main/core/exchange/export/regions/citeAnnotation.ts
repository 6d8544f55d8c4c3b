import type { CitationStyle } from '#shared/model/settings.ts';
import { type Reference, reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import type { ExportItem } from '../exportItem.ts';

/**
 * An annotation with its citation, for the clipboard: its words between quotation marks, its place on the page where
 * it has one, and the citation below them.
 */
export async function citeAnnotation(
  { annotation, issue, article, page }: ExportItem,
  place: string | null,
  cite: (reference: Reference, style: CitationStyle) => Promise<string>,
  style: 'auto' | CitationStyle,
): Promise<{ readonly text: string; readonly citation: string; readonly place: string | null }> {
  const citation = await cite(reference(issue, article, page, issue.id), resolveStyle(style, issue.language));
  const { shown } = annotation.target;
  const head = [shown && `“${shown}”`, place && (shown === '' ? place : `(${place})`)];
  const text = [head.filter((part) => part).join(' '), citation].filter((line) => line !== '').join('\n');
  return { text, citation, place };
}
