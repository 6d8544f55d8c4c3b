import { dialogWords } from './dialogWords.ts';
import { en } from './en.ts';
import type { Language } from './language.ts';
import { orphanWords } from './orphanWords.ts';
import { type Translator, translatorOf } from './translate.ts';
import { zhCN } from './zh-CN.ts';

const catalogues = {
  en: { ...en, ...dialogWords.en, ...orphanWords.en },
  'zh-CN': { ...zhCN, ...dialogWords['zh-CN'], ...orphanWords['zh-CN'] },
};

/** A translator with the words of all languages at hand; the window fetches those of its own language only. */
export const makeTranslator = (language: Language): Translator =>
  translatorOf(language, catalogues[language]);
