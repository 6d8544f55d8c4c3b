import { distinctReferences } from '../../citation/citekeys.ts';
import { reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import { labelsOf } from '../documents.ts';
import {
  citedInCollection,
  type ExportedCollection,
  type ExportedMember,
  itemsOfCollection,
} from '../exportedCollection.ts';
import { type Context, itemContent, linksOf, type NamedContent, printDocument } from './document.ts';
import { fenceName } from './fences/fenceLines.ts';
import { headingText, linkText, quoteText, withBareMark } from './liquid.ts';
import { holdNote } from './note/wholeNote.ts';
import { paragraphsOf, printText } from './print.ts';

/**
 * A collection as one file: its note, its members in their order with what is said between them, and at
 * the end the list of everything cited.
 */
export function renderCollectionMarkdown(
  collection: ExportedCollection,
  context: Context,
  fileName: string,
): string {
  const { members, note } = collection;
  const items = itemsOfCollection(collection);
  const document = { key: `collection/${collection.id}`, title: collection.name, items };
  const blocks: NamedContent[] = [
    ...(note.trim() === '' ? [] : [{ name: 'about', content: holdNote(note) }]),
    ...members.flatMap((member) => memberBlocks(member, context)),
    ...bibliographyBlocks(collection, context),
  ];
  return printDocument(document, context, blocks, fileName);
}

function memberBlocks(member: ExportedMember, context: Context): readonly NamedContent[] {
  const { key, note } = member;
  const name = fenceName(key);
  const said = note.trim() === '' ? [] : [{ name: `said:${name}`, content: holdNote(note) }];
  return [memberBlock(member, name, context), ...said];
}

function memberBlock(member: ExportedMember, name: string, context: Context): NamedContent {
  const { key, issue, article, item, remembered } = member;
  if (item) {
    const { annotation } = item;
    const headline = item.article?.headline?.text ?? annotation.target.headline;
    const heading = headline === null ? [] : [headingText(headline, 2)];
    return {
      name: `note:${fenceName(annotation.id)}`,
      content: lines([...heading, itemContent(item, context)]),
    };
  }
  if (article && issue) {
    const { input, options } = context;
    const cited = reference(issue, article, article.page, context.citekeys(issue, article));
    const citation = input.citer.cite(cited, resolveStyle(input.citationStyle, issue.language));
    const text = options.withoutQuotes
      ? ''
      : article.paragraphs.map((paragraph) => paragraph.text).join('\n');
    const links = linksOf(key, context);
    return {
      name: `article:${name}`,
      content: lines([
        headingText(article.headline?.text ?? issue.publication ?? issue.id, 2),
        text === '' ? '' : quoteText(text),
        [plain(citation), linkText(input.linkTo(issue.id, null), 'Broadsheet')].join(' '),
        links.length === 0 ? '' : `→ ${links.join(', ')}`,
      ]),
    };
  }
  // What is gone stays listed as what it was.
  const where = [remembered.publication, remembered.date].filter((part) => part).join(' ');
  return {
    name: `gone:${name}`,
    content: lines([headingText(remembered.headline ?? where, 2), quoteText(remembered.text), plain(where)]),
  };
}

/** What is cited in the collection, in the style of the settings, under a heading in the language of the papers. */
function bibliographyBlocks(
  collection: ExportedCollection,
  { input, citekeys }: Context,
): readonly NamedContent[] {
  const cited = citedInCollection(collection);
  const [first] = cited;
  if (!first) return [];
  const style = resolveStyle(input.citationStyle, first.issue.language);
  const printed = input.citer.bibliography(distinctReferences(cited, citekeys), style);
  return [
    {
      name: 'bibliography',
      content: lines([headingText(labelsOf(first.issue).bibliography, 2), ...printed.map(plain)]),
    },
  ];
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const plain = (text: string): string => withBareMark(printText(paragraphsOf(text)));
