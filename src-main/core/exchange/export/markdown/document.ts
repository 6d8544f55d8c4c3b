import { createHash } from 'node:crypto';
import { type LinkedPieces, nameOfEnd } from '#core/kept/links/linkedPieces.ts';
import type { Colour } from '#shared/model/annotation.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { pieceKey } from '#shared/model/piece.ts';
import { tagTargetOf } from '#shared/text/exportTags.ts';
import type { Citekeys } from '../../citation/citekeys.ts';
import { dateText, reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import type { ExportDocument } from '../documents.ts';
import type { ExportInput } from '../exportInput.ts';
import type { ExportItem } from '../exportItem.ts';
import { bibliographyName, pandocCitation } from './bibliographyFile.ts';
import { calloutTypes } from './callouts.ts';
import { linkToFile } from './contents.ts';
import { escapeFences, fenceName, hashOf } from './fences/fenceLines.ts';
import { fenceBlocks } from './fences/file.ts';
import { asOutline } from './fences/outline.ts';
import type { FencedBlock } from './fences/parts.ts';
import { isPageProperties, printFrontMatter, splitFrontMatter } from './frontMatter.ts';
import { itemsMarker, linkText, type PreparedTemplate } from './liquid.ts';
import { footnoteLabels, sharedLabels } from './note/footnotes.ts';
import { heldNotes, placeNotes, withoutHeld } from './note/wholeNote.ts';
import { propertiesOf } from './properties.ts';
import { tagList } from './tags.ts';

/** What every block of a file is printed with. */
export interface Context {
  readonly input: ExportInput;
  readonly options: ExportOptions;
  readonly template: PreparedTemplate;
  readonly citekeys: Citekeys;
  /** The file that each annotation of the export stands in. */
  readonly files: ReadonlyMap<string, string>;
  readonly linked: LinkedPieces;
  /** Whether the annotations of the export are by more than one hand. */
  readonly isShared: boolean;
}

/** A file with its front matter, and its blocks between their fences. */
export function printDocument(
  document: ExportDocument,
  context: Context,
  content: readonly NamedContent[],
  fileName: string,
): string {
  const key = fenceName(document.key);
  const shared = sharedLabels([
    ...content.flatMap((part) => heldNotes(part.content)),
    // Labels of a template are as good as those of one more note.
    ...content.map((part) => withoutHeld(part.content)),
  ]);
  const { front, head, foot } = layOut(document, context, fileName);
  // A template of one's own can have such lines at its top and be no outline.
  const isOutline =
    context.options.template === 'logseq' || content.every((part) => /^\s*- /u.test(part.content));
  const isItem = isOutline && front !== null && isPageProperties(front);
  const form = isItem ? asOutline : (content: string) => content;
  const block = (name: string, content: string): FencedBlock => ({
    key: name,
    document: key,
    isItem,
    ...placeNotes(form(escapeFences(content).replace(/^\n+|\s+$/gu, '')), (note) =>
      labelSuffix(note, name, shared),
    ),
  });
  const blocks = [
    block('title', head),
    ...content.map((part) => block(part.name, part.content)),
    block('foot', foot),
  ].filter(({ content }) => content !== '');
  const { fences } = context.options;
  const { top, records } = front === null ? { top: '', records: '' } : printFrontMatter(front, key, fences);
  return top + fenceBlocks(blocks, fences, records);
}

/** What the footnotes of a note are told from those of other notes by, if they have to be. */
function labelSuffix(note: string, block: string, shared: ReadonlySet<string>): string {
  const isShared = [...footnoteLabels(note)].some((label) => shared.has(label));
  return isShared ? `-${hashOf(block).slice(0, 6)}` : '';
}

/** The document around its items: what stands at its very top, before them and behind them. */
function layOut(document: ExportDocument, { template, citekeys, input, options }: Context, fileName: string) {
  const [first = null] = document.items;
  const properties = propertiesOf(document, {
    citekeyOf: citekeys,
    tagOf: colourTag(input, options),
    listed: (tags) => tagList(tags, tagTargetOf(options.template), options.tagWords),
    single: options.per === 'annotation' && document.items.length === 1 ? first : null,
    colourNames: input.colourNames,
    linkTo: input.linkTo,
  });
  const laidOut = template.document({
    ...properties,
    properties,
    title: document.title,
    count: document.items.length,
    bibliography: bibliographyName(fileName),
    items: itemsMarker,
  });
  const { front, rest } = splitFrontMatter(laidOut);
  const [head = '', ...others] = rest.split(itemsMarker);
  return { front, head, foot: others.join('') };
}

/** A block of a file. */
export interface NamedContent {
  readonly name: string;
  readonly content: string;
}

/** An annotation as the template prints it. */
export const itemContent = (item: ExportItem, context: Context): string =>
  context.template.item(itemValues(item, context));

/** What an item's template can print; what is not known is null. */
function itemValues(item: ExportItem, context: Context): object {
  const { input, options, citekeys } = context;
  const { annotation, issue, keptWith, article, page, anchor } = item;
  const { id: issueId } = keptWith;
  const citekey = citekeys(issue, article);
  const cited = reference(issue, article, page, citekey);
  const place = input.places?.get(annotation.id) ?? null;
  // Where there are no words, the place on the page is what is cited.
  const quote = options.withoutQuotes ? '' : annotation.target.shown || (place ?? '');
  const picture = input.pictures?.get(annotation.id);
  const tagOfColour = colourTag(input, options)?.(annotation.colour);
  return {
    id: annotation.id,
    blockId: blockId(annotation.id),
    quote: quote.trim() === '' ? null : quote,
    place,
    picture: picture === undefined ? null : pictureLink(picture, place ?? '', options.links),
    note: annotation.note.trim() === '' ? null : annotation.note,
    tags: tagOfColour === undefined ? annotation.tags : [...annotation.tags, tagOfColour],
    tagTarget: tagTargetOf(options.template),
    tagWords: options.tagWords,
    colour: annotation.colour,
    colourName: input.colourNames[annotation.colour],
    callout: calloutTypes[annotation.colour],
    citation: input.citer.cite(cited, resolveStyle(input.citationStyle, issue.language)),
    citekey,
    cite: pandocCitation(citekey, page),
    link: input.linkTo(issueId, annotation.id),
    links: linksOf(pieceKey({ kind: 'annotation', issueId, annotationId: annotation.id }), context),
    headline: article?.headline?.text ?? annotation.target.headline,
    section: article?.section ?? null,
    publication: issue.publication,
    date: dateText(issue),
    edition: issue.edition,
    issue: issue.issueNumber,
    page,
    creator: annotation.creator ?? null,
    isShared: context.isShared,
    created: annotation.created,
    modified: annotation.modified,
    isOrphan: anchor === null,
  };
}

/** A picture that lies beside the file; its name has nothing that would end the link. */
const pictureLink = (name: string, place: string, links: ExportOptions['links']): string =>
  links === 'wiki' ? `![[${name}]]` : `![${place.replace(/[[\]\\]/gu, ' ')}](${name})`;

/** The tag that a colour becomes, where the options ask for one. */
function colourTag(input: ExportInput, options: ExportOptions): ((colour: Colour) => string) | null {
  if (options.colours !== 'tags') return null;
  return (colour) => input.colourNames[colour].trim().replace(/\s+/gu, '-');
}

/** What a piece is linked with: blocks of this export where they are in it, otherwise addresses. */
export function linksOf(key: string, { input, options, files, linked }: Context): readonly string[] {
  return linked(key).map((there) => {
    const { piece } = there;
    const label = nameOfEnd(there);
    const annotationId = piece.kind === 'annotation' ? piece.annotationId : null;
    const file = annotationId === null ? undefined : files.get(annotationId);
    if (annotationId !== null && file !== undefined) {
      return linkToFile(file, label, options.links, `^${blockId(annotationId)}`);
    }
    return linkText(input.linkTo(piece.issueId, annotationId), label);
  });
}

/** Obsidian's block ids are ASCII letters, digits and hyphens. */
export function blockId(annotationId: string): string {
  const plain = annotationId.replace(/[^A-Za-z0-9-]/gu, '-');
  if (plain === annotationId) return plain;
  return `${plain}-${createHash('sha256').update(annotationId).digest('hex').slice(0, 6)}`;
}
