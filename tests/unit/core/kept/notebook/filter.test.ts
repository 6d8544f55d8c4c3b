import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NotebookItem } from '#core/kept/notebook/entries.ts';
import { filterItems } from '#core/kept/notebook/filter.ts';
import { groupItems, orderItems } from '#core/kept/notebook/order.ts';
import { colours } from '#shared/model/annotation.ts';
import { annotationStates, type NotebookFilters, notebookSorts } from '#shared/model/notebook.ts';

const text = fc.constantFrom('a', 'b', 'c');
const maybeText = fc.option(text);
const date = fc.constantFrom('1926-01-08', '1926-05-14', '2020-01-02');

const items: fc.Arbitrary<readonly NotebookItem[]> = fc
  .array(
    fc.record({
      publication: maybeText,
      date: fc.option(date),
      annotations: fc.array(
        fc.record({
          colour: fc.constantFrom(...colours.slice(0, 3)),
          note: fc.constantFrom('', 'a note'),
          tags: fc.uniqueArray(text),
          created: date,
          modified: date,
          state: fc.constantFrom(...annotationStates),
          made: maybeText,
        }),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 6 },
  )
  .map((issues) =>
    issues.flatMap(({ annotations, ...names }, number) => {
      const issueId = `issue-${number}`;
      return annotations.map(
        ({ state, made, ...content }, index): NotebookItem => ({
          annotation: {
            id: `${issueId}-${index}`,
            issueId,
            target: {
              quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
              position: { type: 'TextPositionSelector', start: index, end: index + 1 },
              shown: 'x',
              headline: null,
            },
            ...content,
          },
          anchor: null,
          hands: { made, changed: made },
          issue: { issueId, ...names, edition: null, issueNumber: null, name: issueId },
          state,
        }),
      );
    }),
  );

const filters: fc.Arbitrary<NotebookFilters> = fc.record(
  {
    publication: fc.constantFrom('', 'a', 'b'),
    from: date,
    to: date,
    tag: text,
    colour: fc.constantFrom(...colours.slice(0, 3)),
    hasNote: fc.boolean(),
    state: fc.constantFrom(...annotationStates),
    hand: text,
  },
  { requiredKeys: [] },
);

const apply = (all: readonly NotebookItem[], wanted: NotebookFilters) =>
  filterItems(
    all,
    wanted,
    ({ target }) => target.shown,
    String,
    ({ hands }) => hands?.made ?? null,
  );

it('a count says how many annotations the list has once that value is chosen', () => {
  fc.assert(
    fc.property(items, filters, (all, wanted) => {
      const { counts } = apply(all, wanted);
      const after = (change: NotebookFilters) => apply(all, { ...wanted, ...change }).matches.length;
      for (const { value, count } of counts.publications) expect(after({ publication: value })).toBe(count);
      for (const { value, count } of counts.tags) expect(after({ tag: value })).toBe(count);
      for (const colour of colours)
        expect(after({ colour })).toBe(counts.colours.find(({ value }) => value === colour)?.count ?? 0);
      for (const state of annotationStates)
        expect(after({ state })).toBe(counts.states.find(({ value }) => value === state)?.count ?? 0);
      for (const { value, count } of counts.hands) expect(after({ hand: value })).toBe(count);
      for (const { value, count } of counts.notes) expect(after({ hasNote: value === 'true' })).toBe(count);
    }),
  );
});

it('an order keeps every annotation, groups stay together, and text order inside an issue', () => {
  const query = fc.record({ sort: fc.constantFrom(...notebookSorts), descending: fc.boolean() });
  fc.assert(
    fc.property(items, query, fc.boolean(), (all, order, grouped) => {
      const ordered = orderItems(all, { ...order, grouped });
      expect(new Set(ordered)).toEqual(new Set(all));
      expect(ordered).toHaveLength(all.length);
      const isByIssue = order.sort === 'date' || order.sort === 'publication';
      if (grouped || isByIssue) expect(groupItems(ordered).flat()).toEqual(ordered);
      if (!isByIssue) return;
      for (const group of groupItems(ordered)) {
        const starts = group.map(({ annotation }) => annotation.target.position.start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }
      const known = ordered.map(({ issue }) => issue[order.sort === 'date' ? 'date' : 'publication']);
      const values = known.filter((value) => value !== null);
      // What has no date or publication stands last.
      expect(known.slice(0, values.length)).toEqual(values);
      const sorted = values.toSorted();
      expect(values).toEqual(order.descending ? sorted.toReversed() : sorted);
    }),
  );
});
