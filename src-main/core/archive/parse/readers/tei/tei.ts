import type { DropReason } from '#shared/model/issue.ts';
import { bareLetters } from '#shared/text/characters.ts';
import { type BlockMarks, CanonicalText } from '../blocks/canonicalText.ts';
import { writeOutCharacterEntities } from '../blocks/characterEntities.ts';
import { find, type MixedBlock, mixedBlocks, rootName, tidy } from '../blocks/mixedContent.ts';
import { decodeWarnings } from '../blocks/textBlocks.ts';
import {
  type BlockRole,
  type ReadResult,
  type SourceReader,
  type SourceReaderInput,
  UnreadableFileError,
} from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { attributeOf, descendantsOf, parseXmlFile, textOf, type XmlElement } from '../xml/parseXml.ts';
import { readDivisions, type TeiDivision } from './divisions.ts';
import { readTeiHeader, type TeiHeader } from './header.ts';
import { teiVocabulary } from './vocabulary.ts';
import { TeiSurfaces } from './zones.ts';

/** TEI P5 (and P4 in XML): one `TEI` is one issue, a `teiCorpus` several. */
export const teiReader: SourceReader = {
  format: 'tei',
  matches: ({ decoded }) =>
    decoded !== null && /^(?:TEI|TEI\.2|teiCorpus(?:\.2)?)$/u.test(rootName(decoded.text) ?? ''),
  read: async (input) => {
    const decoded = decodeXml(input.bytes, input.decoded);
    if (!decoded) throw new UnreadableFileError('binary', `${input.path} is not text.`);
    const root = parseXmlFile(input.path, writeOutCharacterEntities(decoded.text));
    const texts = /^teiCorpus/u.test(root.name) ? [...descendantsOf(root, 'TEI', 'TEI.2')] : [root];
    const results = texts.map((tei, index) => {
      const result = readTei(tei, input, decoded.encoding, texts.length > 1 ? String(index + 1) : undefined);
      return { ...result, warnings: decodeWarnings(decoded, result.text) };
    });
    const filled = results.filter(({ text }) => text !== '');
    if (filled.length === 0)
      throw new UnreadableFileError('empty', `${input.path} is a TEI file without text.`);
    return filled;
  },
};

function readTei(
  tei: XmlElement,
  { source }: SourceReaderInput,
  encoding: string,
  part: string | undefined,
): ReadResult {
  const header = readTeiHeader(tei);
  const surfaces = new TeiSurfaces(tei);
  const canonical = new CanonicalText();
  const text = find(tei, 'text');
  if (text) {
    for (const pageBreak of descendantsOf(text, 'pb')) surfaces.name(pageBreak);
    writeText(canonical, text, header, surfaces);
  }
  const pages = surfaces.pages(source.files);
  return canonical.toResult({
    format: 'tei',
    encoding,
    fields: header.fields,
    part,
    facsimile: pages.length > 0 ? pages : undefined,
    language: header.language?.replace(/-Goth$/u, '') ?? undefined,
  });
}

function writeText(
  canonical: CanonicalText,
  text: XmlElement,
  header: TeiHeader,
  surfaces: TeiSurfaces,
): void {
  const divisions = readDivisions(text);
  const body = new Set<string>();
  for (const block of mixedBlocks(text, teiVocabulary(text))) {
    const division = divisionOf(block.path, divisions);
    const reason = dropReason(block.path);
    if (reason) canonical.drop(block.lines.map((line) => line.text).join('\n'), reason);
    else {
      const key = division && division.kind !== 'section' ? division.key : undefined;
      const role = roleOf(block, division, key !== undefined && body.has(key));
      if (key !== undefined && role === 'paragraph') body.add(key);
      for (const piece of splitRunInHead(block, role, header, key !== undefined && body.has(`h${key}`))) {
        if (key !== undefined && piece.role === 'headline') body.add(`h${key}`);
        writeBlock(canonical, piece.lines, marksOf(block, piece.role, key), surfaces);
      }
    }
    for (const aside of block.asides) canonical.drop(aside, 'markup');
  }
}

