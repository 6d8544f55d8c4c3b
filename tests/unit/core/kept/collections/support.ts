import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClipper } from '#core/kept/clippings/clipper.ts';
import type { Issue } from '#shared/model/issue.ts';
import { issueShelf, madeUpIssue, openStore, pier, steppingClock } from '../annotations/support.ts';

/** A library folder with an issue, its marks, and what collections and links are opened with. */
export async function openShelf(issues: readonly Issue[] = [madeUpIssue('issue', pier)]) {
  const libraryPath = await mkdtemp(join(tmpdir(), 'broadsheet-collections-'));
  const { shelf, load } = issueShelf(issues);
  const clock = steppingClock().now;
  const annotations = await openStore(libraryPath, { load, clock });
  const clipper = createClipper({ library: { summary: () => null, getIssue: load }, annotations });
  const { records } = annotations;
  let count = 0;
  return {
    libraryPath,
    shelf,
    annotations,
    clipper,
    clock,
    records,
    undo: () => records.step('undo'),
    redo: () => records.step('redo'),
    randomId: () => `collection-${++count}`,
    /** Marks the first occurrence of some words. */
    async mark(words: string, issueId = 'issue', note = '') {
      const { text } = await load(issueId);
      const start = [...text.slice(0, text.indexOf(words))].length;
      const end = start + [...words].length;
      const made = await annotations.create({ issueId, start, end, colour: 'red', note, tags: [] });
      return { kind: 'annotation', issueId, annotationId: made.annotation.id } as const;
    },
    async close() {
      await annotations.close();
      await rm(libraryPath, { recursive: true, force: true });
    },
  };
}
