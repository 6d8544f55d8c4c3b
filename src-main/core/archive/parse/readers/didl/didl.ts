import type { Warning } from '#shared/model/issue.ts';
import { withLeftovers } from '../mets/leftovers.ts';
import { bytesOf, readPageFile } from '../pageFiles/pageFile.ts';
import { assemble, type IssuePage, type PagePassage } from '../pages/assemble.ts';
import { describeRecord, descriptionFields } from '../pages/description.ts';
import { markTitle } from '../pages/headlines.ts';
import { statedLanguage } from '../pages/language.ts';
import { missingPagesWarning, pagesWithoutTextWarning } from '../pages/missing.ts';
import { PageText } from '../pages/pageText.ts';
import { baseName, FilesByName, pageImage } from '../pages/sourceFiles.ts';
import {
  type BlockRole,
  type ReadResult,
  type Source,
  type SourceReader,
  type SourceReaderInput,
  UnreadableFileError,
} from '../reader.ts';
import { decodeXml } from '../xml/decodeXml.ts';
import { parseXmlFile } from '../xml/parseXml.ts';
import { parseArticleTitle } from './articleText.ts';
import { type DidlArticle, type DidlPage, readDidl } from './didlFile.ts';

/**
 * MPEG-21 DIDL as the Koninklijke Bibliotheek (Delpher) hands out newspapers: ALTO pages, articles as lists of
 * text blocks, and the text of each article beside them. See docs/formats/didl.md.
 */
export const didlReader: SourceReader = {
  format: 'didl',
  matches: ({ decoded }) =>
    decoded !== null && /<(?:[\w.-]+:)?DIDL[\s>]/u.test(decoded.text.slice(0, 16 * 1024)),
  read: async (input) => [await readIssue(input)],
};

/** What Delpher calls the kinds of articles, in Dutch, and the role their text has. */
const roles: readonly (readonly [RegExp, BlockRole])[] = [
  [/^advertentie|^advertisement/iu, 'advertisement'],
  [/^familiebericht/iu, 'notice'],
  [/^illustratie|^illustration/iu, 'caption'],
];

async function readIssue({ path, bytes, decoded, source }: SourceReaderInput): Promise<ReadResult> {
  const own = decodeXml(bytes, decoded);
  if (!own) throw new UnreadableFileError('unreadable', `${path} is no text; a DIDL file is XML.`);
  const warnings: Warning[] = [];
  const didl = readDidl(parseXmlFile(path, own.text, warnings));
  const files = new FilesByName(source);
  const pages: IssuePage[] = [];
  const texts = new Map<string, PageText>();
  const missing: string[] = [];
  for (const page of didl.pages) {
    const found = files.find(path, page.alto ?? '');
    if (found === null && page.alto !== null) missing.push(page.alto);
    const printed = found === null ? null : await readPage(source, found, warnings);
    const issuePage: IssuePage = {
      number: pages.length + 1,
      label: page.label,
      name: null,
      image: imageOf(page, path, found, files),
      printed,
    };
    pages.push(issuePage);
    texts.set(page.alto === null ? page.id : baseName(page.alto), new PageText(issuePage));
  }
  warnings.unshift(...missingPagesWarning(path, missing, didl.pages.length));
  if (!pages.some(({ printed }) => printed !== null)) {
    throw new UnreadableFileError(
      'unreadable',
      `${path} names ${didl.pages.length} pages and none can be read; put their ALTO files beside it.`,
    );
  }
  warnings.push(...pagesWithoutTextWarning(path, pages));
  const titles = await articleTitles(didl.articles, path, files, source);
  const groups = didl.articles.map((article) =>
    markTitle(passagesOf(article, texts), (id) => titles.get(id) ?? null),
  );
  const { text, facsimile } = assemble(pages, withLeftovers(groups, [...texts.values()]));
  const description = didl.record ? describeRecord(didl.record) : null;
  return text.toResult({
    format: 'didl',
    encoding: own.encoding,
    fields: description ? descriptionFields(description, pages.length) : {},
    warnings,
    facsimile,
    language: statedLanguage([
      ...pages.flatMap(({ printed }) => printed?.language ?? []),
      ...(description?.languages.length === 1 ? description.languages : []),
    ]),
  });
}

async function readPage(source: Source, path: string, warnings: Warning[]): Promise<IssuePage['printed']> {
  try {
    const file = readPageFile(path, await bytesOf(source, path));
    warnings.push(...(file?.warnings ?? []));
    return file?.pages[0] ?? null;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    warnings.push({ code: 'unreadablePage', message: error.message, start: null });
    return null;
  }
}

function imageOf(page: DidlPage, path: string, alto: string | null, files: FilesByName): IssuePage['image'] {
  for (const name of page.images) {
    const found = files.find(path, name);
    const image = found === null ? null : pageImage(found);
    if (image) return image;
  }
  return alto === null ? null : files.picture(alto, null);
}

/** The blocks of an article in the order of its parts. */
function passagesOf(article: DidlArticle, texts: ReadonlyMap<string, PageText>): PagePassage[] {
  const role = roles.find(([pattern]) => pattern.test(article.subject))?.[1] ?? 'paragraph';
  return article.blocks.flatMap(({ alto, id }) => {
    const text = texts.get(baseName(alto));
    if (!text) return [];
    return text.take(id, null).map(
      ({ lines }): PagePassage => ({
        page: text.page,
        lines,
        role,
        article: article.id,
        isParagraph: true,
      }),
    );
  });
}

/** The title of each article: as its text file marks it, otherwise as its record gives it. */
async function articleTitles(
  articles: readonly DidlArticle[],
  path: string,
  files: FilesByName,
  source: Source,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const { id, title, textFile } of articles) {
    const found = textFile === null ? null : files.find(path, textFile);
    const marked = found === null ? null : parseArticleTitle(await bytesOf(source, found));
    const best = marked ?? title;
    if (best !== null) titles.set(id, best);
  }
  return titles;
}
