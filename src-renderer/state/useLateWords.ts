import type { Language } from '#shared/i18n/language.ts';
import type { Translator } from '#shared/i18n/translate.ts';
import { useTranslator } from './application.ts';

/** The translator, with words that came with the script that says them; taken in once more they are the same. */
export function useLateWords(
  words: Readonly<Record<Language, Readonly<Record<string, string>>>>,
): Translator {
  const translator = useTranslator();
  translator.learn(words[translator.language]);
  return translator;
}
