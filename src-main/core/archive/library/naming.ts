import { type DescribableField, describableFields } from '#shared/model/issue.ts';
import { type DescribedValues, describeFacts, type IssueDescription } from './description.ts';
import type { IssueFacts } from './identity/facts.ts';

const namingFields: ReadonlySet<DescribableField> = new Set(['title', 'date', 'edition', 'issueNumber']);

/** A source's facts with the names that a person filled in for it; null where they filled in none. */
export function fillNames(facts: IssueFacts, description: IssueDescription | null): IssueFacts | null {
  if (!description?.fields.some((field) => namingFields.has(field))) return null;
  const isTitled = description.fields.includes('title');
  return { ...describeFacts(facts, description), saysPaper: facts.saysPaper || isTitled };
}

/** What was filled in for the sources of one issue, as one: what the earlier say counts before the later. */
export function joinDescriptions(descriptions: readonly (IssueDescription | null)[]): IssueDescription {
  const values: DescribedValues = Object.assign({}, ...descriptions.toReversed().map((one) => one?.values));
  return { values, fields: describableFields.filter((field) => values[field] !== undefined) };
}
