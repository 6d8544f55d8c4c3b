import { createHash } from 'node:crypto';
import { folderSource } from '#core/archive/folder/folderSource.ts';
import type { ParseRequest } from '#core/archive/library/sourceParser.ts';
import type { ComposedIssue, ParsedIssue, ParsedSource } from '#core/archive/parse/parse.ts';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import type { Article, SourceQuality } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { Flow } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';

/**
 * A parser for made-up issue files: the first line is `publication|date|edition|number` (empty: null),
 * each line after it an article whose headline is its first word. The real one is tested elsewhere.
 */
export function parseSimple(path: string, bytes: Uint8Array): ComposedIssue {
  if (bytes.includes(0)) throw new UnreadableFileError('binary', `${path} is a binary file.`);
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') throw new UnreadableFileError('empty', `${path} is empty.`);
  const points = indexCodePoints(text);
  const flow = (start: number, end: number): Flow => makeFlow([{ start, end, glue: '' }], points.slice);
  const [first = '', ...lines] = text.split('\n');
  const names = first.split('|').map((name) => (name === '' ? null : name));
  const articles: Article[] = [];
  let at = codePointLength(first) + 1;
  for (const [index, line] of lines.entries()) {
    const length = codePointLength(line);
    if (line.trim() !== '') {
      const headline = codePointLength(line.split(' ')[0] ?? '');
      articles.push({
        id: `a-${index}`,
        start: at,
        end: at + length,
        headline: flow(at, at + headline),
        kicker: null,
        deck: null,
        bylineLine: null,
        bylines: [],
        creditLine: null,
        page: null,
        section: null,
        paragraphs: headline < length ? [{ ...flow(at + headline, at + length), kind: 'body' }] : [],
        continuedOn: null,
        continuedFrom: null,
        continuationMarks: [],
        confidence: 1,
        decisions: [],
      });
    }
    at += length + 1;
  }
  return {
    source: {
      path,
      format: 'simple',
      encoding: 'utf-8',
      size: bytes.length,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
      normalForm: 'NFC',
    },
    publication: names[0] ?? null,
    date: names[1] ?? null,
    edition: names[2] ?? null,
    issueNumber: names[3] ?? null,
    pageCount: null,
    language: 'en',
    masthead: {
      title: names[0] ?? null,
      dateText: names[1] ?? null,
      lunarDate: null,
      weekday: null,
      price: null,
      parts: [{ ...flow(0, codePointLength(first)), field: 'title', value: names[0] ?? '' }],
    },
    imprint: { sponsor: null, publisher: null, editor: null, hotline: null, registration: null, parts: [] },
    pages: [],
    articles,
    notices: [],
    text,
    dropped: [],
    warnings: [],
  };
}

const qualities: Readonly<Record<string, SourceQuality>> = { xml: 'marked', pdf: 'geometry', jpg: 'image' };

/**
 * Reads a source of made-up files: each file but pictures is joined to the one before it, the format is the
 * first file's extension, and a line `#name` begins another issue of the same source. A line `!` is what
 * cannot be read.
 */
export async function parseSimpleSource({ root, path, files }: ParseRequest): Promise<ParsedSource> {
  const source = folderSource(root, path, files);
  const [first] = files;
  const name = first?.path ?? path;
  const texts = files.filter((file) => !file.path.endsWith('.jpg')).map((file) => source.bytes(file.path));
  const bytes = Buffer.concat(await Promise.all(texts));
  if (!bytes.includes('\n#')) return { issues: [parsedSimple(name, path, null, bytes)], problems: [] };
  const parts = bytes.toString().split(/^#(.*)\n/m);
  const issues: ParsedIssue[] = [];
  const problems: FileProblem[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const part = parts[i] ?? '';
    const text = parts[i + 1] ?? '';
    if (text.trim() === '!') {
      problems.push({ path: `${path}/${part}`, code: 'unreadable', message: `${part} is damaged.` });
    } else issues.push(parsedSimple(name, path, part, Buffer.from(text)));
  }
  return { issues, problems };
}

function parsedSimple(name: string, path: string, part: string | null, bytes: Uint8Array): ParsedIssue {
  const issue = parseSimple(part === null ? path : `${path}#${part}`, bytes);
  const extension = name.split('.').at(-1) ?? '';
  const format = qualities[extension] === undefined ? 'simple' : extension;
  return {
    issue: { ...issue, source: { ...issue.source, format } },
    part,
    quality: qualities[extension] ?? 'text',
    words: [],
  };
}
