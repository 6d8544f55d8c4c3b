import type { LanguageTag } from '#shared/model/issue.ts';
import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import type { Network } from '../engines/onnx.ts';
import type { Recognizer } from '../engines/recognizer.ts';
import type { Raster } from '../raster/raster.ts';
import { RecognitionError } from '../recognitionError.ts';
import { findOrientation } from './orientation.ts';
import { sampleLines } from './samples.ts';
import { findLanguage } from './script.ts';

/** What a page seems to be before it is read. */
export interface FirstLook {
  readonly language: LanguageTag;
  readonly writing: WritingMode;
  readonly turned: 0 | 90 | 180 | 270;
  /** Thickness of the body type's lines (pixels of the page). */
  readonly bodySize: number;
}

/** What is known of a page already, from its paper or from a person. */
export interface KnownOfPage {
  readonly language?: LanguageTag;
  readonly writing?: WritingMode;
}

/** Body type of fewer pixels is a guess at best. */
const leastBody = 9;
/** Type of eight points, the commonest of newspapers, has so many pixels a dot per inch. */
const bodyPerDpi = 8 / 72;
/** Newspapers are read well from here on (dots per inch). */
const wantedDpi = 200;

/**
 * How a flattened page stands, and in what language and script it is, from some of its lines. Throws RecognitionError
 * where it holds no text, or too small a text.
 */
export async function firstLook(
  page: Raster,
  skew: number,
  detector: Network,
  recognizer: Recognizer,
  known: KnownOfPage,
): Promise<FirstLook> {
  const samples = await sampleLines(page, skew, detector);
  if (samples.lines.length === 0) {
    throw new RecognitionError(
      'noText',
      'No line of text was found on this page; mark it as not to be read.',
    );
  }
  if (samples.bodySize < leastBody) {
    const dpi = Math.round(samples.bodySize / bodyPerDpi / 5) * 5;
    throw new RecognitionError(
      'tooSmall',
      `The type is only ${Math.round(samples.bodySize)} pixels high (about ${dpi} dpi); scan the page with at least ${wantedDpi} dpi.`,
    );
  }
  const look = await findOrientation(samples.lines, samples.tallShare > 0.5, recognizer);
  return {
    language: known.language ?? (await findLanguage(look)),
    writing: known.writing ?? look.writing,
    turned: look.turned,
    bodySize: samples.bodySize,
  };
}
