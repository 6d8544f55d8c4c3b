import type { LanguageTag } from '#shared/model/issue.ts';
import type { PageReading, PixelBox, PrintedRule, WritingMode } from '#shared/model/scans/pageReading.ts';
import { openRecognizer } from './engines/choose.ts';
import { paddleFile, paddleModels } from './engines/models.ts';
import { openRuntime, type Runtime, type RuntimeChoice } from './engines/onnx.ts';
import { openPaddle } from './engines/paddle.ts';
import { findLines } from './lines/findLines.ts';
import { type FoundLine, foundBodySize } from './lines/foundLine.ts';
import { lookAgain, type SecondLook } from './lines/missedText.ts';
import { findPictures } from './lines/pictures.ts';
import { findFrames, findRules } from './lines/rules.ts';
import { cutLine } from './lines/textPictures.ts';
import { type FirstLook, firstLook } from './look/firstLook.ts';
import { meanConfidence } from './look/orientation.ts';
import { pageLines, toWhole } from './pageLines.ts';
import { type PreparedPage, preparePage } from './preparePage.ts';
import { shared } from './raster/boxes.ts';
import type { PageSource } from './raster/decodeRaster.ts';
import { inverse, placeBox } from './raster/placing.ts';
import type { Raster } from './raster/raster.ts';
import { RecognitionError } from './recognitionError.ts';
import { laySheet } from './sheet.ts';

/** What a reading is doing, and how much of the page is done (0 to 1). */
export interface RecognitionProgress {
  readonly stage: 'decoding' | 'looking' | 'findingLines' | 'reading';
  readonly share: number;
}

export interface RecognitionOptions {
  /** BCP 47, as in `PageReading`; proposed by a first look where it is left out. */
  readonly language?: LanguageTag;
  readonly writing?: WritingMode;
  /** What runs the networks: `auto` is the native runtime where it can be had. */
  readonly engine?: RuntimeChoice;
  /** Processor cores to use. */
  readonly threads?: number;
  /** The part of the picture to read (pixels of the picture as delivered). */
  readonly region?: PixelBox;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RecognitionProgress) => void;
}

/** Height of a body character on the sheet that lines are looked for on: where PP-OCRv4's detector is best (pixels). */
const em = 30;
/** A sheet has at most so many pixels, whatever that makes of its type. */
const mostPixels = 40_000_000;
/** Less sure on the mean, what was read is no text. */
const leastConfidence = 0.3;

/**
 * Reads the picture of a page. Rejects with RecognitionError, whose sentence says why it cannot be read and what to do.
 */
export async function recognizePage(
  source: PageSource,
  options: RecognitionOptions = {},
): Promise<PageReading> {
  const { signal, onProgress = () => undefined } = options;
  onProgress({ stage: 'decoding', share: 0 });
  const page = await preparePage(source, options.region);
  const runtime = await openRuntime(options.engine ?? 'auto', options.threads ?? 2);
  throwIfCancelled(signal);
  onProgress({ stage: 'looking', share: 0.05 });
  const look = await lookAt(page, runtime, options);
  return await readPrepared(page, look, runtime, (progress) => {
    throwIfCancelled(signal);
    onProgress(progress);
  });
}

/** What language and script a page seems to be in, and how its lines run. Rejects as `recognizePage`. */
export async function proposeLanguage(
  source: PageSource,
  options: Pick<RecognitionOptions, 'engine' | 'threads'> = {},
): Promise<{ readonly language: LanguageTag; readonly writing: WritingMode }> {
  const page = await preparePage(source);
  const runtime = await openRuntime(options.engine ?? 'auto', options.threads ?? 2);
  const { language, writing } = await lookAt(page, runtime, {});
  return { language, writing };
}

async function lookAt(
  page: PreparedPage,
  runtime: Runtime,
  known: Pick<RecognitionOptions, 'language' | 'writing'>,
): Promise<FirstLook> {
  const detector = await runtime.open(paddleFile(paddleModels.detection));
  const recognizer = await openPaddle(runtime);
  try {
    return await firstLook(page.raster, page.skew, detector, recognizer, known);
  } finally {
    await detector.close();
    await recognizer.close();
  }
}

async function readPrepared(
  page: PreparedPage,
  look: FirstLook,
  runtime: Runtime,
  onProgress: (progress: RecognitionProgress) => void,
): Promise<PageReading> {
  const wanted = Math.min(em / look.bodySize, Math.sqrt(mostPixels / page.raster.data.length));
  const sheet = laySheet(page.raster, look.turned, page.skew, wanted);
  const rules = findRules(sheet.raster, { em });
  const { lines: found, pictures } = await textAndPictures(
    sheet.raster,
    rules,
    look.writing,
    runtime,
    (share) => onProgress({ stage: 'findingLines', share: 0.1 + 0.3 * share }),
  );
  const recognizer = await openRecognizer(look.language, look.writing, runtime);
  try {
    const cuts = found.map(({ box, isVertical }) =>
      cutLine(page.raster, sheet.placing, box, isVertical, recognizer.lineHeight),
    );
    const words = await recognizer.read(
      cuts.map(({ raster }, at) => ({ raster, isTurned: found[at]?.isVertical === true })),
      (done) => onProgress({ stage: 'reading', share: 0.4 + (0.6 * done) / Math.max(1, cuts.length) }),
    );
    const toPage = page.toDelivered;
    const lines = pageLines(
      found.flatMap((line, at) => {
        const cut = cuts[at];
        return cut ? [{ found: line, cut, words: words[at] ?? [] }] : [];
      }),
      { factor: wanted * page.scale, writing: look.writing, toPage },
    );
    refuseDoubtful(lines.flatMap((line) => line.words));
    const back = (box: PixelBox) => toWhole(placeBox(toPage, placeBox(inverse(sheet.placing), box)));
    return {
      width: page.width,
      height: page.height,
      skew: page.skew,
      turned: look.turned,
      language: look.language,
      writing: look.writing,
      engine: { name: recognizer.name, version: recognizer.version },
      lines,
      rules: rules.map(({ box, isVertical }) => ({ box: back(box), isVertical })),
      frames: findFrames(rules, { em }).map(back),
      pictures: pictures.map(back),
    };
  } finally {
    await recognizer.close();
  }
}

async function textAndPictures(
  sheet: Raster,
  rules: readonly PrintedRule[],
  writing: WritingMode,
  runtime: Runtime,
  onProgress: (share: number) => void,
): Promise<SecondLook> {
  const detector = await runtime.open(paddleFile(paddleModels.detection));
  try {
    const found = await findLines(sheet, rules, writing, detector, onProgress);
    const body = foundBodySize(found) || em;
    const suspects = findPictures(sheet, body, found, rules);
    const { lines, pictures } = await lookAgain(sheet, suspects, rules, writing, body, detector);
    const isAlone = (line: FoundLine) =>
      !found.some(({ box }) => shared(box, line.box) > 0.3 * line.box.width * line.box.height);
    return { lines: [...found, ...lines.filter(isAlone)], pictures };
  } finally {
    await detector.close();
  }
}

function refuseDoubtful(words: Parameters<typeof meanConfidence>[0]): void {
  if (meanConfidence(words) >= leastConfidence) return;
  throw new RecognitionError(
    'doubtful',
    'Hardly a letter of this page could be read: it may be handwriting, in another script or no newspaper; choose its language, or mark it as not to be read.',
  );
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new RecognitionError('cancelled', 'The reading was cancelled.');
}
