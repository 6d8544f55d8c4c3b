import { passageText, readPassage } from '#shared/anchoring/index.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import type { Span } from '#shared/model/span.ts';
import { type Reference, reference } from './reference.ts';
import { resolveStyle } from './styles.ts';

/**
 * A passage with its citation, for the clipboard: `text` is the quoted passage with the citation below
 * it, `citation` the citation alone.
 */
export async function citePassage(
  issue: Issue,
  span: Span,
  cite: (reference: Reference, style: CitationStyle) => Promise<string>,
  style: 'auto' | CitationStyle,
): Promise<{ readonly text: string; readonly citation: string }> {
  const passage = readPassage(issue, span);
  const page = issue.pages.find(({ start, end }) => start <= span.start && span.start < end)?.number ?? null;
  const citation = await cite(
    reference(issue, passage.article, page, issue.id),
    resolveStyle(style, issue.language),
  );
  return { text: [`“${passageText(passage)}”`, citation].filter((line) => line !== '').join('\n'), citation };
}
