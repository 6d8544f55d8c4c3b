import type { MarksFile } from './marksFile.ts';

/**
 * OneDrive puts the machine's name behind a hyphen, which an issue's id may hold as well. Such a file is
 * a copy when it says itself that its issue is the one with the shorter name.
 */
export function issueOfCopyContent(fileId: string, { issue, annotations }: MarksFile): string | null {
  const issueId = issue?.id ?? annotations[0]?.issueId ?? null;
  if (issueId === null || !fileId.startsWith(`${issueId}-`)) return null;
  return annotations.every((annotation) => annotation.issueId === issueId) ? issueId : null;
}
