import { dirname } from 'node:path';
import { isUnspaced } from '#shared/text/characters.ts';
import { blankRaster, type Raster } from '../raster/raster.ts';
import { turn } from '../raster/turning.ts';
import { damagedModel, packageVersion, tesseractFile } from './models.ts';
import type { LinePicture, LineWord, Recognizer } from './recognizer.ts';

/** Tesseract's models, by the names of their files. */
export type TesseractModel = 'eng' | 'deu' | 'fra' | 'frk' | 'chi_tra' | 'chi_tra_vert' | 'jpn_vert';

/** Tesseract's page segmentation modes used here: a column of vertical type, and a line. */
const segmentation = { verticalBlock: '5', line: '7' } as const;
/** White around a line: tesseract takes ink at the edge for a rule (pixels). */
const margin = 12;

/** What tesseract.js (Apache-2.0) says of a page; its types leave out what may be missing. */
interface Found {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}
interface FoundWord extends Found {
  readonly symbols: readonly Found[];
}

/** Tesseract's LSTM with one of its models, which lie in packages: nothing is fetched. Throws RecognitionError. */
export async function openTesseract(model: TesseractModel): Promise<Recognizer> {
  const { createWorker } = await import('tesseract.js');
  const file = tesseractFile(model);
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const isVertical = model.endsWith('_vert');
  const worker = await createWorker(model, 1, {
    langPath: dirname(file),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: failed.reject,
  }).catch(() => {
    throw damagedModel(file);
  });
  await worker.setParameters({ user_defined_dpi: '300' });
  let mode: string = '';
  const readLine = async ({ raster, isTurned }: LinePicture): Promise<readonly LineWord[]> => {
    const isColumn = isTurned && isVertical;
    const wanted = isColumn ? segmentation.verticalBlock : segmentation.line;
    if (wanted !== mode) {
      await worker.setParameters({ tessedit_pageseg_mode: wanted as never });
      mode = wanted;
    }
    const picture = isColumn ? turn(raster, 90) : raster;
    const reading = worker.recognize(toPgm(framed(picture)), {}, { blocks: true, text: false });
    const { data: page } = await Promise.race([reading, failed.promise]);
    const words = (page.blocks ?? []).flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ lines }) => lines.flatMap((line) => line.words as readonly FoundWord[])),
    );
    return toLineWords(words, isColumn ? raster : null);
  };
  return {
    name: 'tesseract',
    lineHeight: 48,
    version: `${packageVersion('tesseract.js')} ${model}`,
    async read(lines, onLine = () => undefined) {
      const words: (readonly LineWord[])[] = [];
      for (const line of lines) {
        words.push(await readLine(line));
        onLine(words.length);
      }
      return words;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function framed({ width, height, data }: Raster): Raster {
  const sheet = blankRaster(width + 2 * margin, height + 2 * margin);
  for (let y = 0; y < height; y++) {
    sheet.data.set(data.subarray(y * width, (y + 1) * width), (y + margin) * sheet.width + margin);
  }
  return sheet;
}

/** Netpbm's grey picture, which tesseract's Leptonica reads as it is. */
function toPgm({ width, height, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}

/**
 * `turned` is the picture in which a column that stood was handed over. Of the characters of a column tesseract tells no
 * places: they share their word's.
 */
function toLineWords(words: readonly FoundWord[], turned: Raster | null): readonly LineWord[] {
  const result: LineWord[] = [];
  for (const word of words) {
    const isSplit = turned !== null || isUnspaced(word.text);
    const parts = isSplit ? word.symbols : [word];
    const { x0, y0, x1, y1 } = word.bbox;
    const each = (y1 - y0) / parts.length;
    for (const [index, part] of parts.entries()) {
      if (part.text.trim() === '') continue;
      const box = turned
        ? {
            left: y0 - margin + index * each,
            top: turned.height - (x1 - margin),
            width: each,
            height: x1 - x0,
          }
        : {
            left: part.bbox.x0 - margin,
            top: part.bbox.y0 - margin,
            width: part.bbox.x1 - part.bbox.x0,
            height: part.bbox.y1 - part.bbox.y0,
          };
      result.push({
        text: part.text.trim(),
        confidence: Math.min(part.confidence, isSplit ? 100 : word.confidence) / 100,
        spaceBefore: index === 0 && result.length > 0 && !isSplit,
        box,
      });
    }
  }
  return result;
}
