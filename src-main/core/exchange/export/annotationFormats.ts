import { linkedPieces } from '#core/kept/links/linkedPieces.ts';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { renderCsv } from '../annotationFiles/csv.ts';
import type { AnnotatedSources } from '../annotationFiles/sources.ts';
import { renderCollection } from '../annotationFiles/webAnnotation.ts';
import { documentsOf } from './documents.ts';
import { itemsOfCollection } from './exportedCollection.ts';
import type { ExportInput } from './exportInput.ts';
import type { ExportItem } from './exportItem.ts';
import { withLinks } from './linksOfFiles.ts';
import { namedFiles } from './namedFiles.ts';

type Render = (
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
) => readonly Omit<ExportedFile, 'mediaType'>[];

/** Annotations, and the links at them, as W3C Web Annotations: one collection a file. */
export const renderJsonLd: Render = (scope, input, { per }) => {
  const kind = per === 'library' && !('issueId' in scope) ? 'library' : 'issue';
  return namedFiles(
    withLinks(annotationDocuments(scope, input, per), scope, per, input),
    '.jsonld',
    ({ title }) => title,
    ({ items, links }) => `${JSON.stringify(renderCollection(kind, sourcesOf(items), links), null, 2)}\n`,
  );
};

/** Annotations as a table, one row an annotation. */
export const renderTable: Render = (scope, input, { per }) => {
  const linked = linkedPieces(input.links ?? []);
  return namedFiles(
    annotationDocuments(scope, input, per),
    '.csv',
    ({ title }) => title,
    ({ items }) => renderCsv(sourcesOf(items), linked),
  );
};

interface AnnotationDocument {
  readonly title: string;
  readonly items: readonly ExportItem[];
}

/** The files of an export; a collection of articles alone has no annotations to write. */
function annotationDocuments(
  scope: ExportScope,
  { issues, collection }: ExportInput,
  per: ExportOptions['per'],
): readonly AnnotationDocument[] {
  if (!collection) return documentsOf(scope, per, issues);
  const items = itemsOfCollection(collection);
  return items.length > 0 ? [{ title: collection.name, items }] : [];
}

function sourcesOf(items: readonly ExportItem[]): readonly AnnotatedSources[] {
  const byIssue = Map.groupBy(items, ({ keptWith }) => keptWith);
  return [...byIssue].map(([issue, on]) => ({
    issue,
    annotations: on.map(({ annotation }) => annotation),
  }));
}
