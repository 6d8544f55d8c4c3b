import { pageFormatOf } from './pages/pageFile.ts';
import { readPageFolder } from './pages/pageFolder.ts';
import type { SourceReader } from './reader.ts';

/** ALTO pages, one file or a folder of them. See docs/formats/alto.md. */
export const altoReader: SourceReader = {
  format: 'alto',
  matches: ({ decoded }) => decoded !== null && pageFormatOf(decoded.text) === 'alto',
  read: async (input) => [await readPageFolder(input, 'alto')],
};
