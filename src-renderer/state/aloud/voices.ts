import type { LanguageTag } from '#shared/model/issue.ts';

/** A voice of the person's own computer. */
export interface Voice {
  readonly id: string;
  readonly name: string;
  /** BCP 47, as the system says it. */
  readonly language: LanguageTag;
  /** The one that the system would take. */
  readonly isDefault: boolean;
}

/** The voices a person chose, by `voiceKey`. */
export type ChosenVoices = Readonly<Record<string, string>>;

type Chinese = 'zh-Hans' | 'zh-Hant' | 'zh-HK';

/** Whose voice says a text: its own, or the next best. Cantonese comes last for whoever writes Mandarin. */
const chineseVoices: Readonly<Record<Chinese, readonly Chinese[]>> = {
  'zh-Hans': ['zh-Hans', 'zh-Hant', 'zh-HK'],
  'zh-Hant': ['zh-Hant', 'zh-Hans', 'zh-HK'],
  'zh-HK': ['zh-HK', 'zh-Hant', 'zh-Hans'],
};

/** Voices that macOS has for fun, some of them first in its list; none is taken unasked. */
const forFun =
  /^(Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Eddy|Flo|Fred|Good News|Grandma|Grandpa|Jester|Junior|Kathy|Organ|Ralph|Reed|Rocko|Sandy|Shelley|Superstar|Trinoids|Whisper|Wobble|Zarvox)\b/u;

const better = /\b(premium|enhanced|natural|neural)\b/iu;

/** Android writes `zh_CN`, Linux `cmn`. */
const subtags = (tag: LanguageTag): readonly string[] => tag.toLowerCase().split(/[-_]/u);

function chineseOf(tag: LanguageTag): Chinese | null {
  const [primary = '', ...others] = subtags(tag);
  if (!['zh', 'cmn', 'yue', 'wuu', 'lzh'].includes(primary)) return null;
  const has = (subtag: string) => others.includes(subtag);
  if (primary === 'yue' || has('yue') || has('hk') || has('mo')) return 'zh-HK';
  return has('hant') || has('tw') ? 'zh-Hant' : 'zh-Hans';
}

/** What a voice is chosen for: a language, of Chinese each of its three ways. */
export const voiceKey = (language: LanguageTag): string =>
  chineseOf(language) ?? subtags(language)[0] ?? 'und';

/** The language that is heard, however it is written: `en`, `zh`, `yue`. */
export function spokenLanguage(language: LanguageTag): LanguageTag {
  const chinese = chineseOf(language);
  if (chinese) return chinese === 'zh-HK' ? 'yue' : 'zh';
  return voiceKey(language);
}

/** The voices that can say a language, the best first. `locales` are the person's, most wanted first. */
export function voicesFor(
  language: LanguageTag,
  voices: readonly Voice[],
  locales: readonly LanguageTag[],
): readonly Voice[] {
  const wanted = chineseOf(language);
  const able = voices.filter((voice) =>
    wanted ? chineseOf(voice.language) !== null : voiceKey(voice.language) === voiceKey(language),
  );
  const sameTag = (one: LanguageTag, other: LanguageTag) => subtags(one).join() === subtags(other).join();
  const rank = (voice: Voice): readonly number[] => {
    const spoken = chineseOf(voice.language);
    const region = locales.findIndex((locale) => sameTag(locale, voice.language));
    return [
      wanted && spoken ? chineseVoices[wanted].indexOf(spoken) : 0,
      forFun.test(voice.name) ? 1 : 0,
      sameTag(voice.language, language) ? 0 : 1,
      region < 0 ? locales.length : region,
      better.test(voice.name) ? 0 : 1,
      voice.isDefault ? 0 : 1,
    ];
  };
  return able
    .map((voice) => ({ voice, rank: rank(voice) }))
    .sort((a, b) => a.rank.map((value, at) => value - (b.rank[at] ?? 0)).find((by) => by !== 0) ?? 0)
    .map(({ voice }) => voice);
}

/** The voice that says a language: the person's choice while it is there, else the best; null without one. */
export function voiceFor(
  language: LanguageTag,
  voices: readonly Voice[],
  chosen: ChosenVoices,
  locales: readonly LanguageTag[],
): Voice | null {
  const able = voicesFor(language, voices, locales);
  return able.find(({ id }) => id === chosen[voiceKey(language)]) ?? able[0] ?? null;
}
