import { describe, expect, it } from 'vitest';
import { Ledger, type Mark } from './ledger.ts';

const shown = (marks: Readonly<Record<string, Mark>>) => new Map(Object.entries(marks));
const first = { note: 'first', tags: 'first' };

/** One mark that one hand made and both hands see. */
function seenByBoth() {
  const ledger = new Ledger();
  ledger.begin('ann', 'm', { writes: first }).acknowledge();
  ledger.see('ben', shown({ m: first }));
  return ledger;
}

describe('the ledger of many hands', () => {
  it('is content with what was done, also where two did it beside each other', () => {
    const ledger = seenByBoth();
    ledger.begin('ann', 'm', { writes: { note: 'ann’s' } }).acknowledge();
    ledger.begin('ben', 'm', { writes: { note: 'ben’s', tags: 'ben’s' } }).acknowledge();
    expect(ledger.faults(shown({ m: { note: 'ann’s', tags: 'ben’s' } }))).toEqual([]);
    expect(ledger.faults(shown({ m: { note: 'ben’s', tags: 'ben’s' } }))).toEqual([]);
  });

  it('misses a mark, an edit, and a field of it', () => {
    const ledger = seenByBoth();
    ledger.begin('ben', 'm', { writes: { note: 'ben’s' } }).acknowledge();
    expect(ledger.faults(new Map())).toEqual(['m was lost.']);
    expect(ledger.faults(shown({ m: first }))).toHaveLength(1);
    expect(ledger.faults(shown({ m: { note: 'ben’s', tags: '' } }))).toHaveLength(1);
  });

  it('knows a removed mark that came back from one that was written beside the removal', () => {
    const ledger = seenByBoth();
    ledger.begin('ann', 'm', { removes: true }).acknowledge();
    expect(ledger.faults(shown({ m: first }))).toEqual(['m came back though it was removed.']);
    ledger.begin('ben', 'm', { writes: { note: 'beside' } }).acknowledge();
    expect(ledger.faults(shown({ m: { ...first, note: 'beside' } }))).toEqual([]);
    expect(ledger.faults(new Map())).toEqual([]);
  });

  it('misses a mark that its remover brought back', () => {
    const ledger = seenByBoth();
    ledger.begin('ann', 'm', { removes: true }).acknowledge();
    ledger.begin('ann', 'm', { writes: first }).acknowledge();
    expect(ledger.faults(new Map())).toEqual(['m was lost.']);
  });

  it('takes what was not acknowledged as it comes, and is told of what nobody wrote', () => {
    const ledger = seenByBoth();
    ledger.begin('ann', 'm', { writes: { note: 'cut off' } });
    ledger.begin('ann', 'n', { writes: first });
    expect(ledger.faults(shown({ m: first }))).toEqual([]);
    expect(ledger.faults(shown({ m: { ...first, note: 'cut off' }, n: first }))).toEqual([]);
    ledger.see('ben', shown({ m: { ...first, note: 'torn' } }));
    expect(ledger.faults(shown({ m: first }))).toHaveLength(1);
  });
});
