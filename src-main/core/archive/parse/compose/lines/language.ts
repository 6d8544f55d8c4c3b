import type { LanguageTag } from '#shared/model/issue.ts';
import { countClass, isHan, isHangul, isKana, isLatin, isLetter } from '#shared/text/characterClasses.ts';

/** Function words, the ones that stand in any text of a few sentences. */
const words: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'in', 'was', 'is', 'that', 'for', 'with', 'on', 'at', 'by', 'from'],
  de: ['der', 'die', 'und', 'den', 'das', 'von', 'ist', 'des', 'zu', 'mit', 'im', 'nicht', 'auf', 'eine'],
  fr: ['le', 'la', 'les', 'de', 'des', 'et', 'du', 'que', 'est', 'dans', 'qui', 'pour', 'une', 'au'],
  nl: ['de', 'het', 'een', 'van', 'en', 'is', 'dat', 'op', 'te', 'niet', 'met', 'voor', 'zijn', 'door'],
  es: ['el', 'la', 'los', 'de', 'que', 'y', 'en', 'del', 'las', 'por', 'con', 'una', 'para', 'se'],
  it: ['il', 'la', 'di', 'che', 'e', 'del', 'della', 'per', 'un', 'non', 'con', 'si', 'gli', 'nel'],
  da: ['og', 'det', 'at', 'en', 'den', 'til', 'af', 'er', 'som', 'paa', 'med', 'for', 'ikke', 'der'],
  sv: ['och', 'att', 'det', 'som', 'en', 'på', 'är', 'av', 'för', 'med', 'den', 'till', 'inte', 'har'],
  la: ['et', 'in', 'ad', 'est', 'cum', 'non', 'ex', 'quae', 'qui', 'ut', 'per', 'sed', 'de', 'a'],
};

/** Characters that only one of the two Chinese writings has, among the most frequent. */
const simplifiedOnly =
  /[这国们说时为会发对产动经过来学还进问种开实现长当业电关见报区书记员东车专门给与议体乡总]/gu;
const traditionalOnly =
  /[這國們說時為會發對產動經過來學還進問種開實現長當業電關見報區書記員東車專門給與議體鄉總]/gu;

/** Code units read to tell the language. */
const sampleSize = 200_000;

/** The language of a text by its script and its most frequent words; `und` when they do not tell. */
export function detectLanguage(whole: string): LanguageTag {
  const text = whole.slice(0, sampleSize);
  const han = countClass(text, isHan);
  const kana = countClass(text, isKana);
  const hangul = countClass(text, isHangul);
  const letters = countClass(text, isLetter);
  if (letters === 0) return 'und';
  if (hangul > letters * 0.3) return 'ko';
  if (kana > 0 && kana > (han + kana) * 0.1 && han + kana > letters * 0.3) return 'ja';
  if (han > letters * 0.3) return chineseWriting(text);
  const rightToLeft = rightToLeftLanguage(text, letters);
  if (rightToLeft !== null) return rightToLeft;
  if (countClass(text, isLatin) < letters * 0.5) return 'und';
  return latinLanguage(text);
}

/** Letters that only some of the languages of a right-to-left script write, and often. */
const yiddishOnly = /[\u05f0-\u05f2]|\u05d0[\u05b7\u05b8]/gu;
const urduOnly = /[ٹڈڑےں]/gu;
const persianOnly = /[پچژگ]/gu;
/** Share of such letters below which they are names of other lands. */
const oftenEnough = 0.01;

/** Arabic, Persian, Urdu, Hebrew or Yiddish by their letters; null for a text that is mostly of others. */
function rightToLeftLanguage(text: string, letters: number): LanguageTag | null {
  const hebrew = count(text, /\p{Script=Hebrew}/gu);
  const arabic = count(text, /\p{Script=Arabic}/gu);
  if (hebrew > letters * 0.5) return count(text, yiddishOnly) > hebrew * oftenEnough ? 'yi' : 'he';
  if (arabic < letters * 0.5) return null;
  if (count(text, urduOnly) > arabic * oftenEnough) return 'ur';
  return count(text, persianOnly) > arabic * oftenEnough ? 'fa' : 'ar';
}

function chineseWriting(text: string): LanguageTag {
  const simplified = count(text, simplifiedOnly);
  const traditional = count(text, traditionalOnly);
  if (simplified === traditional) return 'zh';
  return simplified > traditional ? 'zh-Hans' : 'zh-Hant';
}

/** Share of function words below which no language is named, and lead it must have over the next. */
const enough = 0.08;
const lead = 1.15;

function latinLanguage(text: string): LanguageTag {
  const found = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (found.length < 12) return 'und';
  const counts = new Map<string, number>();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = Object.entries(words)
    .map(([language, list]) => ({
      language,
      share: list.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / found.length,
    }))
    .sort((a, b) => b.share - a.share);
  const [best, next] = scores;
  return best && best.share >= enough && best.share >= (next?.share ?? 0) * lead ? best.language : 'und';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
