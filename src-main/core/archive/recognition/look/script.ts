import type { LinePicture } from '../engines/recognizer.ts';
import { toSimplified, toTraditional } from '../engines/scriptForms.ts';
import { openTesseract, type TesseractModel } from '../engines/tesseract.ts';
import { meanConfidence, type Orientation } from './orientation.ts';

/** Of so many characters kana are more than one in seven in Japanese, and hardly any in Chinese. */
const kanaShare = 0.14;

/** Words that hardly a line of a language is without. */
const languages = ['en', 'de', 'fr'] as const;
type Language = (typeof languages)[number];
const commonWords: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:the|of|and|to|in|that|is|was|for|his|with|by|at|from|which)\b/giu,
  de: /\b(?:der|die|das|und|den|von|zu|dem|des|mit|auf|ist|nicht|ein|eine|sich)\b/giu,
  fr: /\b(?:le|la|les|de|des|du|et|un|une|que|qui|dans|pour|est|au|par)\b/giu,
};

/** The language and script that a page's sample lines are in, as BCP 47. */
export async function findLanguage(look: Orientation): Promise<string> {
  if (look.isHan) return await hanLanguage(look.text);
  const pictures = look.pictures.slice(0, sampledLines);
  const antiqua = await readWith('eng', pictures);
  const fraktur = await readWith('frk', pictures);
  // Each makes letters of either face; words come out only of its own.
  const [latin, german] = [mostCommon(antiqua.text), commonWordsIn('de', fraktur.text)];
  const isFraktur = latin.count === german ? fraktur.confidence > antiqua.confidence : german > latin.count;
  return isFraktur ? 'de-Latf' : latin.language;
}

/** Lines that are read to tell Fraktur from Antiqua. */
const sampledLines = 8;

async function readWith(
  model: TesseractModel,
  pictures: readonly LinePicture[],
): Promise<{ readonly text: string; readonly confidence: number }> {
  const recognizer = await openTesseract(model);
  const words = await recognizer.read(pictures).finally(() => recognizer.close());
  const text = words.map((line) => line.map(({ text: word }) => word).join(' ')).join('\n');
  return { text, confidence: meanConfidence(words.flat()) };
}

const commonWordsIn = (language: Language, text: string): number =>
  text.match(commonWords[language])?.length ?? 0;

/** The language with most of its common words in a text; English where there is none. */
function mostCommon(text: string): { readonly language: Language; readonly count: number } {
  const counts = languages.map((language) => ({ language, count: commonWordsIn(language, text) }));
  return counts.reduce((a, b) => (b.count > a.count ? b : a));
}

async function hanLanguage(text: string): Promise<string> {
  const characters = Array.from(text);
  const kana = characters.filter((character) =>
    /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character),
  ).length;
  if (kana > kanaShare * characters.length) return 'ja';
  const [traditional, simplified] = [await toTraditional(), await toSimplified()];
  const onlySimplified = characters.filter((character) => traditional(character) !== character).length;
  const onlyTraditional = characters.filter((character) => simplified(character) !== character).length;
  return onlyTraditional > onlySimplified ? 'zh-Hant' : 'zh-Hans';
}
