import { toSimplified, toTraditional } from '../engines/scriptForms.ts';
import { openTesseract, type TesseractModel } from '../engines/tesseract.ts';
import { meanConfidence, type Orientation } from './orientation.ts';

/** Of so many characters kana are more than one in seven in Japanese, and hardly any in Chinese. */
const kanaShare = 0.14;

/** Words that hardly a line of a language is without. */
const commonWords: Readonly<Record<'en' | 'de' | 'fr', RegExp>> = {
  en: /\b(?:the|of|and|to|in|that|is|was|for|his|with|by|at|from|which)\b/giu,
  de: /\b(?:der|die|das|und|den|von|zu|dem|des|mit|auf|ist|nicht|ein|eine|sich)\b/giu,
  fr: /\b(?:le|la|les|de|des|du|et|un|une|que|qui|dans|pour|est|au|par)\b/giu,
};

/** The language and script that a page's sample lines are in, as BCP 47. */
export async function findLanguage(look: Orientation): Promise<string> {
  if (look.isHan) return await hanLanguage(look.text);
  const pictures = look.pictures.slice(0, 5);
  const scores: { readonly model: TesseractModel; readonly score: number; readonly text: string }[] = [];
  for (const model of ['frk', 'eng'] as const) {
    const recognizer = await openTesseract(model);
    const words = await recognizer.read(pictures).finally(() => recognizer.close());
    const text = words.map((line) => line.map(({ text: word }) => word).join(' ')).join('\n');
    scores.push({ model, text, score: meanConfidence(words.flat()) });
  }
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.model === 'frk' ? 'de-Latf' : latinLanguage(best.text);
}

function latinLanguage(text: string): string {
  const counts = Object.entries(commonWords).map(([language, words]) => ({
    language,
    count: text.match(words)?.length ?? 0,
  }));
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).language;
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
