import { reference } from '../../citation/reference.ts';
import { resolveStyle } from '../../citation/styles.ts';
import { itemsOfCollection, labelsOf, placed } from '../documents.ts';
import type { ExportedCollection, ExportedMember } from '../exportedCollection.ts';
import { type Context, itemContent, type NamedContent, printDocument } from './document.ts';
import { fenceName } from './fences.ts';
import { headingText, linkText } from './liquid.ts';
import { noteMarkdown } from './notes.ts';
import { paragraphsOf, printText } from './print.ts';

/**
 * A collection as one file: its note, its members in their order with what is said between them, and at
 * the end the list of everything cited.
 */
export function renderCollectionMarkdown(collection: ExportedCollection, context: Context): string {
  const { members, note } = collection;
  const items = itemsOfCollection(collection);
  const document = { key: `collection/${collection.id}`, title: collection.name, items };
  const blocks: NamedContent[] = [
    ...(note.trim() === '' ? [] : [{ name: 'about', content: noteMarkdown(note) }]),
    ...members.flatMap((member) => memberBlocks(member, context)),
    ...bibliographyBlocks(members, context),
  ];
  return printDocument(document, context, blocks);
}

function memberBlocks(member: ExportedMember, context: Context): readonly NamedContent[] {
  const { key, note } = member;
  const name = fenceName(key);
  const said = note.trim() === '' ? [] : [{ name: `said:${name}`, content: noteMarkdown(note) }];
  return [memberBlock(member, name, context), ...said];
}

function memberBlock(member: ExportedMember, name: string, context: Context): NamedContent {
  const { issue, article, annotation, remembered } = member;
  if (annotation && issue) {
    const item = placed(annotation, issue);
    const headline = item.article?.headline?.text ?? annotation.annotation.target.headline;
    const heading = headline === null ? [] : [headingText(headline, 2)];
    return {
      name: `note:${fenceName(annotation.annotation.id)}`,
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
    return {
      name: `article:${name}`,
      content: lines([
        headingText(article.headline?.text ?? issue.publication ?? issue.id, 2),
        text === '' ? '' : quoted(text),
        [plain(citation), linkText(input.linkTo(issue.id, null), 'Broadsheet')].join(' '),
      ]),
    };
  }
  // What is gone stays listed as what it was.
  const where = [remembered.publication, remembered.date].filter((part) => part).join(' ');
  return {
    name: `gone:${name}`,
    content: lines([headingText(remembered.headline ?? where, 2), quoted(remembered.text), plain(where)]),
  };
}

/** What is cited in the collection, in the style of the settings, under a heading in the language of the papers. */
function bibliographyBlocks(
  members: readonly ExportedMember[],
  { input, citekeys }: Context,
): readonly NamedContent[] {
  const references = new Map<string, ReturnType<typeof reference>>();
  for (const { issue, article, annotation } of members) {
    if (!issue) continue;
    const within = article ?? (annotation && placed(annotation, issue).article);
    const citekey = citekeys(issue, within);
    if (!references.has(citekey)) references.set(citekey, reference(issue, within, null, citekey));
  }
  const issue = members.find((member) => member.issue)?.issue;
  if (!issue) return [];
  const style = resolveStyle(input.citationStyle, issue.language);
  const printed = input.citer.bibliography([...references.values()], style);
  return [
    {
      name: 'bibliography',
      content: lines([headingText(labelsOf(issue).bibliography, 2), ...printed.map(plain)]),
    },
  ];
}

const lines = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const plain = (text: string): string =>
  printText(paragraphsOf(text)).replace(/(?<!\\)\\\[N\](?=\.)/gu, '[N]');
const quoted = (text: string): string => printText([{ type: 'blockquote', children: paragraphsOf(text) }]);
