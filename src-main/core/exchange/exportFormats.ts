import type { ExportedFile, ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import { documentsOf, type ExportDocument, itemsOfCollection } from '../exporters/documents.ts';
import type { ExportedCollection } from '../exporters/exportedCollection.ts';
import type { ExportInput } from '../exporters/exportInput.ts';
import { distinctNames } from '../exporters/fileName.ts';
import { renderCsv } from './csv.ts';
import type { AnnotatedSources } from './sources.ts';
import { renderCollection } from './webAnnotation.ts';

type Render = (
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
) => readonly Omit<ExportedFile, 'mediaType'>[];

/** Annotations as W3C Web Annotations: one collection a file. */
export const renderJsonLd: Render = (scope, input, options) =>
  renderEach('.jsonld', scope, input, options, (sources) => {
    const kind = options.per === 'library' && !('issueId' in scope) ? 'library' : 'issue';
    return `${JSON.stringify(renderCollection(kind, sources), null, 2)}\n`;
  });

/** Annotations as a table, one row an annotation. */
export const renderTable: Render = (scope, input, options) =>
  renderEach('.csv', scope, input, options, renderCsv);

function renderEach(
  extension: string,
  scope: ExportScope,
  { issues, collection }: ExportInput,
  { per }: ExportOptions,
  print: (sources: readonly AnnotatedSources[]) => string,
) {
  const documents = collection ? documentOfCollection(collection) : documentsOf(scope, per, issues);
  const names = distinctNames(
    documents.map(({ title }) => title),
    extension,
  );
  return documents.map((document, at) => ({ name: names[at] ?? '', text: print(sourcesOf(document)) }));
}

/** The annotations of a collection; one of articles alone has nothing to write here. */
function documentOfCollection(collection: ExportedCollection): readonly ExportDocument[] {
  const items = itemsOfCollection(collection);
  return items.length > 0 ? [{ key: collection.id, title: collection.name, items }] : [];
}

function sourcesOf({ items }: ExportDocument): readonly AnnotatedSources[] {
  const byIssue = Map.groupBy(items, ({ issue }) => issue);
  return [...byIssue].map(([issue, on]) => ({
    issue,
    annotations: on.map(({ annotation }) => annotation),
  }));
}
