import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { biblatexOf } from '../citation/biblatex.ts';
import { citekeysFor, distinctReferences } from '../citation/citekeys.ts';
import type { Reference } from '../citation/reference.ts';
import { risOf } from '../citation/ris.ts';
import { resolveStyle } from '../citation/styles.ts';
import { documentsOf, type ExportDocument, issueTitle } from './documents.ts';
import { citedInCollection, type ExportedCollection } from './exportedCollection.ts';
import type { ExportInput, Render, RenderedFile } from './exportInput.ts';
import type { ExportItem } from './exportItem.ts';
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
  renderEach('.json', scope, input, options, (references) => `${JSON.stringify(references, null, 2)}\n`);

export const renderRis: Render = (scope, input, options) =>
  renderEach('.ris', scope, input, options, (references) => references.map(risOf).join('\r\n'));

export const renderBiblatex: Render = (scope, input, options) =>
  renderEach('.bib', scope, input, options, (references) => references.map(biblatexOf).join('\n'));

function renderEach(
  extension: string,
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
  print: (references: readonly Reference[], document: Cited) => string,
): readonly RenderedFile[] {
  const documents = input.collection
    ? documentOfCollection(input.collection)
    : cited(scope, documentsOf(scope, options.per, input.issues), input);
  const citekeys = citekeysFor(
    input.issues.map(({ issue }) => issue),
    input.citekeyPattern,
  );
  return namedFiles(
    documents,
    extension,
    ({ title }) => title,
    (document) => print(distinctReferences(document.items, citekeys), document),
  );
}

/** What is cited in one file. */
type Cited = Pick<ExportDocument, 'title'> & {
  readonly items: readonly Pick<ExportItem, 'issue' | 'article'>[];
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
