import type { Warning } from '#shared/model/issue.ts';
import { type DecodedText, decode } from '../../decode/decode.ts';
import { type BlockMarks, CanonicalText } from '../blocks/canonicalText.ts';
import { decodeWarnings, printedLines } from '../blocks/textBlocks.ts';
import { type ReadResult, type Source, type SourceReader, UnreadableFileError } from '../reader.ts';

/**
 * The line under a headline in the exports of newspaper databases: `作者：甲;乙  时间：2019-12-25`, with or
 * without authors.
 */
const recordLine =
  /^(?:作者[：:].*?)?\s*(?:时间|日期|发布时间|发布日期)[：:]\s?(?<year>\d{4})[-/.年]\s?(?<month>\d{1,2})[-/.月]\s?(?<day>\d{1,2})日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+来源[：:].{1,30})?$/u;

/** The first record line stands under the headline of the file's first article. */
const linesBeforeFirst = 6;
/** Lines of a headline with its deck. */
const longestHead = 4;

/** A line of the file with what stands before it. */
interface ExportLine {
  readonly text: string;
  readonly blankBefore: boolean;
  readonly indented: boolean;
}

/** One article: lines of its head, the record line, lines of its text. */
interface ExportArticle {
  readonly date: string;
  readonly head: readonly string[];
  readonly record: string;
  readonly body: readonly string[];
}

/**
 * Exports of newspaper databases and crawlers: many articles in one text file, each with its headline and deck
 * over a line of authors and date. Gives one issue a date.
 */
export const crawlReader: SourceReader = {
  format: 'export',
  matches: ({ decoded }) => {
    if (!decoded) return false;
    let seen = 0;
    for (const { start, end } of printedLines(decoded.text)) {
      if (isRecord(decoded.text.slice(start, end))) return seen > 0;
      if (++seen > linesBeforeFirst) return false;
    }
    return false;
  },
  read: async ({ path, decoded, source }) => {
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    const days = new Map<string, ExportArticle[]>();
    const warnings: Warning[] = [];
    for (const file of await textsOf(source, path, decoded)) {
      for (const article of articlesOf(linesOf(file.text))) {
        const day = days.get(article.date);
        if (day) day.push(article);
        else days.set(article.date, [article]);
      }
      warnings.push(...decodeWarnings(file, null));
    }
    return [...days].map(
      ([date, articles], index): ReadResult =>
        writeDay(articles).toResult({
          format: 'export',
          encoding: decoded.encoding,
          fields: { date },
          warnings: index === 0 ? warnings : [],
          part: days.size > 1 ? date : undefined,
        }),
    );
  },
};

/** The naming file's text and those of the other text files of its source. */
async function textsOf(source: Source, path: string, first: DecodedText): Promise<DecodedText[]> {
  const texts = [first];
  for (const file of source.files) {
    if (file.path === path || !/\.txt$/iu.test(file.path)) continue;
    const decoded = decode(await source.bytes(file.path));
    if (decoded) texts.push(decoded);
  }
  return texts;
}

const isRecord = (line: string): boolean => line.length < 400 && recordLine.test(line);

function* linesOf(text: string): Generator<ExportLine> {
  let before = 0;
  for (const { start, end } of printedLines(text)) {
    const gap = text.slice(before, start);
    yield {
      text: text.slice(start, end),
      blankBefore: before === 0 || (gap.match(/\r\n|[\n\r]/gu)?.length ?? 0) > 1,
      indented: /[ \t\u3000]{2,}$|\u3000$/u.test(gap),
    };
    before = end;
  }
}

function articlesOf(source: Iterable<ExportLine>): ExportArticle[] {
  const lines = [...source];
  const records = lines.flatMap((line, index) => (isRecord(line.text) ? [index] : []));
  const heads = records.map((record, number) => headStart(lines, record, records[number - 1] ?? -1));
  return records.map((record, number): ExportArticle => {
    const end = heads[number + 1] ?? lines.length;
    const texts = (from: number, to: number) => lines.slice(from, to).map(({ text }) => text);
    return {
      date: dateOf(lines[record]?.text ?? ''),
      head: texts(heads[number] ?? record, record),
      record: lines[record]?.text ?? '',
      body: texts(record + 1, end),
    };
  });
}

/** The head is the unbroken run of flush lines over the record line. */
function headStart(lines: readonly ExportLine[], record: number, before: number): number {
  if (before < 0) return 0;
  let start = record;
  while (start - 1 > before && record - start < longestHead) {
    const line = lines[start - 1];
    if (!line || line.indented || (start < record && lines[start]?.blankBefore)) break;
    start--;
  }
  return start;
}

/** As printed, with the usual separators, so that an impossible day is kept and reported. */
function dateOf(record: string): string {
  const { year = '', month = '', day = '' } = recordLine.exec(record)?.groups ?? {};
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function writeDay(articles: readonly ExportArticle[]): CanonicalText {
  const canonical = new CanonicalText();
  articles.forEach(({ head, record, body }, index) => {
    const add = (text: string, role: BlockMarks['role']) => {
      canonical.addBlock([{ text }], { role: role ?? null, article: String(index + 1) });
    };
    head.forEach((line, at) => {
      add(line, at === 0 ? 'headline' : 'deck');
    });
    add(record, 'byline');
    for (const line of body) add(line, isPictureCredit(line) ? 'caption' : 'paragraph');
  });
  return canonical;
}

/** `新华社记者 甲摄`: who took the picture above. */
const isPictureCredit = (line: string): boolean => line.length <= 30 && /(?:摄|攝)[）)]?$/u.test(line);
