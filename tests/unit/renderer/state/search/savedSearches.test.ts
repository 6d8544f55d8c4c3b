import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { createSavedSearches } from '../../../../../src-renderer/state/search/savedSearches.ts';
import { connect } from '../../support.ts';

/** Saved searches over a host that answers `search.remember` so, with what was reported. */
function searchesOver(remember: () => readonly string[]) {
  const reported: unknown[] = [];
  const { peer } = connect({ 'search.remember': async () => [...remember()] });
  return { searches: createSavedSearches(peer, (error) => reported.push(error)), reported };
}

const failing = (code: 'notOnThisHost' | 'diskFull') => () => {
  throw new BroadsheetError(code, 'The search was not remembered.');
};

describe('the searches of the past', () => {
  it('show the one that was remembered', async () => {
    const { searches, reported } = searchesOver(() => ['harrow', 'bridge']);
    await searches.remember('harrow');
    expect(searches.store.getState().history).toEqual(['harrow', 'bridge']);
    expect(reported).toEqual([]);
  });

  it('are not kept by a device that may only read, which is nothing to report', async () => {
    const { searches, reported } = searchesOver(failing('notOnThisHost'));
    await searches.remember('harrow');
    expect(searches.store.getState().history).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('say so where one cannot be kept', async () => {
    const { searches, reported } = searchesOver(failing('diskFull'));
    await searches.remember('harrow');
    expect(reported).toEqual([expect.objectContaining({ code: 'diskFull' })]);
  });
});
