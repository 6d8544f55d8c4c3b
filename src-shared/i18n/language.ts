/** The languages of the interface. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

/**
 * The language to speak: the chosen one, or the first of the system's languages that we have.
 * Any Chinese is closer to 简体中文 than English is.
 */
export function pickLanguage(setting: 'system' | Language, locales: readonly string[]): Language {
  if (setting !== 'system') return setting;
  for (const locale of locales) {
    const primary = locale.toLowerCase().split(/[-_]/u)[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'en';
}
