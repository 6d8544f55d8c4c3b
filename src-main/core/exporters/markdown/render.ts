import { createHash } from 'node:crypto';
import type { ExportedFile, ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import { type Colour, colours } from '#shared/model/annotation.ts';
import { type Citekeys, citekeysFor } from '../../citation/citekeys.ts';
import { reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import { documentsOf, type ExportDocument, type ExportItem, issueTitle, labelsOf } from '../documents.ts';
import type { ExportInput } from '../exportInput.ts';
import { distinctNames } from '../fileName.ts';
import { renderContents } from './contents.ts';
import { type Block, escapeFences, fence, fenceName } from './fences.ts';
import { printFrontMatter, splitFrontMatter } from './frontMatter.ts';
import { itemsMarker, type PreparedTemplate, prepareTemplate } from './liquid.ts';
import { presets } from './presets.ts';
import { propertiesOf } from './properties.ts';

/**
 * Renders annotations as Markdown, and a contents file where a library gives several issues. What names
 * no annotation gives no file. The same input gives the same text.
 * @throws BroadsheetError badTemplate
 */
export function renderMarkdown(
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
): readonly Omit<ExportedFile, 'mediaType'>[] {
  const { template } = options;
  const context: Context = {
    input,
    options,
    template: prepareTemplate(typeof template === 'string' ? presets[template] : template),
    citekeys: citekeysFor(
      input.issues.map(({ issue }) => issue),
      input.citekeyPattern,
    ),
  };
  const documents = documentsOf(scope, options.per, input.issues);
  const hasContents = scope.kind === 'library' && options.per === 'issue' && documents.length > 1;
  const titles = [...documents.map(({ title }) => title), ...(hasContents ? [contentsTitle] : [])];
  const names = distinctNames(titles, '.md');
  const files = documents.map((document, index) => ({
    name: names[index] ?? '',
    text: renderDocument(document, context),
  }));
  if (!hasContents) return files;
  const text = renderContents(contentsTitle, documents, names, options.links);
  return [...files, { name: names.at(-1) ?? '', text }];
}

interface Context {
  readonly input: ExportInput;
  readonly options: ExportOptions;
  readonly template: PreparedTemplate;
  readonly citekeys: Citekeys;
}

const contentsTitle = 'Broadsheet';

function renderDocument(document: ExportDocument, context: Context): string {
  const key = fenceName(document.key);
  const block = (name: string, content: string): Block => ({
    key: name,
    document: key,
    content: escapeFences(content).replace(/^\n+|\s+$/gu, ''),
  });
  const { front, head, foot } = layOut(document, context);
  const blocks = [
    block('title', head),
    ...itemBlocks(document, context).map(({ name, content }) => block(name, content)),
    block('foot', foot),
  ].filter(({ content }) => content !== '');
  const top = front === null ? '' : printFrontMatter(front, key);
  return top + blocks.map((each) => fence(each)).join('');
}

/** The document around its items: what stands at its very top, before them and behind them. */
function layOut(document: ExportDocument, { template, citekeys, input, options }: Context) {
  const properties = propertiesOf(document, (issue) => citekeys(issue, null), colourTag(input, options));
  const laidOut = template.document({
    ...properties,
    properties,
    title: document.title,
    count: document.items.length,
    items: itemsMarker,
  });
  const { front, rest } = splitFrontMatter(laidOut);
  const [head = '', ...others] = rest.split(itemsMarker);
  return { front, head, foot: others.join('') };
}

interface NamedContent {
  readonly name: string;
  readonly content: string;
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
      content: template.item(itemValues(item, context)),
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

/** What an item's template can print; what is not known is null. */
function itemValues(item: ExportItem, { input, options, citekeys }: Context): object {
  const { annotation, issue, article, page, anchor } = item;
  const citekey = citekeys(issue, article);
  const cited = reference(issue, article, page, citekey);
  const quote = options.withoutQuotes ? '' : annotation.target.shown;
  const tagOfColour = colourTag(input, options)?.(annotation.colour);
  return {
    id: annotation.id,
    blockId: blockId(annotation.id),
    quote: quote.trim() === '' ? null : quote,
    note: annotation.note.trim() === '' ? null : annotation.note,
    tags: tagOfColour === undefined ? annotation.tags : [...annotation.tags, tagOfColour],
    colour: annotation.colour,
    colourName: input.colourNames[annotation.colour],
    citation: input.citer.cite(cited, resolveStyle(input.citationStyle, issue.language)),
    citekey,
    link: input.linkTo(issue.id, annotation.id),
    headline: article?.headline?.text ?? annotation.target.headline,
    section: article?.section ?? null,
    publication: issue.publication,
    date: issue.date,
    edition: issue.edition,
    issue: issue.issueNumber,
    page,
    created: annotation.created,
    modified: annotation.modified,
    isOrphan: anchor === null,
  };
}

/** The tag that a colour becomes, where the options ask for one. */
function colourTag(input: ExportInput, options: ExportOptions): ((colour: Colour) => string) | null {
  if (options.colours !== 'tags') return null;
  return (colour) => input.colourNames[colour].trim().replace(/\s+/gu, '-');
}

/** Obsidian's block ids are ASCII letters, digits and hyphens. */
export function blockId(annotationId: string): string {
  const plain = annotationId.replace(/[^A-Za-z0-9-]/gu, '-');
  if (plain === annotationId) return plain;
  return `${plain}-${createHash('sha256').update(annotationId).digest('hex').slice(0, 6)}`;
}
