import type { Language } from '#shared/i18n/language.ts';
import { type Translator, translatorOf } from '#shared/i18n/translate.ts';

const words = {
  en: () => import('#shared/i18n/en.ts').then(({ en }) => en),
  'zh-CN': () => import('#shared/i18n/zh-CN.ts').then(({ zhCN }) => zhCN),
};

const translators = new Map<Language, Promise<Translator>>();

/** Fetches a language's words; rejects, and may be called again, where they cannot be had. */
export function loadTranslator(language: Language): Promise<Translator> {
  const found = translators.get(language);
  if (found) return found;
  const loading = words[language]().then((catalogue) => translatorOf(language, catalogue));
  translators.set(language, loading);
  loading.catch(() => translators.delete(language));
  return loading;
}
