import type { PoolClient } from 'pg';
import type { SearchDocument } from '#core/search/engine.ts';
import { decodeDocument, fieldsOf } from '#core/search/index/indexedDocument.ts';
import { countInFields, type Matcher } from '#core/search/query/matching.ts';
import {
  type Asked,
  missed,
  type Narrowing,
  nearlyPasses,
  newestFirst,
  termsCondition,
} from './conditions.ts';
import { Parameters } from './parameters.ts';

/** So many documents are read for one search whose terms the server cannot judge; the newest first. */
export const mostVerified = 5_000;

/** Documents that a search finds, by the key of the table. */
export interface Verified {
  readonly issueIds: readonly string[];
  readonly sequences: readonly number[];
  /** Matches in those that the filters leave. */
  readonly matchTotal: number;
  /** Whether there were more to be read than are. */
  readonly isCut: boolean;
}

interface Candidate {
  readonly issue_id: string;
  readonly sequence: number;
  readonly stored: string;
  readonly missed: string;
}

/**
 * Reads what may have what was typed: words with a wrong letter, words that begin so, and what is not folded are
 * judged here, by the rules of the embedded engine.
 */
export async function verify(
  client: PoolClient,
  asked: Asked,
  narrowingOf: (parameters: Parameters) => Narrowing,
): Promise<Verified> {
  const parameters = new Parameters();
  const narrowing = narrowingOf(parameters);
  const where = [nearlyPasses(narrowing), termsCondition(asked, parameters)].join(' AND ');
  const { text, values } = parameters.statement(
    `SELECT d.issue_id, d.sequence, d.stored, ${missed(narrowing)} AS missed FROM broadsheet.document d WHERE ${where}
     ORDER BY ${newestFirst} LIMIT ${mostVerified + 1}`,
  );
  const { rows } = await client.query<Candidate>(text, [...values]);
  const issueIds: string[] = [];
  const sequences: number[] = [];
  let matchTotal = 0;
  for (const { issue_id, sequence, stored, missed: misses } of rows.slice(0, mostVerified)) {
    const matches = matchesOf(fieldsOf(decodeDocument(stored)), asked);
    if (matches === null) continue;
    issueIds.push(issue_id);
    sequences.push(sequence);
    if (misses === '') matchTotal += matches;
  }
  return { issueIds, sequences, matchTotal, isCut: rows.length > mostVerified };
}

/** Matches of all terms in a document; null where it is not found. */
function matchesOf(fields: SearchDocument['fields'], { terms, without, isAny }: Asked): number | null {
  const count = (matcher: Matcher) => countInFields(fields, matcher).reduce((sum, each) => sum + each, 0);
  if (without.some((matcher) => count(matcher) > 0)) return null;
  const counts = terms.map(count);
  const isFound = isAny ? counts.some((each) => each > 0) : counts.every((each) => each > 0);
  return isFound || terms.length === 0 ? counts.reduce((sum, each) => sum + each, 0) : null;
}
