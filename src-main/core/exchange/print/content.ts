import type { Notebook } from '#core/kept/notebook/notebook.ts';
import { readPassage } from '#shared/anchoring/index.ts';
import type { PrintContent, PrintedPart, PrintedPlace, PrintScope } from '#shared/contract/calls/print.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { NotebookEntry, NotebookQuery } from '#shared/model/notebook.ts';
import type { Settings } from '#shared/model/settings.ts';
import { allArticleFlows } from '#shared/text/flow.ts';
import { type Reference, reference } from '../citation/reference.ts';
import { resolveStyle } from '../citation/styles.ts';
import { issueForExport } from '../export/collect.ts';
import { contentForExport, type ExportedLibrary } from '../export/collection.ts';
import { documentsOf } from '../export/documents.ts';
import { type ExportItem, placed } from '../export/exportItem.ts';
import { withMakers } from '../export/makers.ts';
import type { Renderer } from '../export/renderExport.ts';
import { printedArticle, printedPlace } from './article.ts';
import { printedIssue, printedPassage, printedQuote } from './issue.ts';

/** So many annotations of a notebook go into one print; more paper than a person carries. */
export const mostPrinted = 2000;
/** Annotations that are asked for at once. */
const stretch = 200;

/** What is printed of an open library. */
export interface PrintedLibrary extends ExportedLibrary {
  readonly notebook: Pick<Notebook, 'list'>;
}

interface Cited {
  readonly issue: Issue;
  readonly article: Article | null;
  readonly page: number | null;
}

interface Gathered extends Omit<PrintContent, 'references'> {
  readonly cited: readonly Cited[];
}

/**
 * Everything that a print is set from; citations are printed in the style of the settings. Throws `issueNotFound`,
 * `articleNotFound` and `collectionNotFound`.
 */
export async function printContent(
  scope: PrintScope,
  library: PrintedLibrary,
  cite: Renderer['cite'],
  style: Settings['citationStyle'],
): Promise<PrintContent> {
  const { cited, ...content } = await gather(scope, library);
  const byKey = new Map<string, Reference>();
  const languages = new Map<string, string>();
  for (const { issue, article, page } of cited) {
    const made = reference(issue, article, page, issue.id);
    const key = JSON.stringify(made);
    byKey.set(key, made);
    languages.set(key, issue.language);
  }
  const references: string[] = [];
  for (const [key, made] of byKey) {
    const line = await cite(made, resolveStyle(style, languages.get(key) ?? 'und'));
    if (line !== '' && !references.includes(line)) references.push(line);
  }
  return { ...content, references };
}

async function gather(scope: PrintScope, library: PrintedLibrary): Promise<Gathered> {
  switch (scope.kind) {
    case 'issue':
    case 'article':
    case 'passage':
      return await gatherFromIssue(scope, library);
    case 'collection':
      return await gatherCollection(scope.collectionId, library);
    case 'selection': {
      const { issues } = await contentForExport(scope, library);
      return ofItems(documentsOf(scope, 'library', issues).flatMap(({ items }) => items));
    }
    default:
      return await gatherNotebook(scope.query, library);
  }
}

async function gatherFromIssue(
  scope: Extract<PrintScope, { issueId: string }>,
  { library, annotations, hands }: PrintedLibrary,
): Promise<Gathered> {
  const issue = await library.getIssue(scope.issueId);
  const marks = withMakers(await annotations.list(issue.id), hands);
  const whole = { remark: '', left: 0 };
  if (scope.kind === 'issue') {
    const place = printedPlace(issue, null);
    const cited = [{ issue, article: null, page: null }];
    return { ...whole, title: null, place, parts: printedIssue(issue, marks), cited };
  }
  if (scope.kind === 'article') {
    const article = issue.articles.find(({ id }) => id === scope.articleId);
    if (!article) throw new BroadsheetError('articleNotFound', 'The article is not in this issue any more.');
    return {
      ...whole,
      title: titleOf(article),
      place: printedPlace(issue, article.page),
      parts: [printedArticle(issue, article, marks)],
      cited: [{ issue, article, page: article.page }],
    };
  }
  const { article: first, parts } = readPassage(issue, scope);
  const shown = new Set(parts.map(({ flow }) => flow));
  const met = issue.articles.filter((article) => allArticleFlows(article).some((flow) => shown.has(flow)));
  const page =
    issue.pages.find(({ start, end }) => start <= scope.start && scope.start < end)?.number ?? null;
  return {
    ...whole,
    title: first && titleOf(first),
    place: printedPlace(issue, page ?? first?.page ?? null),
    parts: printedPassage(issue, marks, scope, met),
    cited: met.map((article) => ({ issue, article, page: met.length === 1 ? page : article.page })),
  };
}

const titleOf = ({ headline }: Article): string | null => headline?.text.trim() || null;

async function gatherCollection(collectionId: string, library: PrintedLibrary): Promise<Gathered> {
  const { collection } = await contentForExport({ kind: 'collection', collectionId }, library);
  const parts: PrintedPart[] = [];
  const cited: Cited[] = [];
  for (const { issue, article, item, note } of collection?.members ?? []) {
    if (!issue) continue;
    if (item) parts.push(printedQuote(item, note));
    else if (article) {
      const marks = withMakers(await library.annotations.list(issue.id), library.hands);
      parts.push({ ...printedArticle(issue, article, marks), remark: note });
    }
    cited.push({ issue, article, page: item?.page ?? article?.page ?? null });
  }
  return {
    title: collection?.name ?? null,
    remark: collection?.note ?? '',
    place: commonPlace(parts),
    parts,
    cited,
    left: 0,
  };
}

async function gatherNotebook(query: NotebookQuery, library: PrintedLibrary): Promise<Gathered> {
  const entries: NotebookEntry[] = [];
  let total = 0;
  for (let offset = 0; offset < mostPrinted; offset += stretch) {
    const page = await library.notebook.list(query, offset, stretch);
    total = page.total;
    entries.push(...page.entries);
    if (page.entries.length < stretch) break;
  }
  const issues = new Map<string, Issue>();
  const items: ExportItem[] = [];
  for (const entry of withMakers(entries, library.hands)) {
    const { issueId } = entry.annotation;
    const issue =
      issues.get(issueId) ?? (await issueForExport(issueId, library.library, library.annotations));
    issues.set(issueId, issue);
    items.push(placed(entry, issue));
  }
  return { ...ofItems(items), left: Math.max(0, total - entries.length) };
}

function ofItems(items: readonly ExportItem[]): Gathered {
  const parts = items.map((item) => printedQuote(item));
  return { title: null, remark: '', place: commonPlace(parts), parts, cited: items, left: 0 };
}

/** The issue that all parts were printed in; null where there are several. */
function commonPlace(parts: readonly PrintedPart[]): PrintedPlace | null {
  const places = parts.flatMap((part) => (part.kind === 'page' ? [] : [part.place]));
  const [first] = places;
  if (!first) return null;
  const isSame = ({ publication, date, edition }: PrintedPlace) =>
    publication === first.publication && date === first.date && edition === first.edition;
  if (!places.every(isSame)) return null;
  return places.every(({ page }) => page === first.page) ? first : { ...first, page: null };
}
