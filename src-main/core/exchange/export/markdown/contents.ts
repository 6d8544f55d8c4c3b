import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { dateText } from '../../citation/reference.ts';
import type { ExportDocument } from '../documents.ts';
import { fenceBlocks } from './fences/file.ts';
import { headingText, linkText } from './liquid.ts';

/** The contents of an exported library: its papers, and their issues by date. `names` are the files' names. */
export function renderContents(
  title: string,
  documents: readonly ExportDocument[],
  names: readonly string[],
  { links, fences }: Pick<ExportOptions, 'links' | 'fences'>,
): string {
  const entries = documents.flatMap((document, index) => {
    const [first] = document.items;
    return first ? [{ document, name: names[index] ?? '', issue: first.issue }] : [];
  });
  const papers = Map.groupBy(entries, ({ issue }) => issue.publication ?? issue.id);
  const inOrder = [...papers].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = inOrder.map(([paper, issues]) => {
    const lines = issues
      .toSorted((a, b) => ((dateText(a.issue) ?? '') < (dateText(b.issue) ?? '') ? -1 : 1))
      .map(({ document, name }) => `- ${linkToFile(name, document.title, links)} (${document.items.length})`);
    return `${headingText(paper, 2)}\n\n${lines.join('\n')}`;
  });
  const content = [headingText(title, 1), ...sections].join('\n\n');
  return fenceBlocks([{ key: 'contents', document: 'library', content }], fences);
}

/** A link to an exported file, or to a block in it. */
export function linkToFile(
  name: string,
  title: string,
  links: ExportOptions['links'],
  block: string | null = null,
): string {
  const place = block === null ? '' : `#${block}`;
  // File names have none of the characters that end a wiki link.
  if (links === 'wiki') {
    const label = block === null ? '' : `|${title.replace(/[[\]|\s]+/gu, ' ').trim()}`;
    return `[[${name.replace(/\.md$/u, '')}${place}${label}]]`;
  }
  // In an address no tag can begin, and Obsidian does not take the backslash away.
  return linkText(name.replaceAll('%', '%25') + place, title).replace(/\\#(?=\^[A-Za-z0-9-]+>?\)$)/u, '#');
}
