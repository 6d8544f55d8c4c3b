/** Characters that XML 1.0 cannot hold, not even as references (https://www.w3.org/TR/xml/#charsets); halves of surrogate pairs among them. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are, these would be read as spaces.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text with U+FFFD for every character that XML 1.0 cannot hold. */
export const replaceForbidden = (text: string): string => text.replace(forbidden, '\ufffd');

/** How many characters of a text XML 1.0 cannot hold. */
export const countForbidden = (text: string): number => text.match(forbidden)?.length ?? 0;

/** A text as it stands in an attribute or an element of XML; what XML cannot hold is U+FFFD. */
export const escapeXml = (text: string): string =>
  replaceForbidden(text).replace(/[&<>"\t\n\r]/gu, (character) => references[character] ?? character);
