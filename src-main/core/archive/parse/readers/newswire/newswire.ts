import type { MastheadField } from '#shared/model/issue.ts';
import { type BlockMarks, CanonicalText } from '../blocks/canonicalText.ts';
import { type MixedBlock, mixedBlocks, type Vocabulary } from '../blocks/mixedContent.ts';
import type { BlockRole, ReadResult } from '../reader.ts';
import type { XmlElement } from '../xml/parseXml.ts';

/** One story of a news agency, before it is written into a canonical text. */
export interface WireStory {
  readonly fields: Readonly<Partial<Record<MastheadField, string>>>;
  readonly language: string | null;
  readonly blocks: readonly { readonly role: BlockRole | null; readonly lines: MixedBlock['lines'] }[];
}

/** Writes one story as an issue with one article. A null role is text that nobody reads. */
export function writeStory(story: WireStory, format: string, encoding: string, part?: string): ReadResult {
  const canonical = new CanonicalText();
  for (const { role, lines } of story.blocks) {
    if (role === null) canonical.drop(lines.map((line) => line.text).join('\n'), 'markup');
    else canonical.addBlock(lines, { ...marks(role), ...(role === 'notice' ? {} : { article: '1' }) });
  }
  return canonical.toResult({
    format,
    encoding,
    fields: story.fields,
    part,
    language: story.language ?? undefined,
  });
}

const marks = (role: BlockRole): BlockMarks => ({
  role,
  ...(role === 'subhead' || role === 'caption' ? { paragraphKind: role } : {}),
});

/** A single line of a story. */
export const lineOf = (text: string): MixedBlock['lines'] => [{ text, from: null }];

const inlineElements = new Set(
  'a abbr acronym b big cite code em font i img q s small span strike strong sub sup u alt-code chron classifier copyrite event function lang location city state region country sublocation money num frac frac-num frac-den person org object.title postaddr pronounce virtloc name.given name.family person'.split(
    ' ',
  ),
);

/** XHTML and NITF content: what is not known to be inline is a block where it holds a block. */
export const contentVocabulary: Vocabulary = {
  kind(element, path) {
    if (element.name === 'br') return 'line';
    if (
      /^(?:media-reference|media-metadata|media-object|script|style|colgroup|col|head)$/u.test(element.name)
    )
      return 'skip';
    if (inlineElements.has(element.name)) return 'inline';
    // Exporters put elements of their own (a company's name) into paragraphs.
    const insideParagraph = path.some(({ name }) => /^(?:p|li|h[1-6]|hl[12]|td|th)$/u.test(name));
    return insideParagraph && !blockElements.has(element.name) ? 'inline' : 'block';
  },
};

const blockElements = new Set(
  'address blockquote block body body.content body.end body.head bq byline byttl caption center dd div dl dt figure figcaption fn footnote h1 h2 h3 h4 h5 h6 hl1 hl2 hr li media media-caption media-producer note ol p pre section table tbody td tfoot th thead tr tagline ul'.split(
    ' ',
  ),
);

/** `20151210T191044Z`, `2013-02-16T17:36:20` as a day. The day is the one that is written, in its own zone. */
export function dayOf(stamp: string | null | undefined): string | null {
  const match =
    /^\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)/u.exec(stamp ?? '') ??
    /^\s*(\d{4})(\d{2})(\d{2})\d{4,6}/u.exec(stamp ?? '');
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}

/** The blocks of an element's content with a role each. */
export function contentBlocks(
  element: XmlElement,
  roleOf: (block: MixedBlock) => BlockRole | null,
): { readonly role: BlockRole | null; readonly lines: MixedBlock['lines'] }[] {
  return mixedBlocks(element, contentVocabulary).map((block) => ({
    role: roleOf(block),
    lines: block.lines,
  }));
}
