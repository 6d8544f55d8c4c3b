import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samples } from '../structure/samples.ts';

/** Real sentences, which the invented archive is put together from. */
export interface Sentences {
  readonly chinese: readonly string[];
  readonly english: readonly string[];
  /** Where they come from, for the report. */
  readonly source: string;
}

const ownLibrary = join(import.meta.dirname, '../../../resources/sample-library');
const han = /\p{Script=Han}/u;
const latin = /[a-z]/u;

/** From the folder of samples beside the repository where there is one, else from the project's own sample library. */
export function readSentences(): Sentences {
  const folder = samples();
  const own = textsIn(ownLibrary);
  const chinese = folder
    ? ['rmrb-1998/utf8', 'rmrb-articles', 'jinri-kecheng'].flatMap((name) => textsIn(join(folder, name)))
    : own;
  const english = folder ? [...own, ...textsIn(join(folder, 'ocr-text-en'))] : own;
  return {
    chinese: chinese
      .flatMap((text) => text.match(/[^。！？\s]+[。！？]/gu) ?? [])
      .filter((sentence) => han.test(sentence) && sentence.length >= 8 && sentence.length <= 120),
    english: english
      .flatMap((text) => text.replaceAll(/\s+/gu, ' ').match(/[^.!?]+[.!?]/gu) ?? [])
      .map((sentence) => sentence.trim())
      .filter((sentence) => latin.test(sentence) && !han.test(sentence) && sentence.length >= 20)
      .map((sentence) => sentence.slice(0, 300)),
    source: folder ? 'sentences of ../shared/samples' : "sentences of the project's own sample library",
  };
}

function textsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|md)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}
