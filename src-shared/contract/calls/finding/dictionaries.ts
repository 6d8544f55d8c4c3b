import { z } from 'zod';
import type { DictionaryFolder, LookUpRequest, LookUpResult } from '#shared/model/finding/dictionary.ts';
import { ask, call } from '../../call.ts';
import { limits } from '../../limits.ts';

/** As far as a word may reach, and a passage that is still one. */
const text = z.string().max(limits.words);
const lookUpRequest = { before: text, selected: text, after: text } satisfies Record<
  keyof LookUpRequest,
  z.ZodType
>;

/** Dictionaries that a person has put in. Both reading calls throw `dictionariesFailed` where that fails as a whole. */
export const dictionaryCalls = {
  /** Which dictionaries there are, and where they are put. */
  'dictionaries.list': ask({}).answers<DictionaryFolder>(),
  /** What they say of a selected passage, or of the word around a caret. */
  'dictionaries.lookUp': ask(lookUpRequest).answers<LookUpResult>(),
  /** Shows their folder in the system's own file manager; made where there is none. */
  'dictionaries.openFolder': call({}).answers<null>(),
};
