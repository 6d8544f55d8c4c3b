import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { isCapitals, isClosed } from '#core/archive/parse/compose/lines/latinText.ts';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import type { Row } from './rows.ts';

/** Samples in Latin script whose articles no map gives. */
const folders = [
  'ocr-text-en',
  'hocr',
  'alto',
  'mets-alto/ndnp-park-record-1935',
  'mets-alto/danish-1795',
  'pdf',
];

/** Heads that begin in the middle of a sentence, of all heads in Latin papers whose articles the composer finds. */
export async function rows(samples: string): Promise<Row[]> {
  const found: Row[] = [];
  for (const folder of folders) {
    const path = join(samples, folder);
    if (readdirSync(path).length === 0) continue;
    let heads = 0;
    const worst: string[] = [];
    for (const issue of await issuesIn(path)) {
      const torn = headsInSentence(issue);
      heads += issue.articles.filter(({ headline }) => headline !== null).length;
      worst.push(...torn.map((text) => `${issue.source.path}: ${text}`));
    }
    found.push({
      set: `latin ${folder}`,
      measure: `heads in mid-sentence, of ${heads}`,
      value: worst.length,
      reach: 0,
      worst,
      unit: 'heads',
      atMost: true,
    });
  }
  return found;
}

async function issuesIn(folder: string): Promise<ComposedIssue[]> {
  const { root, sources } = await sourcesInFolder(folder);
  const issues: ComposedIssue[] = [];
  for (const { path, files } of sources) {
    const source = { path, files, bytes: (name: string) => readFile(join(root, name)) };
    try {
      issues.push(...(await parseSource(source)));
    } catch (error) {
      // The samples hold damaged files, whose refusal other measures look at.
      if (!(error instanceof UnreadableFileError)) throw error;
    }
  }
  return issues.filter(({ language }) => !/^(?:zh|ja)/u.test(language));
}

/**
 * Heads that follow a broken word without being in capitals, or begin in small letters after a line without an end.
 * Columns that end in a broken word before a head in capitals are no fault of the head.
 */
export function headsInSentence({ text, articles }: Pick<ComposedIssue, 'text' | 'articles'>): string[] {
  const { slice } = indexCodePoints(text);
  return articles.flatMap(({ headline }) => {
    if (!headline) return [];
    const before =
      slice(Math.max(0, headline.start - 200), headline.start)
        .trimEnd()
        .split('\n')
        .at(-1) ?? '';
    const isBroken = /\p{L}[-\u00ac\u00ad]$/u.test(before) && !isCapitals(headline.text);
    const isOpen = before !== '' && !isClosed(before) && /^\P{L}*\p{Ll}/u.test(headline.text);
    return isBroken || isOpen ? [`“${before.slice(-30)}” | “${headline.text.slice(0, 60)}”`] : [];
  });
}
