import { linkedPieces } from '#core/kept/links/linkedPieces.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import { colours } from '#shared/model/annotation.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { biblatexOf } from '../../citation/biblatex.ts';
import { citekeysFor, distinctReferences } from '../../citation/citekeys.ts';
import { documentsOf, type ExportDocument, issueTitle, labelsOf } from '../documents.ts';
import { citedInCollection, itemsOfCollection } from '../exportedCollection.ts';
import type { ExportInput, Render, RenderedFile } from '../exportInput.ts';
import { citedIssues, type ExportItem } from '../exportItem.ts';
import { distinctNames } from '../fileName.ts';
import { bibliographyFile, bibliographyName } from './bibliographyFile.ts';
import { renderCollectionMarkdown } from './collection.ts';
import { renderContents } from './contents.ts';
import { type Context, itemContent, type NamedContent, printDocument } from './document.ts';
import { fenceName } from './fences/fenceLines.ts';
import { prepareTemplate } from './liquid.ts';
import { presets } from './presets.ts';

/**
 * Renders annotations as Markdown, and a contents file where a library gives several issues. What names
 * no annotation gives no file. The same input gives the same text.
 * @throws BroadsheetError badTemplate
 */
export function renderMarkdown(
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
): readonly RenderedFile[] {
  const { template } = options;
  const base = {
    input,
    options,
    template: prepareTemplate(typeof template === 'string' ? presets[template] : template),
    citekeys: citekeysFor(citedIssues(input.issues), input.citekeyPattern),
    linked: linkedPieces(input.links ?? []),
    isShared: hasSeveralHands(input),
  };
  if (input.collection) {
    const [name = ''] = distinctNames([input.collection.name], '.md');
    const files = new Map(itemsOfCollection(input.collection).map(({ annotation }) => [annotation.id, name]));
    const context = { ...base, files };
    return [
      { name, text: renderCollectionMarkdown(input.collection, context, name) },
      ...bibliographyOf(
        `collection/${input.collection.id}`,
        citedInCollection(input.collection),
        context,
        name,
      ),
    ];
  }
  const documents = documentsOf(scope, options.per, input.issues);
  const hasContents = scope.kind === 'library' && options.per === 'issue' && documents.length > 1;
  const titles = [
    ...documents.map(({ title, fileTitle }) => fileTitle ?? title),
    ...(hasContents ? [contentsTitle] : []),
  ];
  const names = distinctNames(titles, '.md');
  const context: Context = { ...base, files: filesOf(documents, names) };
  const files = documents.flatMap((document, index): readonly RenderedFile[] => {
    const name = names[index] ?? '';
    const text = printDocument(document, context, itemBlocks(document, context), name);
    return [{ name, text }, ...bibliographyOf(document.key, document.items, context, name)];
  });
  if (!hasContents) return files;
  const text = renderContents(contentsTitle, documents, names, options);
  return [...files, { name: names.at(-1) ?? '', text }];
}

/** The same in the form that Word files are made from. */
export const renderForPandoc: Render = (scope, input, options) =>
  renderMarkdown(scope, input, { ...options, template: 'pandoc', fences: 'beside', links: 'plain' });

/** What a file for Pandoc cites, as a file beside it. */
function bibliographyOf(
  key: string,
  cited: Parameters<typeof distinctReferences>[0],
  { options, citekeys }: Context,
  name: string,
): readonly RenderedFile[] {
  if (options.template !== 'pandoc') return [];
  const entries = distinctReferences(cited, citekeys).map((reference) => biblatexOf(reference));
  const text = bibliographyFile(fenceName(key), entries);
  return [{ name: bibliographyName(name), text, mediaType: 'application/x-bibtex' }];
}

const contentsTitle = 'Broadsheet';

const hasSeveralHands = ({ issues }: ExportInput) =>
  new Set(issues.flatMap(({ annotations }) => annotations.map(({ annotation }) => annotation.creator))).size >
  1;

/** The first file that each annotation stands in. */
function filesOf(
  documents: readonly ExportDocument[],
  names: readonly string[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [index, { items }] of documents.entries()) {
    for (const { annotation } of items) {
      if (!files.has(annotation.id)) files.set(annotation.id, names[index] ?? '');
    }
  }
  return files;
}

/** Headings and items in their order. */
function itemBlocks(document: ExportDocument, context: Context): readonly NamedContent[] {
  const { options, template } = context;
  const isMixed = new Set(document.items.map(({ issue }) => issue.id)).size > 1;
  const items = options.colours === 'headings' ? byColour(document.items) : document.items;
  const blocks: NamedContent[] = [];
  const written = new Map<string, number>();
  let open: readonly Section[] = [];
  for (const item of items) {
    const sections = sectionsOf(item, context, isMixed);
    for (const [depth, section] of sections.entries()) {
      if (sameSections(sections.slice(0, depth + 1), open)) continue;
      // A notice between two halves of an article: the second half goes on under a heading of its own.
      const repeats = (written.get(section.key) ?? 0) + 1;
      written.set(section.key, repeats);
      blocks.push({
        name: repeats === 1 ? section.key : `${section.key}~${repeats}`,
        content: template.section({ title: section.title, level: depth + 2 }),
      });
    }
    open = sections;
    blocks.push({
      name: `note:${fenceName(item.annotation.id)}`,
      content: itemContent(item, context),
    });
  }
  return blocks;
}

interface Section {
  readonly key: string;
  readonly title: string;
}

const sameSections = (path: readonly Section[], open: readonly Section[]) =>
  path.every(({ key }, depth) => open[depth]?.key === key);

/** The headings that an item stands under, the outermost first. */
function sectionsOf(
  { issue, article, anchor, annotation }: ExportItem,
  { options, input }: Context,
  isMixed: boolean,
): readonly Section[] {
  if (options.per === 'annotation') return [];
  const within = isMixed ? `${fenceName(issue.id)}/` : '';
  const ofIssue = isMixed ? [{ key: `issue:${fenceName(issue.id)}`, title: issueTitle(issue) }] : [];
  if (!anchor) return [...ofIssue, { key: `${within}orphans`, title: labelsOf(issue).orphans }];
  if (options.colours === 'headings') {
    const { colour } = annotation;
    return [{ key: `colour:${colour}`, title: input.colourNames[colour] }];
  }
  const paper = issue.publication ?? issue.id;
  if (!article) return isMixed ? ofIssue : [{ key: 'issue', title: paper }];
  const title = article.headline?.text ?? paper;
  return [...ofIssue, { key: `article:${within}${fenceName(article.id)}`, title }];
}

/** In the order of the palette, orphans last as ever. */
function byColour(items: readonly ExportItem[]): readonly ExportItem[] {
  const rank = ({ anchor, annotation }: ExportItem) =>
    anchor ? colours.indexOf(annotation.colour) : colours.length;
  return items.toSorted((a, b) => rank(a) - rank(b));
}
