import { expect, it } from 'vitest';
import { withMakers } from '#core/exchange/export/makers.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Hand } from '#shared/model/hand.ts';
import { annotationOf } from './support.ts';

const mark = (made: string | null, creator?: string): AnchoredAnnotation => ({
  annotation: annotationOf(creator === undefined ? {} : { creator }),
  anchor: null,
  hands: { made, changed: made },
});
const hand = (id: string, name: string, isNamed: boolean): Hand => ({
  id,
  devices: [id],
  name,
  isNamed,
  lastSeen: '2026-01-01T00:00:00.000Z',
  isOwn: false,
});
const creators = (marks: readonly AnchoredAnnotation[], hands: readonly Hand[]) =>
  withMakers(marks, { list: () => hands }).map(({ annotation }) => annotation.creator);

it('what leaves the library says who made it, and what came from elsewhere keeps its own creator', () => {
  const hands = [hand('one', 'Ann', true), hand('two', 'ben (laptop)', false)];
  const marks = [mark('one'), mark('two'), mark('one', 'Zoe'), mark(null), mark('unheard')];
  expect(creators(marks, hands)).toEqual(['Ann', 'ben (laptop)', 'Zoe', undefined, undefined]);
});

it('who works alone is named by a name they gave, never by their computer account', () => {
  expect(creators([mark('one')], [hand('one', 'Ann', true)])).toEqual(['Ann']);
  expect(creators([mark('one')], [hand('one', 'ann (laptop)', false)])).toEqual([undefined]);
});
