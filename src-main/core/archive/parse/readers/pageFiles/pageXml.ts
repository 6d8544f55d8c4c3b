import type { SourceReader } from '../reader.ts';
import { pageFormatOf } from './pageFile.ts';
import { readPageFolder } from './pageFolder.ts';

/** PAGE XML pages, one file or a folder of them. See docs/formats/page-xml.md. */
export const pageXmlReader: SourceReader = {
  format: 'pageXml',
  matches: ({ decoded }) => decoded !== null && pageFormatOf(decoded.text) === 'pageXml',
  read: async (input) => [await readPageFolder(input, 'pageXml')],
};
