import type { MastheadField } from '#shared/model/issue.ts';
import { find, type MixedBlock, rootName, textIn } from '../blocks/mixedContent.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import { type BlockRole, type SourceReader, UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attributeOf, descendantsOf, parseXmlFile, type XmlElement } from '../xml/parseXml.ts';
import { contentBlocks, dayOf, type WireStory, writeStory } from './newswire.ts';

/** NITF, all versions: one story a file. Source: IPTC, NITF 3.x documentation. */
export const nitfReader: SourceReader = {
  format: 'nitf',
  matches: ({ decoded }) => decoded !== null && rootName(decoded.text) === 'nitf',
  read: async ({ path, bytes, decoded: found }) => {
    const decoded = decodeXml(bytes, found);
    if (!decoded) throw new UnreadableFileError('binary', `${path} is not text.`);
    const story = readNitf(parseXmlFile(path, decoded.text));
    const result = writeStory(story, 'nitf', decoded.encoding);
    if (result.text === '') throw new UnreadableFileError('empty', `${path} is an NITF file without text.`);
    return [{ ...result, warnings: decodeWarnings(decoded, result.text) }];
  },
};

/** Reads an element `nitf`, also one inside a NewsML item. */
export function readNitf(nitf: XmlElement): WireStory {
  const blocks: WireStory['blocks'][number][] = [];
  const body = find(nitf, 'body') ?? nitf;
  const head = find(body, 'body.head');
  if (head) blocks.push(...orderHead(contentBlocks(head, headRole)));
  const hasHeadline = blocks.some(({ role }) => role === 'headline');
  let bodySeen = false;
  const contentRole = (block: MixedBlock): BlockRole | null => {
    const role = bodyRole(block);
    if (role === 'subhead' && !bodySeen && !hasHeadline && within(block, 'hl1')) return 'headline';
    if (role === 'paragraph') bodySeen = true;
    return role;
  };
  for (const part of body.children) {
    if (typeof part !== 'string' && part !== head) blocks.push(...contentBlocks(part, contentRole));
  }
  return { fields: nitfFields(nitf), language: languageOf(nitf), blocks };
}

const within = ({ path }: MixedBlock, ...names: readonly string[]): boolean =>
  path.some(({ name }) => names.includes(name));

function headRole(block: MixedBlock): BlockRole | null {
  if (within(block, 'hl1')) return 'headline';
  if (within(block, 'hl2')) return 'deck';
  if (isStamp(block)) return null;
  if (within(block, 'byline')) return 'byline';
  if (within(block, 'note')) return 'notice';
  if (within(block, 'distributor', 'rights', 'series', 'copyrite')) return 'notice';
  if (within(block, 'dateline')) return 'dateline';
  // The abstract is read before the story.
  return 'paragraph';
}

/** A time as programs write it (`20170102T222800+0000`), of which the issue has the day, is nothing to read. */
const isStamp = ({ lines }: MixedBlock): boolean =>
  lines.every(({ text }) =>
    /^\d{4}-?\d{2}-?\d{2}(?:[T ]?\d{2}:?\d{2}(?::?\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u.test(text),
  );

/** A headline that comes twice (as `hl2`, for those who changed it) is shown once; `hl1` goes first. */
function orderHead(blocks: readonly WireStory['blocks'][number][]): WireStory['blocks'][number][] {
  const text = (block: WireStory['blocks'][number]) => block.lines.map((line) => line.text).join(' ');
  const headline = blocks.find(({ role }) => role === 'headline');
  return blocks.map((block) =>
    headline && block !== headline && block.role === 'deck' && text(block) === text(headline)
      ? { ...block, role: null }
      : block,
  );
}

function bodyRole(block: MixedBlock): BlockRole | null {
  if (within(block, 'hl1', 'hl2', 'h1', 'h2', 'h3', 'h4')) return 'subhead';
  if (within(block, 'media-caption', 'media-producer', 'caption', 'figcaption', 'media')) return 'caption';
  if (within(block, 'byline')) return 'byline';
  return 'paragraph';
}

function nitfFields(nitf: XmlElement): Partial<Record<MastheadField, string>> {
  const attribute = (element: string, name: string): string | null => {
    for (const found of descendantsOf(nitf, element)) {
      const value = attributeOf(found, name)?.trim();
      if (value) return value;
    }
    return null;
  };
  const fields: Partial<Record<MastheadField, string>> = {};
  const date =
    dayOf(attribute('pubdata', 'date.publication')) ??
    dayOf(attribute('date.issue', 'norm')) ??
    dayOf(attribute('date.release', 'norm')) ??
    dayOf(attribute('story.date', 'norm'));
  if (date !== null) fields.date = date;
  const title =
    attribute('pubdata', 'name') ??
    attribute('doc.copyright', 'holder') ??
    attribute('doc-id', 'regsrc') ??
    printedSource(nitf);
  if (title !== null) fields.title = title;
  const number = attribute('pubdata', 'issue') ?? attribute('pubdata', 'number');
  if (number !== null) fields.issueNumber = number;
  const edition = attribute('pubdata', 'edition.name');
  if (edition !== null) fields.edition = edition;
  return fields;
}

/** Who sends the story, where no data name the paper: its distributor, else the owner of its rights. */
function printedSource(nitf: XmlElement): string | null {
  const head = find(nitf, 'body', 'body.head');
  const named = head ? [...descendantsOf(head, 'distributor'), ...descendantsOf(head, 'rights.owner')] : [];
  return named.map((element) => textIn(element)).find((text) => text !== null && text.length <= 80) ?? null;
}

function languageOf(nitf: XmlElement): string | null {
  const stated = attributeOf(nitf, 'lang') ?? attributeOf(nitf, 'baselang');
  if (stated !== null) return stated;
  const first = [...descendantsOf(nitf, 'p')]
    .map((paragraph) => attributeOf(paragraph, 'lang'))
    .find(Boolean);
  return first ?? null;
}
