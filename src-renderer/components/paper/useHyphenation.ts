import { useEffect, useState } from 'react';
import type { LanguageTag } from '#shared/model/issue.ts';
import { type Hyphenate, loadHyphenation } from '../../layout/lines/hyphenation.ts';

interface Hyphenation {
  /** Null where words are not broken: it is not wanted, or there are no patterns for the language. */
  readonly hyphenate: Hyphenate | null;
  /** Its patterns are on their way; text set now would soon be set anew. */
  readonly waiting: boolean;
}

const off: Hyphenation = { hyphenate: null, waiting: false };
const coming: Hyphenation = { hyphenate: null, waiting: true };

/** How the words of a language are broken, once its patterns have come. */
export function useHyphenation(language: LanguageTag, wanted: boolean): Hyphenation {
  const [loaded, setLoaded] = useState<{ language: LanguageTag; hyphenation: Hyphenation } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const take = (hyphenate: Hyphenate | null) => {
      if (current) setLoaded({ language, hyphenation: { hyphenate, waiting: false } });
    };
    // Without its patterns an issue is still to be read, with looser lines.
    loadHyphenation(language).then(take, () => take(null));
    return () => {
      current = false;
    };
  }, [language, wanted]);
  if (!wanted) return off;
  return loaded?.language === language ? loaded.hyphenation : coming;
}
