import { expect, it } from 'vitest';
import { proposeNames } from '#shared/papers/paperProposals.ts';
import { papersToName } from '../../../../src-renderer/state/library/proposals.ts';
import { summary } from '../support.ts';

const alike = proposeNames([
  summary({ id: 'a', publication: 'Salt Bay Chronicle' }),
  summary({ id: 'b', publication: 'Salt Bay Chronicle' }),
  summary({ id: 'c', publication: 'Salt Bay Chronicie' }),
]);
const unnamed = proposeNames([summary({ id: 'd', publication: null, namedBy: null })]);
const key = alike[0]?.key ?? '';

it('names all that a name is known for, and leaves the rest', () => {
  expect(papersToName([...alike, ...unnamed], {})).toEqual([
    { issueIds: ['a', 'b', 'c'], title: 'Salt Bay Chronicle' },
  ]);
});

it('leaves out what a person does not want, and names what they typed', () => {
  const choices = { [key]: { isTaken: false }, [unnamed[0]?.key ?? '']: { title: ' Port Ann Herald ' } };
  expect(papersToName([...alike, ...unnamed], choices)).toEqual([
    { issueIds: ['d'], title: 'Port Ann Herald' },
  ]);
});

it('keeps papers apart that only look alike', () => {
  expect(papersToName(alike, { [key]: { isApart: true } })).toEqual([
    { issueIds: ['a', 'b'], title: 'Salt Bay Chronicle' },
    { issueIds: ['c'], title: 'Salt Bay Chronicie' },
  ]);
});
