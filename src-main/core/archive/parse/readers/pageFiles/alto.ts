import type { SourceReader } from '../reader.ts';
import { pageFormatOf } from './pageFile.ts';
import { readPageFolder } from './pageFolder.ts';

/** ALTO pages, one file or a folder of them. See docs/formats/alto.md. */
export const altoReader: SourceReader = {
  format: 'alto',
  matches: ({ decoded }) => decoded !== null && pageFormatOf(decoded.text) === 'alto',
  read: async (input) => [await readPageFolder(input, 'alto')],
};
