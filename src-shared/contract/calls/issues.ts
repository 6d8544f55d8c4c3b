import { z } from 'zod';
import type { FacsimileSheet, WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { ask, call } from '../call.ts';
import { filePath, issueId } from '../inputs.ts';

/** One issue: its text, its pages. */
export const issueCalls = {
  /** The whole issue. */
  'issue.get': ask({ issueId }).answers<Issue>(),
  /**
   * Which of an issue's sources is read (`SourceAlternative.path`), kept in the library; null leaves it to
   * Broadsheet again. Answers the issue as it is read now. Annotations are looked for in the new text.
   */
  'issue.chooseSource': call({ issueId, path: filePath.nullable() }).answers<Issue>(),
  /** The pages of an issue with their pictures and zones; empty where there are none. */
  'facsimile.pages': ask({ issueId }).answers<readonly FacsimileSheet[]>(),
  /** The words of one page (`FacsimilePage.number`) with their places in text and page. */
  'facsimile.words': ask({ issueId, page: z.number().int() }).answers<readonly WordBox[]>(),
};
