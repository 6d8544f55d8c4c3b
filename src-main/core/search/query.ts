import { normalText } from './normalForm.ts';

/** What a query asks for. For now one phrase; the query language grows here. */
export interface Query {
  /** In the normal form; empty when there is nothing to look for. */
  readonly phrase: string;
}

/** Reads what a person typed. Every string is a query; white space around it does not count. */
export function parseQuery(typed: string): Query {
  return { phrase: normalText(typed) };
}
