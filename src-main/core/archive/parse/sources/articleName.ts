import { stemOf } from './pageName.ts';
import { folderOf } from './paths.ts';
import { groupBy, type Left, type SourceFiles, take } from './sourceFiles.ts';

const markdown = /\.(?:md|markdown)$/iu;
/** A full date, then words: `1946-05-15_题`, `19460515 The ferry`. */
const datedTitle =
  /^(?<year>1[5-9]\d{2}|20\d{2})(?<mark>[-_.年]?)(?<month>\d{1,2})[-_.月]?(?<day>\d{1,2})日?[\s_.-]+(?<title>.*\p{L}.*)$/u;

/** Day and title in the name of a Markdown file that holds one article; null where the name is no such. */
export function articleName(path: string): { readonly day: string; readonly title: string } | null {
  if (!markdown.test(path)) return null;
  const { year = '', mark, month = '', day = '', title = '' } = datedTitle.exec(stemOf(path))?.groups ?? {};
  if (title === '' || (mark === '' && (month.length < 2 || day.length < 2))) return null;
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, title };
}

/**
 * Markdown files of one article each, in one folder and of one day, are that day's issue. Where the words in the
 * names come again on other days they name papers, not articles.
 */
export function articleSources(left: Left): SourceFiles[] {
  const named = [...left.values()].flatMap(({ path, kind }) => {
    const name = kind === 'text' ? articleName(path) : null;
    return name ? [{ path, ...name }] : [];
  });
  if (named.length === 0) return [];
  const filesIn = groupBy([...left.values()], ({ path }) => folderOf(path));
  const groups: SourceFiles[] = [];
  for (const [folder, inFolder] of groupBy(named, ({ path }) => folderOf(path))) {
    const titles = groupBy(inFolder, ({ title }) => title);
    const again = [...titles.values()].filter((own) => own.length > 1).length;
    if (again * 2 > titles.size) continue;
    const days = groupBy(inFolder, ({ day }) => day);
    for (const own of days.values()) {
      const [first] = own;
      if (!first || own.length < 2) continue;
      const isWhole = days.size === 1 && folder !== '' && filesIn.get(folder)?.length === own.length;
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
