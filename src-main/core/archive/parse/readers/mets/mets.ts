import type { Warning } from '#shared/model/issue.ts';
import { bytesOf } from '../pageFiles/pageFile.ts';
import { assemble, type IssuePage, type PagePassage, passagesOfPages } from '../pages/assemble.ts';
import { describeLabel, describeRecord, descriptionFields, mergeMetadata } from '../pages/description.ts';
import type { RawBox } from '../pages/geometry.ts';
import { markTitle } from '../pages/headlines.ts';
import { statedLanguage } from '../pages/language.ts';
import { pagesWithoutTextWarning, picturesOnlyWarning } from '../pages/missing.ts';
import { PageText } from '../pages/pageText.ts';
import { FilesByName } from '../pages/sourceFiles.ts';
import {
  type ReadResult,
  type SourceReader,
  type SourceReaderInput,
  UnreadableFileError,
} from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { parseXmlFile } from '../xml/parseXml.ts';
import { withCompanionMets } from './companionMets.ts';
import { withLeftovers } from './leftovers.ts';
import { logicalRoot, passagesOfMap } from './logicalMap.ts';
import { type Mets, type MetsDivision, readMets } from './metsFile.ts';
import { isPageText, type MetsPage, readMetsPages } from './metsPages.ts';
import { withPointedMets } from './pointedMets.ts';

/**
 * METS with pages in ALTO, PAGE XML or hOCR: docWorks, ENMAP, NDNP, the British Library's and others. The
 * logical map decides what is an article; without one the pages are read in their order. See
 * docs/formats/mets.md.
 */
export const metsReader: SourceReader = {
  format: 'mets',
  matches: ({ decoded }) =>
    decoded !== null && /<(?:[\w.-]+:)?mets[\s>]/u.test(decoded.text.slice(0, 16 * 1024)),
  read: async (input) => [await readIssue(input)],
};

async function readIssue({ path, bytes, decoded, source }: SourceReaderInput): Promise<ReadResult> {
  const own = decodeXml(bytes, decoded);
  if (!own) throw new UnreadableFileError('unreadable', `${path} is no text; a METS file is XML.`);
  const warnings: Warning[] = [];
  const files = new FilesByName(source);
  const open = async (file: string): Promise<Mets> => {
    const bytes = await bytesOf(source, file);
    return readMets(parseXmlFile(file, decodeXml(bytes)?.text ?? '', warnings));
  };
  const whole = await withPointedMets(readMets(parseXmlFile(path, own.text, warnings)), path, files, open);
  const known = new Set([...filesOf(whole.mets, path, files), ...whole.pointed]);
  const beside = await withCompanionMets(whole.mets, { path, source, known, open });
  const { mets } = beside;
  warnings.push(...whole.warnings, ...beside.warnings);
  const found = await readMetsPages(mets, path, files, (page) => bytesOf(source, page));
  warnings.push(...found.warnings);
  const pages = found.pages.map(({ page }) => page);
  const hasText = pages.some((page) => page.printed !== null);
  if (!hasText && !pages.some((page) => page.image !== null)) throw noPages(path, mets, found.pages);
  if (!hasText) warnings.push(picturesOnlyWarning(path, pages.length));
  warnings.push(...pagesWithoutTextWarning(path, pages));
  const passages = passagesOf(mets, found.pages);
  const { text, facsimile } = assemble(pages, passages);
  return text.toResult({
    format: 'mets',
    encoding: own.encoding,
    fields: fieldsOf(mets, pages.length),
    warnings,
    facsimile,
    language: languageOf(mets, pages),
  });
}

/** The pages of a METS that are there. Other METS among its files are none. */
function* filesOf(mets: Mets, path: string, files: FilesByName): Generator<string> {
  for (const file of mets.files.values()) {
    const found = isPageText(file) ? files.find(path, file.href) : null;
    if (found !== null) yield found;
  }
}

