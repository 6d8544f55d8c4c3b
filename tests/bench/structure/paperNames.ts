import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { openLibrary } from '#core/archive/library/library.ts';
import { parserVersion } from '#core/archive/parse/parse.ts';
import { startReadingWorker } from '#core/archive/reading/client.ts';
import type { IssueSummary } from '#shared/model/library.ts';
import { groupPapers, type Paper } from '#shared/papers/paperNames.ts';
import { proposeNames } from '#shared/papers/paperProposals.ts';
import { programFiles } from '../../programFiles.ts';
import { openBeside } from '../../unit/core/kept/records/openRecords.ts';
import type { Row } from './rows.ts';
import { isTruth } from './samples.ts';

/** All issues of a folder, read as one library from a copy. */
async function openAsOne(folder: string): Promise<readonly IssueSummary[]> {
  const place = await mkdtemp(join(tmpdir(), 'broadsheet-names-'));
  const root = join(place, 'library');
  try {
    await cp(folder, root, { recursive: true, filter: (source) => !isTruth(relative(folder, source)) });
    const parser = startReadingWorker(programFiles.readingWorker);
    const library = await openLibrary({
      path: root,
      cacheFolder: join(place, 'cache'),
      parse: parser.parse,
      parserVersion,
      ...(await openBeside(root)),
      clock: () => new Date(),
      watch: false,
    });
    library.start();
    await library.whenRead();
    const issues = library.summaries();
    await library.close();
    await parser.close();
    return issues;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

type Called = Paper<IssueSummary>;

/** A paper that its own issues, a file's name or its record number call so, and not only a folder. */
const hasOwnName = ({ title, issues }: Called): boolean =>
  title !== null && issues.some(({ namedBy }) => namedBy !== null && namedBy !== 'folder');

/** Readings of names, so that whoever looks at them sees at once which are none. */
const shown = ({ title, issues }: Called): string =>
  `${title ?? '(none)'} – ${issues.length}, ${issues[0]?.namedBy ?? 'nothing'}: ${issues[0]?.path}`;

/**
 * Papers of all samples, opened as one library, that carry a name of their own; each file that no paper is known for
 * counts as one. Names that read like noise count against them; what the shelf proposes is printed below.
 */
export async function rows(folder: string): Promise<readonly Row[]> {
  const issues = await openAsOne(folder);
  const papers = groupPapers(issues);
  const named = papers.filter(({ title }) => title !== null);
  const unnamed = papers.flatMap((paper) => (paper.title === null ? paper.issues : []));
  const own = named.filter(hasOwnName);
  const doubtful = own.filter(({ issues: all }) => all.every(({ isNameDoubtful }) => isNameDoubtful));
  const proposals = proposeNames(issues);
  const suggested = proposals.filter(({ suggestions }) => suggestions.length > 0);
  const missing = [
    ...named.filter((paper) => !hasOwnName(paper)).map(shown),
    ...unnamed.map(({ path }) => path),
  ];
  const set = 'all samples as one library';
  return [
    {
      set,
      measure: 'papers with a name of their own, of those that have any',
      value: named.length === 0 ? null : own.length / named.length,
      reach: 0.95,
      worst: missing,
    },
    {
      set,
      measure: 'own names that read like noise',
      value: own.length === 0 ? null : doubtful.length / own.length,
      reach: 0,
      worst: [...doubtful.map(shown), ...own.map((paper) => `(as read) ${shown(paper)}`)],
      atMost: true,
    },
    {
      set,
      measure: 'proposals that suggest a name',
      value: proposals.length === 0 ? 1 : suggested.length / proposals.length,
      reach: 0.5,
      worst: proposals.map(
        ({ reason, names, suggestions, isSure, issues: all }) =>
          `${isSure ? 'sure, ' : ''}${reason}, ${all.length}: ${names.join(' | ') || '(none)'} → ${suggestions.join(' | ') || '?'} (${all[0]?.path})`,
      ),
    },
  ];
}
