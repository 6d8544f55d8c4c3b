import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { Raster } from '../raster/raster.ts';

/** The picture of one line: its characters follow each other from left to right. */
export interface LinePicture {
  readonly raster: Raster;
  /** Its characters lie on their left side: a column of vertical type, turned so that its head is at the left. */
  readonly isTurned: boolean;
}

/** A word (of Chinese and Japanese, a character) and where it stands in the picture of its line. */
export interface LineWord {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly spaceBefore: boolean;
  readonly box: PixelBox;
}

/** Reads pictures of lines. What reads better takes its place behind this. */
export interface Recognizer {
  readonly name: string;
  readonly version: string;
  /** The pictures of lines are to be so high (pixels), from edge to edge of the type and a little beyond. */
  readonly lineHeight: number;
  /** The words of each line, in the order of the lines; `onLine` hears how many are read. */
  read(
    lines: readonly LinePicture[],
    onLine?: (done: number) => void,
  ): Promise<readonly (readonly LineWord[])[]>;
  close(): Promise<void>;
}
