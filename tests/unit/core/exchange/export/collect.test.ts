import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectForExport } from '#core/exchange/export/collect.ts';
import { issueShelf, madeUpIssue, pier } from '../../kept/annotations/support.ts';
import { openShelf } from '../../kept/collections/support.ts';

let shelf: Awaited<ReturnType<typeof openShelf>>;

beforeEach(async () => {
  shelf = await openShelf();
});
afterEach(() => shelf.close());

it('gives an issue once that a selection names twice', async () => {
  const one = await shelf.mark('northern pier');
  const two = await shelf.mark('harbour');
  const annotations = [
    { issueId: 'issue', annotationIds: [one.annotationId] },
    { issueId: 'issue', annotationIds: [two.annotationId] },
  ];
  const library = { getIssue: issueShelf([madeUpIssue('issue', pier)]).load };
  const hands = { list: () => [] };
  const collected = await collectForExport(
    { kind: 'selection', annotations },
    library,
    shelf.annotations,
    hands,
  );
  expect(collected.map(({ issue }) => issue.id)).toEqual(['issue']);
  expect(collected[0]?.annotations).toHaveLength(2);
});
