import { NotLoadedError } from '../base/fetchedPart.tsx';
import type { Guide, GuideLanguage, GuidePictures } from './guide.ts';

interface FetchedGuide {
  readonly guide: Guide;
  readonly pictures: GuidePictures;
}

const sources: Readonly<Record<GuideLanguage, () => Promise<FetchedGuide>>> = {
  en: () => import('virtual:guide/en'),
  'zh-CN': () => import('virtual:guide/zh-CN'),
};

const fetched = new Map<GuideLanguage, Promise<FetchedGuide>>();

/** The guide in a language, fetched once. Rejects with `NotLoadedError`, and may be called again then. */
export function fetchGuide(language: GuideLanguage): Promise<FetchedGuide> {
  const known = fetched.get(language);
  if (known) return known;
  const fetching = sources[language]().catch((cause: unknown) => {
    throw new NotLoadedError(cause, () => fetched.delete(language));
  });
  fetched.set(language, fetching);
  return fetching;
}
