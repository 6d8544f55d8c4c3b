import type { Library } from '#core/archive/library/library.ts';
import { type FindingOptions, type FoundReprint, findReprints } from '#core/search/reprints/finding.ts';
import { type PlacedText, type PlacedTexts, textsOfIssue } from '#core/search/reprints/textsOfIssue.ts';

/** What is asked of a library. */
export type ReprintLibrary = Pick<Library, 'cacheFolder' | 'state' | 'summary' | 'getIssue'>;

/** The texts of an issue; null where it is gone or cannot be read: it has no passages to show. */
export async function loadTexts(library: ReprintLibrary, issueId: string): Promise<PlacedTexts | null> {
  const issue = await library.getIssue(issueId).catch(() => null);
  return issue && textsOfIssue(issue);
}

/** A reprint with both texts, each with the way back into its issue. */
export interface PlacedReprint extends FoundReprint {
  readonly here: PlacedText;
  readonly there: PlacedText;
}

/** Looks for an issue's texts in the other issues of a library. Of an issue only the texts that are compared stay in memory. */
export async function findInLibrary(
  library: ReprintLibrary,
  own: PlacedTexts,
  options: Omit<FindingOptions, 'publicationOf' | 'textsOf'>,
): Promise<{ readonly found: readonly PlacedReprint[]; readonly notCompared: number }> {
  const loaded = new Map<string, PlacedTexts>();
  const { found, notCompared } = await findReprints(own, {
    ...options,
    publicationOf: (id) => library.summary(id)?.publication,
    async textsOf(id, wanted) {
      const texts = await loadTexts(library, id);
      if (!texts) return null;
      const kept = { ...texts, texts: texts.texts.filter((text) => wanted.has(text.id)) };
      loaded.set(id, kept);
      return kept;
    },
  });
  const placed = found.flatMap((reprint): PlacedReprint[] => {
    const here = textById(own, reprint.textId);
    const there = textById(loaded.get(reprint.otherIssueId), reprint.otherTextId);
    return here && there ? [{ ...reprint, here, there }] : [];
  });
  return { found: placed, notCompared };
}

/** One of an issue's texts. */
export const textById = (texts: PlacedTexts | null | undefined, textId: string): PlacedText | undefined =>
  texts?.texts.find(({ id }) => id === textId);
