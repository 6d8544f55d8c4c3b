import type { LanguageTag } from '#shared/model/issue.ts';
import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import type { Runtime } from './onnx.ts';
import { openPaddle } from './paddle.ts';
import type { Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';
import { openTraditional } from './traditional.ts';

/** The recogniser that reads a language best, of those there are. Throws RecognitionError where a model is missing. */
export async function openRecognizer(
  language: LanguageTag,
  writing: WritingMode,
  runtime: Runtime,
): Promise<Recognizer> {
  const [main = '', ...subtags] = language.split('-');
  const isTraditional = subtags.some((tag) => /^(?:Hant|TW|HK|MO)$/i.test(tag));
  if (main === 'zh' && isTraditional) {
    return await openTraditional(runtime, writing === 'vertical-rl' ? 'chi_tra_vert' : 'chi_tra');
  }
  if (main === 'ja' && writing === 'vertical-rl') return await openTesseract('jpn_vert');
  if (main === 'zh' || main === 'ja') return await openPaddle(runtime);
  if (subtags.some((tag) => /^latf$/i.test(tag))) return await openTesseract('frk');
  return await openTesseract(main === 'de' ? 'deu' : main === 'fr' ? 'fra' : 'eng');
}
