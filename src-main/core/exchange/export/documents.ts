import { byPlace } from '#shared/anchoring/index.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { ExportGrouping } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import { dateText } from '../citation/reference.ts';
import type { AnnotatedIssue } from './exportInput.ts';
import { type ExportItem, placed } from './exportItem.ts';

/** What one file of an export is about. */
export interface ExportDocument {
  /** The same for every export of the same thing; see `markdown/fences.ts`. */
  readonly key: string;
  readonly title: string;
  /** What its file is named after, where that is not its title. */
  readonly fileTitle?: string;
  /** In the order of the export; never empty. */
  readonly items: readonly ExportItem[];
}

/**
 * Parts what the scope names into files. Items are in the order of the issues and of their text, those
 * without a place last in their issue; an annotation with several tags is in the file of each.
 */
export function documentsOf(
  scope: ExportScope,
  per: ExportGrouping,
  issues: readonly AnnotatedIssue[],
): readonly ExportDocument[] {
  const items = issues.flatMap((annotated) => itemsOf(scope, annotated));
  const groups = new Map<string, Group>();
  for (const item of items) {
    const parts = per === 'annotation' ? [noteFile(item)] : groupsOf(item, scope, per);
    for (const { key, title, ...named } of parts) {
      const group = groups.get(key) ?? { title: title ?? '', ...named, items: [] };
      group.items.push(item);
      groups.set(key, group);
    }
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

interface Group {
  readonly title: string;
  readonly fileTitle?: string;
  readonly items: ExportItem[];
}

/** The annotations of the scope in text order, orphans last in the order they were made. */
function itemsOf(scope: ExportScope, { issue, annotations }: AnnotatedIssue): readonly ExportItem[] {
  if ('issueId' in scope && scope.issueId !== issue.id) return [];
  const items = annotations.map((anchored) => placed(anchored, issue));
  const inOrder = items.toSorted((a, b) => {
    if (a.anchor && b.anchor) return byPlace(a, b);
    if (a.anchor || b.anchor) return a.anchor ? -1 : 1;
    return a.annotation.created < b.annotation.created ? -1 : 1;
  });
  switch (scope.kind) {
    case 'article':
      return inOrder.filter((item) => item.article?.id === scope.articleId);
    case 'annotations': {
      const wanted = new Set(scope.annotationIds);
      return inOrder.filter((item) => wanted.has(item.annotation.id));
    }
    case 'selection': {
      const chosen = scope.annotations.filter(({ issueId }) => issueId === issue.id);
      const wanted = new Set(chosen.flatMap(({ annotationIds }) => annotationIds));
      return inOrder.filter((item) => wanted.has(item.annotation.id));
    }
    case 'tag':
      return inOrder.filter((item) => item.annotation.tags.includes(scope.tag));
    default:
      return inOrder;
  }
}

/** The tags of all items, each once, in their order. */
export const tagsOf = (documents: readonly ExportDocument[]): readonly string[] => [
  ...new Set(documents.flatMap(({ items }) => items.flatMap(({ annotation }) => annotation.tags))),
];

/** A piece of a file's key and title. */
interface NamePart {
  readonly key: string;
  readonly title: string | null;
  readonly fileTitle?: string;
}

/** So many characters of a passage name its file. */
const mostOfPassage = 40;

/**
 * The file of one annotation, the same whatever else is exported. Its id is in the name, so that the name
 * does not depend on how many others are on the same words.
 */
function noteFile({ issue, annotation }: ExportItem): NamePart {
  const words = [...annotation.target.shown.replace(/\s+/gu, ' ').trim()];
  const passage = words.slice(0, mostOfPassage).join('') + (words.length > mostOfPassage ? '…' : '');
  const title = [issueTitle(issue), passage || annotation.target.headline].filter((part) => part).join(' ');
  return { key: `${issue.id}/note/${annotation.id}`, title, fileTitle: `${title} ${annotation.id}` };
}

/** The files that an item belongs to. A part of an issue is a file of its own, beside the whole issue's. */
function groupsOf(item: ExportItem, scope: ExportScope, per: ExportGrouping): readonly NamePart[] {
  const { issue } = item;
  const within = 'issueId' in scope || per === 'issue' || per === 'article';
  const narrowing = narrowingOf(scope, per, issue);
  const whole: NamePart | null = within
    ? { key: issue.id, title: issueTitle(issue) }
    : per === 'library'
      ? { key: 'all', title: narrowing ? null : labelsOf(issue).all }
      : null;
  return partsOf(item, scope, per).map((part) => {
    const pieces = [whole, part, narrowing].filter((piece) => piece !== null);
    return {
      key: pieces.map(({ key }) => key).join('/'),
      title: pieces.flatMap(({ title }) => title || []).join(' '),
    };
  });
}

/** The parts that an item's issue, or the library, is divided into; null for the undivided whole. */
function partsOf(
  { issue, article, annotation }: ExportItem,
  scope: ExportScope,
  per: ExportGrouping,
): readonly (NamePart | null)[] {
  if (per === 'article') {
    // What is in no article must not pass for the file of the whole issue.
    if (!article) return [{ key: 'elsewhere', title: labelsOf(issue).elsewhere }];
    return [{ key: article.id, title: article.headline?.text ?? null }];
  }
  if (per !== 'tag') return [null];
  const tags = scope.kind === 'tag' ? [scope.tag] : annotation.tags;
  if (tags.length === 0) return [{ key: 'untagged', title: labelsOf(issue).untagged }];
  return tags.map((tag) => ({ key: `tag/${tag}`, title: tag }));
}

/** What a file holds less than all of, beyond how it is divided. */
function narrowingOf(scope: ExportScope, per: ExportGrouping, issue: Issue): NamePart | null {
  switch (scope.kind) {
    case 'annotations':
    case 'selection':
      return { key: 'selection', title: labelsOf(issue).selection };
    case 'tag':
      return per === 'tag' ? null : { key: `tag/${scope.tag}`, title: scope.tag };
    case 'article': {
      const article = issue.articles.find(({ id }) => id === scope.articleId);
      return per === 'article' ? null : { key: scope.articleId, title: article?.headline?.text ?? null };
    }
    default:
      return null;
  }
}

/** Publication, date and edition as far as they are known; of an issue that says none of them, the name of its file. */
export function issueTitle(issue: Issue): string {
  const known = [issue.publication, dateText(issue), issue.edition].filter((part) => part);
  return known.join(' ') || fileTitle(issue.source.path) || issue.id;
}

/** `1936/scan-12.pdf` → `scan-12` */
const fileTitle = (path: string) => (path.split('/').at(-1) ?? '').replace(/(?<=.)\.[^.]*$/u, '');

/** The few words of ours in a file, in the language of the paper. */
export function labelsOf(issue: Issue) {
  return /^zh\b/iu.test(issue.language) ? chinese : english;
}

const chinese = {
  orphans: '失位批注',
  elsewhere: '其他',
  selection: '选摘',
  untagged: '无标签',
  bibliography: '参考文献',
  all: '批注汇编',
  links: '关联',
};
const english = {
  orphans: 'Passages not found',
  elsewhere: 'elsewhere',
  selection: 'selection',
  untagged: 'Untagged',
  bibliography: 'References',
  all: 'Annotations',
  links: 'Links',
};
