import { hashOf } from './fences/fenceLines.ts';
import type { MergedExport } from './merge.ts';

/**
 * The references of a Markdown file for Pandoc stand in a file of BibLaTeX beside it, which the front matter
 * names. BibLaTeX passes over what is in no entry, so that the first line can say what was written.
 */
const firstLine = /^% broadsheet (\S+) ([0-9a-f]{8})\r?\n/u;

/** The name of the references beside a Markdown file. */
export const bibliographyName = (fileName: string): string => fileName.replace(/\.md$/u, '.bib');

/** `document` is the same for every export of the same thing, without spaces. */
export function bibliographyFile(document: string, entries: readonly string[]): string {
  const text = entries.join('\n');
  return `% broadsheet ${document} ${hashOf(text)}\n${text}`;
}

/** A file that nobody changed is written anew; to any other what it lacks is added. */
export function mergeBibliography(existing: string, generated: string): MergedExport {
  const [oldLine, document, hash] = firstLine.exec(existing) ?? [];
  const [newLine, wanted] = firstLine.exec(generated) ?? [];
  if (oldLine === undefined || newLine === undefined) return { ok: false, reason: 'notOurs' };
  if (document !== wanted) return { ok: false, reason: 'otherDocument' };
  if (hashOf(existing.slice(oldLine.length)) === hash) return { ok: true, text: generated };
  const keys = new Set(citekeysIn(existing));
  const missing = entriesOf(generated.slice(newLine.length)).filter(({ key }) => !keys.has(key));
  const end = existing.endsWith('\n') ? '' : '\n';
  const added = missing.map(({ text }) => `\n${text.trimEnd()}\n`).join('');
  return { ok: true, text: added === '' ? existing : existing + end + added };
}

/** The keys of all entries of some BibLaTeX. */
export const citekeysIn = (text: string): readonly string[] =>
  [...text.matchAll(entryStart)].map(([, key = '']) => key);

const entryStart = /^@\w+\s*\{\s*([^,\s]+)\s*,/gmu;

/** Entries of ours, which begin at the margin, each with its key. */
const entriesOf = (text: string): readonly { readonly key: string; readonly text: string }[] =>
  text.split(/^(?=@)/mu).flatMap((entry) => citekeysIn(entry).map((key) => ({ key, text: entry })));

/** A citation as Pandoc reads it (https://pandoc.org/MANUAL.html#citation-syntax): `[@key, p. 3]`. */
export function pandocCitation(citekey: string, page: number | null): string {
  const isPlain = /^[\p{L}\p{N}_]+(?:[:.-][\p{L}\p{N}_]+)*$/u.test(citekey);
  return `[@${isPlain ? citekey : `{${citekey}}`}${page === null ? '' : `, p. ${page}`}]`;
}
