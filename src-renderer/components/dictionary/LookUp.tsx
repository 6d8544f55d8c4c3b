import { fetchedPart } from '../base/fetchedPart.tsx';

/** The panel of the dictionaries, which comes when a word is first looked up. */
export const FetchedDictionaryPanel = fetchedPart(() =>
  import('./DictionaryPanel.tsx').then((module) => module.DictionaryPanel),
);
