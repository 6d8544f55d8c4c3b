import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { type AnnotatedReference, noteText } from '../citation/annotatedReference.ts';
import { biblatexOf } from '../citation/biblatex.ts';
import { type Citekeys, citekeysFor, distinctReferences } from '../citation/citekeys.ts';
import type { Reference } from '../citation/reference.ts';
import { risOf } from '../citation/ris.ts';
import { resolveStyle } from '../citation/styles.ts';
import { documentsOf, type ExportDocument, issueTitle } from './documents.ts';
import { citedInCollection, type ExportedCollection } from './exportedCollection.ts';
import type { ExportInput, Render, RenderedFile } from './exportInput.ts';
import { citedIssues, type ExportItem } from './exportItem.ts';
import { namedFiles } from './namedFiles.ts';

/*
 * Formats that name the articles of annotations instead of the annotations: every article once, in the
 * order of the export.
 */

/** A list of references as people print it, in the style of the settings. */
export const renderBibliography: Render = (scope, input, options) =>
  renderEach('.txt', scope, input, options, (references, { items }) => {
    const [first] = items;
    const style = resolveStyle(input.citationStyle, first?.issue.language ?? 'und');
    return input.citer
      .bibliography(references, style)
      .map((line) => `${line}\n`)
      .join('');
  });

/** https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html */
export const renderCslJson: Render = (scope, input, options) =>
  renderAnnotated(
    '.json',
    scope,
    input,
    options,
    (cited) => `${JSON.stringify(cited.map(cslOf), null, 2)}\n`,
  );

export const renderRis: Render = (scope, input, options) =>
  renderAnnotated('.ris', scope, input, options, (cited) =>
    cited.map(({ reference, ...made }) => risOf(reference, made)).join('\r\n'),
  );

export const renderBiblatex: Render = (scope, input, options) =>
  renderAnnotated('.bib', scope, input, options, (cited) =>
    cited.map(({ reference, ...made }) => biblatexOf(reference, made)).join('\n'),
  );

/** CSL's own variables for them: a `keyword` is a list in one line. */
const cslOf = ({ reference, tags, notes, link }: AnnotatedReference) => ({
  ...reference,
  ...(link !== null && { URL: link }),
  ...(tags.length > 0 && { keyword: tags.map((tag) => tag.replaceAll(',', ' ')).join(', ') }),
  ...(notes.length > 0 && { note: notes.map(noteText).join('\n\n') }),
});

function renderAnnotated(
  extension: string,
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
  print: (cited: readonly AnnotatedReference[]) => string,
): readonly RenderedFile[] {
  return renderEach(extension, scope, input, options, (references, { items }, citekeys) => {
    const byKey = Map.groupBy(items, ({ issue, article }) => citekeys(issue, article));
    return print(
      references.map((reference) => annotated(reference, byKey.get(reference.id) ?? [], input, options)),
    );
  });
}

/** A reference with the tags and notes of all that is exported of the same article, in its order. */
function annotated(
  reference: Reference,
  items: Cited['items'],
  { linkTo, places }: ExportInput,
  { withoutQuotes }: ExportOptions,
): AnnotatedReference {
  const annotations = items.flatMap(({ annotation }) => annotation ?? []);
  const [first] = items;
  return {
    reference,
    tags: [...new Set(annotations.flatMap(({ tags }) => tags))],
    notes: annotations
      .map(({ id, target, note }) => ({
        quote: withoutQuotes ? '' : target.shown,
        note,
        place: places?.get(id) ?? null,
      }))
      .filter(({ quote, note, place }) => quote !== '' || note !== '' || place !== null),
    link: first ? linkTo((first.keptWith ?? first.issue).id, annotations[0]?.id ?? null) : null,
  };
}

function renderEach(
  extension: string,
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
  print: (references: readonly Reference[], document: Cited, citekeys: Citekeys) => string,
): readonly RenderedFile[] {
  const documents = input.collection
    ? documentOfCollection(input.collection)
    : cited(scope, documentsOf(scope, options.per, input.issues), input);
  const citekeys = citekeysFor(citedIssues(input.issues), input.citekeyPattern);
  return namedFiles(
    documents,
    extension,
    ({ title }) => title,
    (document) => print(distinctReferences(document.items, citekeys), document, citekeys),
  );
}

/** What is cited in one file. */
type Cited = Pick<ExportDocument, 'title'> & {
  readonly items: readonly (Pick<ExportItem, 'issue' | 'article'> &
    Partial<Pick<ExportItem, 'annotation' | 'keptWith'>>)[];
};

/** Everything in a collection is cited, in its order. */
function documentOfCollection(collection: ExportedCollection): readonly Cited[] {
  const items = citedInCollection(collection);
  return items.length > 0 ? [{ title: collection.name, items }] : [];
}

/** An article that is named is cited whether or not something is marked in it. */
function cited(
  scope: ExportScope,
  documents: readonly ExportDocument[],
  { issues }: ExportInput,
): readonly Cited[] {
  if (documents.length > 0 || scope.kind !== 'article') return documents;
  return issues.flatMap(({ issue }) => {
    const article = issue.articles.find(({ id }) => id === scope.articleId);
    const title = [issueTitle(issue), article?.headline?.text].filter((part) => part).join(' ');
    return article ? [{ title, items: [{ issue, article }] }] : [];
  });
}
