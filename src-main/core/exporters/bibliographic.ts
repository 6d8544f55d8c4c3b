import type { ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import { biblatexOf } from '../citation/biblatex.ts';
import { type Citekeys, citekeysFor } from '../citation/citekeys.ts';
import { type Reference, reference } from '../citation/reference.ts';
import { risOf } from '../citation/ris.ts';
import { resolveStyle } from '../citation/styles.ts';
import { documentsOf, type ExportDocument, type ExportItem, issueTitle, placed } from './documents.ts';
import type { ExportedCollection } from './exportedCollection.ts';
import type { ExportInput } from './exportInput.ts';
import { distinctNames } from './fileName.ts';

/*
 * Formats that name the articles of annotations instead of the annotations: every article once, in the
 * order of the export.
 */

type Render = (scope: ExportScope, input: ExportInput, options: ExportOptions) => readonly RenderedFile[];

interface RenderedFile {
  readonly name: string;
  readonly text: string;
}

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
    ? citedInCollection(input.collection)
    : cited(scope, documentsOf(scope, options.per, input.issues), input);
  const citekeys = citekeysFor(
    input.issues.map(({ issue }) => issue),
    input.citekeyPattern,
  );
  const names = distinctNames(
    documents.map(({ title }) => title),
    extension,
  );
  return documents.map((document, index) => ({
    name: names[index] ?? '',
    text: print(referencesOf(document, citekeys), document),
  }));
}

/** What is cited in one file. */
type Cited = Pick<ExportDocument, 'title'> & {
  readonly items: readonly Pick<ExportItem, 'issue' | 'article'>[];
};

/** Everything in a collection is cited, in its order. */
function citedInCollection({ name, members }: ExportedCollection): readonly Cited[] {
  const items = members.flatMap(({ issue, article, annotation }) =>
    issue ? [{ issue, article: article ?? (annotation && placed(annotation, issue).article) }] : [],
  );
  return items.length > 0 ? [{ title: name, items }] : [];
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

/** The articles of a document, each once; passages in no article stand for their issue. */
function referencesOf({ items }: Cited, citekeys: Citekeys): readonly Reference[] {
  const references = new Map<string, Reference>();
  for (const { issue, article } of items) {
    const citekey = citekeys(issue, article);
    if (!references.has(citekey)) references.set(citekey, reference(issue, article, null, citekey));
  }
  return [...references.values()];
}
