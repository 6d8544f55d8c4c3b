import { anchoredSources } from './anchoredSources.ts';
import { articleSources } from './articleName.ts';
import type { FileKind } from './fileKind.ts';
import { metsSources } from './metsSources.ts';
import { pageName, stemOf } from './pageName.ts';
import { compareNames, folderOf } from './paths.ts';
import { addPictures, pictureSources } from './pictureSources.ts';
import { groupBy, type KnownFile, type Left, pageKinds, type SourceFiles, take } from './sourceFiles.ts';

/**
 * Which files belong together. What a METS names is its own; a DIDL or a manifest has the pages and
 * companions that lie with it; pages without either are put together by their folder and name; the rest
 * stands alone. Pictures go with the text that they lie with, or are an issue by themselves. Files that are only
 * companions, and of nobody, are in no source.
 */
export function groupSources(files: readonly KnownFile[]): readonly SourceFiles[] {
  const sorted = files.toSorted((a, b) => compareNames(a.path, b.path));
  const left = new Map(sorted.map((file) => [file.path, file]));
  const groups = [
    ...metsSources(sorted, left),
    ...anchoredSources(sorted, left),
    ...pageSources(left),
    ...articleFolders(left),
    ...articleSources(left),
    ...textPages(left),
  ];
  for (const file of sorted) {
    if (!left.has(file.path) || !standsAlone.has(file.kind)) continue;
    groups.push({ path: file.path, files: [file.path] });
    left.delete(file.path);
  }
  const pictured = [...addPictures(groups, left), ...pictureSources(groups, left)];
  return pictured.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const standsAlone: ReadonlySet<FileKind> = new Set([
  'text',
  'table',
  'pdf',
  'archive',
  'html',
  'document',
  'mets',
  'didl',
  'manifest',
  'unknown',
]);

/** Pages in one folder whose names differ in the page number only; metadata and texts of the same names go along. */
function pageSources(left: Left): SourceFiles[] {
  const pages = [...left.values()].filter(({ kind }) => pageKinds.has(kind));
  const groups: SourceFiles[] = [];
  const everything = groupBy([...left.values()], ({ path }) => folderOf(path));
  for (const [folder, inFolder] of groupBy(pages, ({ path }) => folderOf(path))) {
    const stemsInFolder = new Set(inFolder.map(({ path, kind }) => `${kind}\0${stemOf(path)}`));
    const issueOf = ({ path, kind }: KnownFile): string => {
      const { issue, page } = pageName(path);
      const whole = issue.replace(/[\s_.-]+$/u, '');
      // `0007_2` beside `0007` is another piece of that page.
      const isPiece = page !== null && whole !== issue && stemsInFolder.has(`${kind}\0${whole}`);
      return isPiece ? pageName(whole).issue : issue;
    };
    const byKind = groupBy(inFolder, (file) => `${file.kind}\0${issueOf(file)}`);
    const beside = everything.get(folder) ?? [];
    for (const own of byKind.values()) {
      const first = own[0];
      if (!first) continue;
      const isOnly = byKind.size === 1;
      const stems = new Set(own.map(({ path }) => stemOf(path)));
      const { issue } = pageName(first.path);
      const companions = beside.filter(({ path, kind }) => {
        if (kind === 'companion') return isOnly || (issue !== '' && stemOf(path).startsWith(issue));
        // The text of one page is no other issue; the text of a whole issue is another source of it.
        return kind === 'text' && stems.has(stemOf(path)) && (own.length > 1 || first.kind === 'hocr');
      });
      const files = [...own, ...companions].map(({ path }) => path);
      const path = own.length > 1 && isOnly && folder !== '' ? folder : first.path;
      groups.push(take(left, path, [...own.map((file) => file.path), ...files]));
    }
  }
  return groups;
}

/** Saved article pages in a folder of one day are that day's issue. */
function articleFolders(left: Left): SourceFiles[] {
  const pages = [...left.values()].filter(({ kind }) => kind === 'html');
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(pages, ({ path }) => folderOf(path))) {
    if (inFolder.length < 2 || !namesDay(folder)) continue;
    const stems = new Set(inFolder.map(({ path }) => stemOf(path)));
    const texts = [...left.values()].filter(
      ({ path, kind }) => kind === 'text' && folderOf(path) === folder && stems.has(stemOf(path)),
    );
    groups.push(
      take(
        left,
        folder,
        [...inFolder, ...texts].map(({ path }) => path),
      ),
    );
  }
  return groups;
}

/** Texts whose names say that they are pages: `…-p2.txt`, `第02版.txt`, or bare numbers in a folder of one day. */
function textPages(left: Left): SourceFiles[] {
  const texts = [...left.values()].filter(({ kind }) => kind === 'text');
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(texts, ({ path }) => folderOf(path))) {
    const pages = inFolder.filter(({ path }) => {
      const { issue, page, isExplicit } = pageName(path);
      return page !== null && (isExplicit || (issue === '' && page.length <= 3 && namesDay(folder)));
    });
    const byIssue = groupBy(pages, ({ path }) => pageName(path).issue);
    for (const own of byIssue.values()) {
      const first = own[0];
      if (!first || own.length < 2) continue;
      const isWhole = own.length === inFolder.length && folder !== '';
      groups.push(
        take(
          left,
          isWhole ? folder : first.path,
          own.map(({ path }) => path),
        ),
      );
    }
  }
  return groups;
}

/** Whether a folder's path ends in a full date: `1998-01-01`, `1998/01/01`, `19980101`. */
const namesDay = (folder: string): boolean =>
  /(?<!\d)(?:1[5-9]|20)\d{2}[-_./年]?\d{1,2}[-_./月]?\d{1,2}日?$/u.test(folder);
