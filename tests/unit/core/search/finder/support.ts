import { createNameFinder } from '#core/search/finder/createNameFinder.ts';
import type { NameFinder, NamesInIssue } from '#core/search/finder/nameFinder.ts';

/** A finder whose clock and timers stand still. */
export const newFinder = (): NameFinder =>
  createNameFinder({ schedule: () => () => undefined, now: () => 0, pause: async () => undefined });

/** The names of an issue with what matters to a test. */
export function issueNames(
  headlines: readonly string[],
  changes: Partial<Omit<NamesInIssue, 'headlines'>> = {},
): NamesInIssue {
  return {
    publication: null,
    date: null,
    edition: null,
    issueNumber: null,
    bylines: [],
    ...changes,
    headlines: headlines.map((label, at) => ({ articleId: `a${at}`, label, page: 1 })),
  };
}

export async function labelsOf(finder: NameFinder, text: string, limit = 50): Promise<readonly string[]> {
  return (await finder.find({ text, limit })).names.map(({ label }) => label);
}
