import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../e2e/support/process.ts';
import { samples } from '../structure/samples.ts';

/** Real issues in Chinese of four kinds, English, Dutch, German and Danish. */
const realIssues = [
  'rmrb-1998/utf8',
  'jinri-kecheng',
  'shenbao-issue-1880',
  'jingbao-1939/text',
  'mets-alto/british-library-1824',
  'mets-alto/kb-delpher-1813',
  'mets-alto/luxemburger-zeitung-1858',
  'mets-alto/danish-1795',
];

/** More of them, for what is looked at rather than measured. */
const moreIssues = [
  'rmrb-2025',
  'rmrb-articles',
  'rmrb-markdown',
  'appledaily-tw',
  'shenbao',
  'mets-alto/rero-bundner-landbote-1845',
  'mets-alto/ndnp-park-record-1935',
  'mets-alto/gallica-oeuvre-1915',
  'ocr-text-en',
  'tei',
  'newswire',
  'page-xml',
];

/** The sample library, and the real issues where they are present; it says where they are not. */
export function readingFolders(): readonly string[] {
  return foldersOf(realIssues);
}

/** The same with more real issues: some forty in all. */
export function walkFolders(): readonly string[] {
  return foldersOf([...realIssues, ...moreIssues]);
}

function foldersOf(names: readonly string[]): readonly string[] {
  const real = samples();
  if (real === null) console.log('../shared/samples is not there: only the sample library is opened.');
  const folders = real === null ? [] : names.map((name) => join(real, name)).filter(existsSync);
  return [join(root, 'resources/sample-library'), ...folders];
}
