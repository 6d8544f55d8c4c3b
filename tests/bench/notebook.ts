/**
 * `npm run bench -- notebook [annotations] [issues] [hands]`: a library with many annotations of several hands is opened, and its
 * notebook listed, narrowed, ordered and changed. Prints milliseconds: the first time and, of ten, the median.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issue } from '#shared/model/issue.ts';
import type { NotebookFilters, NotebookQuery } from '#shared/model/notebook.ts';
import { issueOf } from '../unit/core/exchange/import/shelf.ts';
import type { OpenedStore } from '../unit/core/kept/annotations/support.ts';
import { everything, openNotebook } from '../unit/core/kept/notebook/support.ts';
import { writeMarks } from './support/marks.ts';

export async function run(args: readonly string[]): Promise<void> {
  const [annotations = 10_000, issueCount = 500, hands = 5] = args.map(Number);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-notebook-'));
  try {
    const issues = Array.from({ length: issueCount }, (_, number) => inventedIssue(number));
    await mkdir(join(folder, '.broadsheet', 'annotations'), { recursive: true });
    for (const issue of issues) await writeMarks(folder, issue, Math.ceil(annotations / issueCount), hands);
    await measure(folder, issues);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, issues: readonly Issue[]): Promise<void> {
  const opened = performance.now();
  const { notebook, store, close } = await openNotebook(folder, { issues });
  const openedIn = performance.now() - opened;
  const readIn = await timeOfReading(store);
  const rows: Record<string, { first: string; again: string }> = {};
  const time = async (what: string, work: () => Promise<unknown>, again = 10) => {
    const times: number[] = [];
    for (let round = 0; round <= again; round++) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    const [first = 0, ...others] = times;
    const median = others.toSorted((a, b) => a - b)[Math.floor(others.length / 2)];
    rows[what] = { first: first.toFixed(1), again: median?.toFixed(1) ?? '' };
  };
  /** Every round asks something new, as nothing that was asked before would be worked out again. */
  let round = 0;
  const list = (query: Partial<NotebookQuery>, filters: NotebookFilters = {}) =>
    notebook.list({ ...everything, ...query, filters: { ...filters, to: dayOf(20_000 + round++) } }, 0, 100);
  await time('open: marks read, places found', () => notebook.list(everything, 0, 100), 0);
  await time('list by date, in groups', () => list({ grouped: true }));
  await time('list by time of change', () => list({ sort: 'modified', descending: true }));
  await time('narrow to a tag', () => list({}, { tag: 'tag-3' }));
  await time('narrow to words', () => list({}, { text: 'pier tuesday' }));
  await time('narrow to Chinese words', () => list({}, { text: '碼頭' }));
  await time('scroll to another page', () => notebook.list(everything, 100 * (round++ % 90), 100));
  await time('choose all', () => notebook.ids(everything, 0, 100_000));
  await time('tags', () => notebook.tags());
  const chosen = (await notebook.ids(everything, 0, 100_000)).map(({ issueId, annotationIds }) => ({
    issueId,
    annotationIds: [...annotationIds],
  }));
  await time(
    'add a tag to all, durably',
    () => notebook.change({ annotations: chosen, addTags: ['all'] }),
    0,
  );
  await time('take it back', () => store.undo(), 0);
  await time('rename a tag, durably', () => notebook.renameTag({ from: 'tag-3', to: 'x', merge: false }), 0);
  await close();
  const { total } = await openedTotal(folder, issues);
  console.log(
    `${total} annotations on ${issues.length} issues, folder listed in ${openedIn.toFixed(0)} ms, files read in ${readIn.toFixed(0)} ms, load ${loadavg()[0]?.toFixed(1)}; milliseconds`,
  );
  console.table(rows);
}

async function openedTotal(folder: string, issues: readonly Issue[]): Promise<{ readonly total: number }> {
  const { notebook, close } = await openNotebook(folder, { issues });
  try {
    return await notebook.list(everything, 0, 1);
  } finally {
    await close();
  }
}

const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

function inventedIssue(number: number): Issue {
  const names = `${number % 3 === 0 ? '日报' : 'Courier'}|${dayOf(number * 7)}||${number}`;
  const lines = Array.from({ length: 40 }, (_, line) =>
    number % 3 === 0
      ? `码头${line} 镇上的老码头要修了，工程师沿着河岸走了${line}遍，把塌掉的石阶一级一级记在本子上。`
      : `Pier${line} The harbour board met on Tuesday to hear the engineer upon the ${line}th pier of the county.`,
  );
  return issueOf(`issue-${number}`, names, ...lines);
}

/** Reads everything that all hands made, as on opening; the places in the texts are looked for later. */
async function timeOfReading(store: OpenedStore): Promise<number> {
  const start = performance.now();
  for (const issueId of store.issueIds) await store.stored(issueId);
  return performance.now() - start;
}
