import { decodeXml } from '../xml/decodeXml.ts';
import { descendantsOf, parseXml, textOf } from '../xml/parseXml.ts';
import { XmlError } from '../xml/xmlError.ts';

/** The title that an `…_articletext.xml` marks; null where it marks none or cannot be read. */
export function parseArticleTitle(bytes: Uint8Array): string | null {
  const decoded = decodeXml(bytes);
  if (!decoded) return null;
  try {
    const title = descendantsOf(parseXml(decoded.text), 'title').next().value;
    const text = title ? textOf(title).trim() : '';
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof XmlError) return null;
    throw error;
  }
}
