import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { createPageSheets } from '../../../../../src-renderer/state/library/pageSheets.ts';
import { connect } from '../../support.ts';

function sheetsWith(answer: () => never[]) {
  const asked: string[] = [];
  const { peer } = connect({
    'facsimile.pages': ({ issueId }) => {
      asked.push(issueId);
      return answer();
    },
  });
  return { asked, sheets: createPageSheets(peer) };
}

describe('pages to cut from', () => {
  it('are asked for once, however many notes are on them, until they are forgotten', async () => {
    const { asked, sheets } = sheetsWith(() => []);
    await Promise.all([sheets.of('a'), sheets.of('a'), sheets.of('b')]);
    expect(asked).toEqual(['a', 'b']);
    sheets.forget('a');
    await Promise.all([sheets.of('a'), sheets.of('b')]);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('are asked for again after they could not be had', async () => {
    let isThere = false;
    const { asked, sheets } = sheetsWith(() => {
      if (!isThere) throw new BroadsheetError('issueNotFound', 'It is gone.');
      return [];
    });
    expect(await sheets.of('a')).toEqual([]);
    isThere = true;
    await sheets.of('a');
    expect(asked).toEqual(['a', 'a']);
  });
});
