import type { Warning } from '#shared/model/issue.ts';
import { type DecodedText, decode } from '../../decode/decode.ts';
import { articleName } from '../../sources/articleName.ts';
import { joinPageTexts } from '../blocks/joinPageTexts.ts';
import { type ReadResult, type Source, type SourceReader, UnreadableFileError } from '../reader.ts';
import { textReader } from '../text/text.ts';
import { readArticleRecord } from './articleRecord.ts';
import { markdownReader } from './markdown.ts';

const markdownName = /\.(?:md|markdown)$/iu;
/** Between two articles of the canonical text. */
const articleBreak = '\n\n';

/**
 * Archives that keep one article a Markdown file: those of a day are one issue, in the order of their pages. A
 * file that turns out to hold a whole issue, or another paper, is an issue by itself.
 */
export const articleFilesReader: SourceReader = {
  format: 'markdown',
  matches: ({ source, path, decoded }) => {
    if (!decoded || !markdownName.test(path)) return false;
    const files = markdownFiles(source);
    return files.length > 1
      ? files.every(isArticleName)
      : readArticleRecord(decoded, isArticleName(path)) !== null;
  },
  async read({ source, path, decoded }) {
    const issues = new Map<string, ReadResult[]>();
    const warnings: Warning[] = [];
    for (const file of markdownFiles(source)) {
      const found = file === path ? decoded : decode(await source.bytes(file));
      const result = found && found.text.trim() !== '' ? readFile(file, found) : null;
      if (!result) {
        const message = `${file} has no text that can be read; the other articles of its day are read.`;
        warnings.push({ code: 'unreadablePage', message, start: null });
        continue;
      }
      const headlines = result.blocks.filter(({ role }) => role === 'headline').length;
      // What names its edition says that it is an issue, however short.
      const isArticle = headlines <= 1 && result.fields.edition === undefined;
      const key = isArticle ? `\0${result.fields.title ?? ''}` : file;
      const known = issues.get(key);
      if (known) known.push(result);
      else issues.set(key, [result]);
    }
    // Files that name no paper go with those that do, where these agree.
    const unnamed = issues.get('\0') ?? [];
    const papers = [...issues].filter(([key]) => key.length > 1 && key.startsWith('\0'));
    if (papers.length === 1 && unnamed.length > 0) {
      papers[0]?.[1].push(...unnamed);
      issues.delete('\0');
    }
    if (issues.size === 0)
      throw new UnreadableFileError('empty', `${source.path} has no article with text; put its text there.`);
    return [...issues.values()].map((articles, index): ReadResult => {
      const joined = joinArticles(articles);
      return {
        ...joined,
        warnings: index === 0 ? [...joined.warnings, ...warnings] : joined.warnings,
        ...(issues.size > 1 ? { part: String(index + 1) } : {}),
      };
    });
  },
};

const markdownFiles = (source: Source): readonly string[] =>
  source.files.map(({ path }) => path).filter((path) => markdownName.test(path));

const isArticleName = (path: string): boolean => articleName(path) !== null;

function readFile(path: string, decoded: DecodedText): ReadResult {
  const record = readArticleRecord(decoded, isArticleName(path));
  if (record) return record;
  const input = { path, bytes: new Uint8Array(), decoded };
  return (markdownReader.matches(input) ? markdownReader : textReader).read(input);
}

/** One issue of articles, by their pages where they name them. */
function joinArticles(articles: readonly ReadResult[]): ReadResult {
  const [only, ...others] = articles;
  if (only && others.length === 0) return only;
  const ordered = articles
    .map((article, index) => ({ article, index, page: article.blocks[0]?.page ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.page - b.page || a.index - b.index)
    .map(({ article }) => article);
  const joined = joinPageTexts(ordered, articleBreak, (block, index) => ({
    ...block,
    // A text without a heading is an article all the same.
    role: block.role === null || block.role === 'pageHeading' ? 'paragraph' : block.role,
    article: String(index + 1),
  }));
  const fields: ReadResult['fields'] = Object.assign({}, ...ordered.toReversed().map((one) => one.fields));
  return { ...joined, format: 'markdown', fields };
}
