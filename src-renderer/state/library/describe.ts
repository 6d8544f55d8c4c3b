import type { IssueDescriptionPatch } from '#shared/contract/calls/library.ts';
import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import type { IssueSummary } from '#shared/model/library.ts';

/** What a person typed for each field; empty says nothing, null takes their word back. */
export type TypedDescription = Readonly<Partial<Record<DescribableField, string | null>>>;

/** The patch that a description asks for; null when it asks for nothing. */
export function patchOf(description: TypedDescription): IssueDescriptionPatch | null {
  const patch: Record<string, string | number | null> = {};
  for (const field of describableFields) {
    const typed = description[field];
    if (typed === undefined) continue;
    if (typed === null) patch[field] = null;
    else if (typed.trim()) patch[field] = field === 'pageCount' ? Number(typed) : typed.trim();
  }
  return Object.keys(patch).length === 0 ? null : (patch as IssueDescriptionPatch);
}

/** What issues say of a field now: one value for all, `several`, or nothing. */
export function saidBy(
  issues: readonly IssueSummary[],
  field: DescribableField,
): { readonly kind: 'one'; readonly value: string } | { readonly kind: 'several' | 'none' } {
  const values = new Set(issues.map((issue) => saysOf(issue, field)));
  const [only] = values;
  if (values.size > 1) return { kind: 'several' };
  return only === null || only === undefined ? { kind: 'none' } : { kind: 'one', value: only };
}

function saysOf(issue: IssueSummary, field: DescribableField): string | null {
  switch (field) {
    case 'title':
      return issue.publication;
    case 'pageCount':
      return issue.pageCount === null ? null : String(issue.pageCount);
    case 'language':
      return issue.language === 'und' ? null : issue.language;
    case 'place':
      // Summaries do not carry it.
      return null;
    default:
      return issue[field];
  }
}
