import { packIssue } from '../parse/packed/packIssue.ts';
import { packWords } from '../parse/packed/packWords.ts';
import type { ParsedIssue } from '../parse/parse.ts';
import { factsOf } from './identity/facts.ts';
import type { KeptIssue } from './sourceParser.ts';

/** What the library keeps of an issue. */
export async function keepIssue(parsed: ParsedIssue): Promise<KeptIssue> {
  return {
    facts: factsOf(parsed),
    issue: await packIssue(parsed.issue),
    words: parsed.words.length === 0 ? null : await packWords(parsed.words),
  };
}
