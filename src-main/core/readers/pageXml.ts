import { pageFormatOf } from './pages/pageFile.ts';
import { readPageFolder } from './pages/pageFolder.ts';
import type { SourceReader } from './reader.ts';

/** PAGE XML pages, one file or a folder of them. See docs/formats/page-xml.md. */
export const pageXmlReader: SourceReader = {
  format: 'pageXml',
  matches: ({ decoded }) => decoded !== null && pageFormatOf(decoded.text) === 'pageXml',
  read: async (input) => [await readPageFolder(input, 'pageXml')],
};
