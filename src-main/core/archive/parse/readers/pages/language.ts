import { mostFrequent } from './printedPage.ts';

/**
 * A language as formats state it (`ger`, `fr`, `en_GB`, `German`) as a BCP 47 tag; null where it states
 * none. Codes of ISO 639-2 become the shorter ones through the aliases that every JavaScript engine carries.
 */
export function languageTag(stated: string): string | null {
  const value = stated.trim().replaceAll('_', '-');
  if (/^[a-z]{4,}$/iu.test(value)) return byName.get(value.toLowerCase()) ?? null;
  try {
    const tag = Intl.getCanonicalLocales(value)[0];
    return tag === undefined || /^(?:und|mul|zxx|mis)\b/u.test(tag) ? null : tag;
  } catch {
    return null;
  }
}

/** Languages newspapers are printed in; their English names come from the engine. */
const codes =
  'en de fr nl da sv no nb nn fi et lv lt pl cs sk hu ro bg ru uk be sr hr sl el tr ar fa he yi it es ca pt la lb fy cy ga eu is zh ja ko vi hi bn ta ur';
const names = new Intl.DisplayNames('en', { type: 'language' });
const byName = new Map(codes.split(' ').map((code) => [(names.of(code) ?? code).toLowerCase(), code]));

/** The tag that most of several statements agree on; undefined where there is none. */
export function statedLanguage(tags: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return mostFrequent(counts) ?? undefined;
}
