import type { Warning } from '#shared/model/issue.ts';
import { pageName } from '../../sources/pageName.ts';
import { compareNames } from '../../sources/paths.ts';
import { assemble, type IssuePage, passagesOfPages } from '../pages/assemble.ts';
import {
  describeRecord,
  descriptionFields,
  type MetadataRecord,
  mergeMetadata,
} from '../pages/description.ts';
import { statedLanguage } from '../pages/language.ts';
import { pagesWithoutTextWarning } from '../pages/missing.ts';
import { pageNumbers, readLabels, statedLabel } from '../pages/pageLabels.ts';
import { baseName, FilesByName, pageStem } from '../pages/sourceFiles.ts';
import type { ReadResult, SourceReaderInput } from '../reader.ts';
import { UnreadableFileError } from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { parseXml } from '../xml/parseXml.ts';
import { XmlError } from '../xml/xmlError.ts';
import { bytesOf, type PageFile, type PageFormat, readPageFile } from './pageFile.ts';

/**
 * Reads pages that no other file describes: one file, or all files of one format that the library found to
 * be one issue, in the order of their names. Records beside them (MODS, Dublin Core) give masthead and page
 * labels; text files beside them are the same pages and are not read.
 */
export async function readPageFolder(input: SourceReaderInput, format: PageFormat): Promise<ReadResult> {
  const { source } = input;
  const files = new FilesByName(source);
  const warnings: Warning[] = [];
  const found = await readPages(input, format, warnings);
  const records = await readRecords(input, new Set(found.map(({ path }) => path)), warnings);
  const pages = pagesOf(found, records, files);
  warnings.push(...pagesWithoutTextWarning(input.path, pages));
  const { text, facsimile } = assemble(pages, passagesOfPages(pages));
  const issueRecords = [...records.values()].filter(({ date }) => date !== null);
  return text.toResult({
    format,
    encoding: found[0]?.file.encoding ?? 'utf-8',
    fields: descriptionFields(mergeMetadata(issueRecords), pages.length),
    warnings,
    facsimile,
    language: statedLanguage([
      ...pages.flatMap(({ printed }) => printed?.language ?? []),
      ...issueRecords.flatMap(({ languages }) => languages),
    ]),
  });
}

/** Labels as records state them, as the pages print them, as their files are called. */
function pagesOf(
  found: readonly FoundPage[],
  records: ReadonlyMap<string, MetadataRecord>,
  files: FilesByName,
): IssuePage[] {
  const all = found.flatMap(({ path, file }) =>
    file.pages.map((printed) => ({ path, printed, isOnly: file.pages.length === 1 })),
  );
  const read = readLabels(all.map(({ printed }) => printed.label));
  const labels = all.map(({ path, isOnly }, index) => {
    const stated = statedLabel(records.get(pageStem(baseName(path)))?.pageLabel ?? null);
    return stated ?? read[index] ?? (isOnly ? labelInName(path) : null);
  });
  const numbers = pageNumbers(labels);
  return all.map(({ path, printed }, index) => ({
    number: numbers[index] ?? index + 1,
    label: labels[index] ?? null,
    name: records.get(pageStem(baseName(path)))?.section ?? null,
    image: files.picture(path, printed.imageName),
    printed,
  }));
}

interface FoundPage {
  readonly path: string;
  readonly file: PageFile;
}

/** The pages that can be read; throws the first reason when none can. */
async function readPages(
  { path, bytes, decoded, source }: SourceReaderInput,
  format: PageFormat,
  warnings: Warning[],
): Promise<FoundPage[]> {
  const paths = source.files.map((file) => file.path).filter(mayBePage);
  if (!paths.includes(path)) paths.push(path);
  const found: FoundPage[] = [];
  let failure: UnreadableFileError | null = null;
  for (const candidate of paths.sort(compareNames)) {
    try {
      const file =
        candidate === path
          ? readPageFile(path, bytes, decoded)
          : readPageFile(candidate, await bytesOf(source, candidate));
      if (file?.format !== format) continue;
      found.push({ path: candidate, file });
      warnings.push(...file.warnings);
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      failure ??= error;
      warnings.push({ code: 'unreadablePage', message: error.message, start: null });
    }
  }
  if (found.some(({ file }) => file.pages.length > 0)) return found;
  throw failure ?? new UnreadableFileError('empty', `${path} holds no page; there is nothing to read.`);
}

const mayBePage = (path: string): boolean => /\.(?:xml|alto|page|hocr|x?html?)$/iu.test(path);

/** Records larger than this are something else. */
const maximumRecordSize = 1024 * 1024;

/** What the records beside the pages say, by the stem of their names. A damaged one is only a warning. */
async function readRecords(
  { source }: SourceReaderInput,
  pages: ReadonlySet<string>,
  warnings: Warning[],
): Promise<ReadonlyMap<string, MetadataRecord>> {
  const records = new Map<string, MetadataRecord>();
  const candidates = source.files.filter(
    ({ path, size }) => !pages.has(path) && size <= maximumRecordSize && /\.xml$/iu.test(path),
  );
  for (const { path } of candidates) {
    const decoded = decodeXml(await source.bytes(path));
    if (!decoded || !/<(?:[\w.-]+:)?(?:mods|dc|dcx|record|metadata)[\s>]/iu.test(decoded.text)) continue;
    try {
      records.set(pageStem(baseName(path)), describeRecord(parseXml(decoded.text)));
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      warnings.push({
        code: 'unreadableRecord',
        message: `${path} cannot be read: it ${error.message}; what it says of the issue is left out.`,
        start: null,
      });
    }
  }
  return records;
}

/**
 * `…-0007A.alto.xml` is page 7A: a letter behind the number tells pages of one picture apart. Otherwise a number counts
 * where the name says that it is a page's (`…_p3.xml`): most names count pictures.
 */
function labelInName(path: string): string | null {
  const match = /(?:^|[-_ .])0*(\d+[A-Za-z])$/u.exec(pageStem(baseName(path)));
  if (match) return match[1]?.toUpperCase() ?? null;
  const { page, isExplicit } = pageName(path);
  return isExplicit ? (page?.replace(/^0+(?=.)/u, '') ?? null) : null;
}
