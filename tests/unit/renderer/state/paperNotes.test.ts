import { describe, expect, it } from 'vitest';
import type { NotebookEntry } from '#shared/model/notebook.ts';
import { groupPublications } from '../../../../src-renderer/state/library/publications.ts';
import { notesOnPaper, pageOfPaper } from '../../../../src-renderer/state/paperNotes.ts';
import { summary } from '../support.ts';

const entry = (issueId: string, publication: string | null, state: NotebookEntry['state'] = 'placed') =>
  ({
    annotation: { id: `on ${issueId}` },
    anchor: null,
    issue: { issueId, publication, date: null, edition: null, issueNumber: null, name: issueId },
    state,
    groupSize: null,
  }) as unknown as NotebookEntry;

const idsOf = (entries: readonly NotebookEntry[]) => entries.map(({ annotation }) => annotation.id);

describe('notes on a paper', () => {
  const [paper] = groupPublications([
    summary({ id: 'a', publication: 'The Courier', date: '1926-01-08' }),
    summary({ id: 'b', publication: 'Courier', date: '1926-01-15' }),
  ]);
  if (!paper) throw new Error('There is a paper.');

  it('are those of its issues, whatever these were called, and of no other', () => {
    const all = [entry('a', 'The Courier'), entry('b', 'The Old Name'), entry('c', 'The Courier')];
    expect(idsOf(notesOnPaper(paper, all))).toEqual(['on a', 'on b']);
  });

  it('stay where their issue has left the library, by the name that it had', () => {
    const all = [entry('gone', 'COURIER', 'waiting'), entry('lost', 'Gazette', 'waiting')];
    expect(idsOf(notesOnPaper(paper, all))).toEqual(['on gone']);
  });

  it('are not written where no paper is known', () => {
    const [nameless] = groupPublications([summary({ id: 'x', publication: null })]);
    expect(nameless && pageOfPaper(nameless)).toBeNull();
    expect(pageOfPaper(paper)).toMatchObject({ name: 'shelf' });
  });
});