function writeBlock(
  canonical: CanonicalText,
  lines: MixedBlock['lines'],
  marks: BlockMarks,
  surfaces: TeiSurfaces,
): void {
  const spans = canonical.addBlock(
    lines.map((line) => ({
      ...line,
      box: surfaces.boxOf(line.from),
      page: surfaces.pageOf(line.from) ?? line.page ?? null,
    })),
    marks,
  );
  spans.forEach((span, index) => {
    if (span) surfaces.place(lines[index]?.from ?? null, span);
  });
}

const innermost = (path: readonly XmlElement[], name: string): boolean =>
  path.some((element) => element.name === name);

function divisionOf(
  path: readonly XmlElement[],
  divisions: ReadonlyMap<XmlElement, TeiDivision>,
): TeiDivision | null {
  for (const element of path.toReversed()) {
    const division = divisions.get(element);
    if (division) return division;
  }
  return null;
}

/** What is printed around the text: page numbers, running heads, catchwords and signatures. */
function dropReason(path: readonly XmlElement[]): DropReason | null {
  const work = path.findLast(({ name }) => name === 'fw');
  if (!work) return null;
  return /page|num/iu.test(attributeOf(work, 'type') ?? '') ? 'pageNumber' : 'runningHead';
}

/** Roles by TEI's own names. `hasBody` says that a paragraph of the article has been seen. */
function roleOf({ path }: MixedBlock, division: TeiDivision | null, hasBody: boolean): BlockRole {
  const last = path.findLast(({ name }) => !/^(?:hi|seg|emph|title|ref)$/u.test(name));
  const name = last?.name ?? '';
  if (innermost(path, 'figure') || (name === 'head' && innermost(path, 'table'))) return 'caption';
  if (innermost(path, 'front')) return 'masthead';
  if (division === null) return name === 'head' ? 'pageHeading' : 'notice';
  if (division.kind === 'section') return name === 'head' ? 'pageHeading' : 'notice';
  if (division.kind === 'advertisement') return 'advertisement';
  if (name === 'byline' || name === 'docAuthor') return 'byline';
  if (name === 'dateline' && !hasBody) return 'dateline';
  if (name !== 'head') return 'paragraph';
  if (innermost(path, 'list') || division.kind === 'part' || hasBody) return 'subhead';
  const head = last ? (attributeOf(last, 'type') ?? '') : '';
  if (/^(?:kicker|over|super|pre|rubric)/iu.test(head)) return 'kicker';
  const heads =
    path.at(-2)?.children.filter((child) => typeof child !== 'string' && child.name === 'head') ?? [];
  return /^(?:sub|desc|deck)/iu.test(head) || (heads.length > 1 && heads[0] !== last && !/^main/iu.test(head))
    ? 'deck'
    : 'headline';
}

/** An article that has no head may begin with its title, set apart by its type: `<p><hi>Title</hi> — text`. */
function splitRunInHead(
  block: MixedBlock,
  role: BlockRole,
  header: TeiHeader,
  hasHead: boolean,
): { readonly lines: MixedBlock['lines']; readonly role: BlockRole }[] {
  const whole = [{ lines: block.lines, role }];
  const paragraph = block.path.at(-1);
  const first = paragraph?.children.find((child) => typeof child !== 'string' || child.trim() !== '');
  if (role !== 'paragraph' || hasHead || !first || typeof first === 'string' || first.name !== 'hi')
    return whole;
  const title = tidy(textOf(first));
  const [line, ...rest] = block.lines;
  if (
    !line?.text.startsWith(title) ||
    bareLetters(title) === '' ||
    bareLetters(title) !== bareLetters(header.articleTitle ?? '')
  )
    return whole;
  const remainder = line.text.slice(title.length).trimStart();
  return [
    { lines: [{ ...line, text: title }], role: 'headline' },
    { lines: [{ text: remainder, from: line.from }, ...rest], role: 'paragraph' },
  ];
}

function marksOf(block: MixedBlock, role: BlockRole, article: string | undefined): BlockMarks {
  const verse = role === 'paragraph' && block.path.some(({ name }) => name === 'l' || name === 'lg');
  const signature = role === 'paragraph' && block.path.some(({ name }) => name === 'signed');
  const kind =
    role === 'subhead' || role === 'caption' ? role : verse ? 'verse' : signature ? 'signature' : undefined;
  return { role, ...(article === undefined ? {} : { article }), ...(kind ? { paragraphKind: kind } : {}) };
}
