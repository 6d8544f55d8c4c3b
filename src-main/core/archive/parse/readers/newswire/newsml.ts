import type { MastheadField } from '#shared/model/issue.ts';
import { hasInk } from '../blocks/canonicalText.ts';
import { find, type MixedBlock, mixedBlocks, rootName, textIn, tidy } from '../blocks/mixedContent.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { parseHtml } from '../html/dom.ts';
import { visualBlocks } from '../html/visualBlocks.ts';
import { type BlockRole, type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import {
  attributeOf,
  childrenOf,
  descendantsOf,
  parseXmlFile,
  textOf,
  type XmlElement,
} from '../xml/parseXml.ts';
import { contentVocabulary, dayOf, lineOf, type WireStory, writeStory } from './newswire.ts';
import { readNitf } from './nitf.ts';

/**
 * NewsML-G2 news items and messages, and NewsML 1 items. A message with several stories of one agency and
 * day is one issue a story. Source: IPTC, NewsML-G2 specification and guidelines.
 */
export const newsmlReader: SourceReader = {
  format: 'newsml',
  matches: ({ decoded }) =>
    decoded !== null &&
    /^(?:newsItem|newsMessage|packageItem|NewsML|NewsItem)$/u.test(rootName(decoded.text) ?? ''),
  read: async ({ path, bytes, decoded: found }) => {
    const decoded = decodeXml(bytes, found);
    if (!decoded) throw new UnreadableFileError('binary', `${path} is not text.`);
    const root = parseXmlFile(path, decoded.text);
    const items = root.name === 'newsItem' ? [root] : [...descendantsOf(root, 'newsItem', 'NewsItem')];
    const results = items.map((item, index): ReadResult => {
      const part = items.length > 1 ? String(index + 1) : undefined;
      const result = writeStory(readItem(item), 'newsml', decoded.encoding, part);
      return { ...result, warnings: decodeWarnings(decoded, result.text) };
    });
    const filled = results.filter(({ text }) => text !== '');
    if (filled.length === 0)
      throw new UnreadableFileError('empty', `${path} is a NewsML file without the text of a story.`);
    return filled;
  },
};

function readItem(item: XmlElement): WireStory {
  const nitf = [...descendantsOf(item, 'nitf')][0];
  if (nitf) {
    const story = readNitf(nitf);
    return { ...story, fields: { ...itemFields(item), ...story.fields } };
  }
  const meta = find(item, 'contentMeta');
  const blocks: WireStory['blocks'][number][] = [];
  for (const element of meta
    ? childrenOf(meta)
    : [...descendantsOf(item, 'NewsLines')].flatMap((lines) => childrenOf(lines))) {
    const text = textIn(element);
    if (text === null) continue;
    const role = metaRoles[element.name];
    if (role) blocks.push({ role, lines: lineOf(text) });
  }
  const headline = blocks.find(({ role }) => role === 'headline')?.lines[0]?.text;
  const front = orderFront(blocks);
  const body: WireStory['blocks'][number][] = [];
  let bodySeen = false;
  for (const content of contentsOf(item)) {
    for (const { role, lines } of contentOf(content, () => bodySeen)) {
      const isEcho =
        !bodySeen && headline !== undefined && lines.map((line) => line.text).join(' ') === headline;
      if (role === 'paragraph' && !isEcho) bodySeen = true;
      body.push({ role: isEcho ? null : role, lines });
    }
  }
  return { fields: itemFields(item), language: languageOf(item), blocks: [...front, ...body] };
}

/** Elements of the metadata that are printed with the story. */
const metaRoles: Readonly<Record<string, BlockRole>> = {
  headline: 'headline',
  HeadLine: 'headline',
  SubHeadLine: 'deck',
  by: 'byline',
  ByLine: 'byline',
  dateline: 'dateline',
  DateLine: 'dateline',
  description: 'paragraph',
};

/** The metadata come in any order; a story is read headline, decks, byline, summary, dateline, text. */
function orderFront(blocks: WireStory['blocks']): WireStory['blocks'] {
  const rank: Partial<Record<BlockRole, number>> = { headline: 0, deck: 1, byline: 2, dateline: 4 };
  const rankOf = ({ role }: WireStory['blocks'][number]) => rank[role ?? 'paragraph'] ?? 3;
  return blocks.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Where the text is: XHTML or other markup in `inlineXML`, plain text in `inlineData` or `DataContent`. */
function contentsOf(item: XmlElement): XmlElement[] {
  const found = [...descendantsOf(item, 'inlineXML', 'inlineData', 'DataContent')];
  return found.filter((content) => attributeOf(content, 'encoding') === null);
}

/** The blocks of a content; plain text parts paragraphs by its lines, and some exporters put HTML into it. */
function* contentOf(content: XmlElement, hasBody: () => boolean): Generator<WireStory['blocks'][number]> {
  if (childrenOf(content).length > 0) {
    for (const block of mixedBlocks(content, contentVocabulary))
      yield { role: contentRole(block, hasBody()), lines: block.lines };
    return;
  }
  const plain = textOf(content);
  if (/^\s*<(?:!doctype|html|body|div|p|h[1-6])\b/iu.test(plain)) {
    for (const { lines, heading } of visualBlocks(parseHtml(plain))) {
      const role = heading === null ? 'paragraph' : hasBody() ? 'subhead' : 'deck';
      yield { role, lines: lines.map((text) => ({ text, from: null })) };
    }
    return;
  }
  for (const line of plain.split(/[\r\n]+/u).map(tidy))
    if (hasInk(line)) yield { role: 'paragraph', lines: lineOf(line) };
}

function contentRole(block: MixedBlock, bodySeen: boolean): BlockRole | null {
  const named = (pattern: RegExp) => block.path.some(({ name }) => pattern.test(name));
  if (named(/^h[1-6]$/u)) return bodySeen ? 'subhead' : 'deck';
  if (named(/^(?:figcaption|caption|figure)$/u)) return 'caption';
  if (named(/^byline$/u)) return 'byline';
  return 'paragraph';
}

function itemFields(item: XmlElement): Partial<Record<MastheadField, string>> {
  const firstOf = <T>(names: readonly string[], pick: (element: XmlElement) => T | null): T | null => {
    for (const name of names) {
      for (const element of descendantsOf(item, name)) {
        const value = pick(element);
        if (value !== null) return value;
      }
    }
    return null;
  };
  const fields: Partial<Record<MastheadField, string>> = {};
  const date = firstOf(
    [
      'firstCreated',
      'contentCreated',
      'versionCreated',
      'FirstCreated',
      'contentModified',
      'ThisRevisionCreated',
      'DateId',
    ],
    (element) => dayOf(textIn(element)),
  );
  if (date !== null) fields.date = date;
  const title = firstOf(
    ['provider', 'infoSource', 'Provider', 'creditline', 'CreditLine'],
    (element) =>
      textIn([...descendantsOf(element, 'name')][0]) ??
      attributeOf(element, 'literal') ??
      textIn(element)?.replace(/[\s–—-]+$/u, '') ??
      nameInCode(attributeOf(element, 'qcode')) ??
      [...descendantsOf(element, 'Party')].map((party) => attributeOf(party, 'FormalName')).find(Boolean) ??
      null,
  );
  if (title) fields.title = title;
  const place = firstOf(['located'], (element) => textIn([...descendantsOf(element, 'name')][0]));
  if (place !== null) fields.place = place;
  return fields;
}

/** `nprov:AFP`: the code behind the scheme. */
const nameInCode = (code: string | null): string | null => code?.replace(/^[^:]*:/u, '') ?? null;

function languageOf(item: XmlElement): string | null {
  const meta = find(item, 'contentMeta');
  const stated = meta && find(meta, 'language');
  return (stated && attributeOf(stated, 'tag')) ?? attributeOf(item, 'lang');
}