function passagesOf(mets: Mets, found: readonly MetsPage[]): PagePassage[] {
  const root = logicalRoot(mets);
  const pages = found.map(({ page }) => page);
  if (!root) return passagesOfPages(pages);
  const shapes = shapesOf(mets);
  const texts = new Map(
    found.map(({ page, fileIds }) => [
      page,
      new PageText(
        page,
        fileIds.flatMap((id) => shapes.get(id) ?? []),
      ),
    ]),
  );
  const byFile = new Map(
    found.flatMap(({ page, fileIds }) => fileIds.map((id) => [id, texts.get(page)] as const)),
  );
  const groups = passagesOfMap(root, mets, (fileId) => byFile.get(fileId) ?? null);
  const titles = titlesOf(root, mets);
  return withLeftovers(
    groups.map((group) => markTitle(group, (article) => titles.get(article) ?? null)),
    [...texts.values()],
  );
}

/** Every shape that a map gives an area, by the file it lies on. */
function shapesOf(mets: Mets): ReadonlyMap<string, readonly RawBox[]> {
  const shapes = new Map<string, RawBox[]>();
  const walk = ({ areas, children }: MetsDivision): void => {
    for (const { fileId, begin, shape } of areas) {
      if (begin === null && shape !== null) shapes.set(fileId, [...(shapes.get(fileId) ?? []), shape]);
    }
    for (const child of children) walk(child);
  };
  for (const { root } of mets.maps) walk(root);
  return shapes;
}

/** The title that the record of each division gives it. */
function titlesOf(root: MetsDivision, mets: Mets): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const walk = (division: MetsDivision): void => {
    const described = descriptionsOf(division, mets);
    const title = described.title ?? division.label;
    if (title !== null) titles.set(division.id, title);
    for (const child of division.children) walk(child);
  };
  walk(root);
  return titles;
}

function descriptionsOf({ descriptions }: MetsDivision, mets: Mets) {
  return mergeMetadata(
    descriptions.flatMap((id) => {
      const record = mets.records.get(id);
      return record ? [describeRecord(record)] : [];
    }),
  );
}

/** Divisions from the newspaper down to the issue. */
const aroundIssue = /^$|newspaper|periodical|volume|year|month|day|issue/u;

/** What the records of the issue itself say: those of the divisions down to the issue, then any that is dated. */
function fieldsOf(mets: Mets, pageCount: number): ReadResult['fields'] {
  const issueLevel: MetsDivision[] = [];
  const walk = (division: MetsDivision): void => {
    if (division.descriptions.length > 0) issueLevel.unshift(division);
    const inner = division.children.find(({ type }) => aroundIssue.test(type));
    if (inner) walk(inner);
  };
  for (const { root } of mets.maps) walk(root);
  const descriptions = issueLevel.map((division) => descriptionsOf(division, mets));
  const dated = [...mets.records.values()].map(describeRecord).filter(({ date }) => date !== null);
  const label = mets.label === null ? [] : [describeLabel(mets.label)];
  return descriptionFields(mergeMetadata([...descriptions, ...dated.slice(0, 1), ...label]), pageCount);
}

/** What the pages are marked with, otherwise what most records say. */
function languageOf(mets: Mets, pages: readonly IssuePage[]): string | undefined {
  const records = [...mets.records.values()].flatMap((record) => describeRecord(record).languages);
  return statedLanguage([...pages.flatMap(({ printed }) => printed?.language ?? []), ...records]);
}

function noPages(path: string, mets: Mets, found: readonly MetsPage[]): UnreadableFileError {
  const names = found.flatMap(({ name }) => name ?? []);
  if (names.length === 0) {
    const what =
      mets.files.size === 0 ? 'names no files' : 'names no pages with text (ALTO, PAGE XML or hOCR)';
    return new UnreadableFileError('unreadable', `${path} ${what}; there is nothing to read.`);
  }
  const listed = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return new UnreadableFileError(
    'unreadable',
    `${path} names ${names.length} ${names.length === 1 ? 'page' : 'pages'} with text and none can be read: ${listed}; put ${names.length === 1 ? 'it' : 'them'} beside it.`,
  );
}
