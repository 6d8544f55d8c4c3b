import type { ReprintPlace } from '#shared/model/finding/reprints.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { flowSpanToCanonical } from '#shared/text/flow.ts';
import type { TextsOfIssue } from './finding.ts';
import type { TextOfIssue } from './reprintStore.ts';

/** A text with the way back into the issue. */
export interface PlacedText extends TextOfIssue {
  readonly place: ReprintPlace;
  /** Where a span of the text stands in the issue's canonical text. */
  readonly toCanonical: (span: Span) => Span;
}

/** An issue's texts, each with the way back. */
export interface PlacedTexts extends TextsOfIssue {
  readonly texts: readonly PlacedText[];
}

/**
 * What is looked for in other issues: the running text of articles, without headlines, which every paper writes for
 * itself, and notices. Mastheads and imprints stand in every issue and are left out.
 */
export function textsOfIssue(issue: Issue): PlacedTexts {
  const { id: issueId, publication, date, edition } = issue;
  const placed = (articleId: string, headline: string | null, flows: readonly Flow[]): PlacedText => ({
    ...joined(flows),
    id: articleId,
    place: { issueId, articleId, publication, date, edition, headline },
  });
  return {
    issueId,
    publication,
    texts: [
      ...issue.articles.map(({ id, headline, paragraphs }) => placed(id, headline?.text ?? null, paragraphs)),
      ...issue.notices.map((notice) => placed(notice.id, null, [notice])),
    ],
  };
}

const lineBreak = '\n';

function joined(flows: readonly Flow[]): Pick<PlacedText, 'text' | 'toCanonical'> {
  const text = flows.map((flow) => flow.text).join(lineBreak);
  return {
    text,
    toCanonical(span) {
      let at = 0;
      let start: number | null = null;
      let end = 0;
      for (const flow of flows) {
        const length = codePointLength(flow.text);
        const from = Math.max(0, span.start - at);
        const to = Math.min(length, span.end - at);
        if (from < to) {
          const own = flowSpanToCanonical(flow)({ start: from, end: to });
          start ??= own.start;
          end = own.end;
        }
        at += length + 1;
      }
      return { start: start ?? 0, end };
    },
  };
}
