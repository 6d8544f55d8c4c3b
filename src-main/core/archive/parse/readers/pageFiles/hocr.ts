import type { SourceReader } from '../reader.ts';
import { pageFormatOf } from './pageFile.ts';
import { readPageFolder } from './pageFolder.ts';

/** hOCR pages, one file or a folder of them. See docs/formats/hocr.md. */
export const hocrReader: SourceReader = {
  format: 'hocr',
  matches: ({ decoded }) => decoded !== null && pageFormatOf(decoded.text) === 'hocr',
  read: async (input) => [await readPageFolder(input, 'hocr')],
};
