import * as z from 'zod';
import type { Issue } from '#shared/model/issue.ts';

/** What issue records belong to, for people who read the file, and for the day the ids are lost. */
export interface MarkedIssue {
  readonly id: string;
  readonly publication: string | null;
  readonly date: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  readonly path: string;
  /** BCP 47, of an issue that is not here; otherwise the issue itself tells. */
  readonly language?: string | undefined;
  /** The marks were imported before their issue came: they are attached to it when it does. */
  readonly waiting?: true | undefined;
}

const nullableText = z.string().nullable();

export const markedIssueSchema: z.ZodType<MarkedIssue> = z.object({
  id: z.string(),
  publication: nullableText,
  date: nullableText,
  edition: nullableText,
  issueNumber: nullableText,
  path: z.string(),
  language: z.string().optional(),
  waiting: z.literal(true).optional(),
});

export function markedIssueOf(issue: Issue): MarkedIssue {
  return {
    id: issue.id,
    publication: issue.publication,
    date: issue.date,
    edition: issue.edition,
    issueNumber: issue.issueNumber,
    path: issue.source.path,
  };
}
