import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MastheadField, MastheadPart } from '#shared/model/issue.ts';
import { plainFlow } from '#shared/text/flow.ts';
import {
  isTitlePrinted,
  mastheadParts,
} from '../../../../../../src-renderer/components/paper/text/mastheadParts.ts';

const part = (field: MastheadField, start: number): MastheadPart => ({
  ...plainFlow(field),
  start,
  end: start + field.length,
  field,
  value: field,
});

const sharedOut = (masthead: readonly MastheadPart[], imprint: readonly MastheadPart[] = []) =>
  mastheadParts({
    masthead: { title: null, dateText: null, lunarDate: null, weekday: null, price: null, parts: masthead },
    imprint: {
      sponsor: null,
      publisher: null,
      editor: null,
      hotline: null,
      registration: null,
      parts: imprint,
    },
  });

const fields: readonly MastheadField[] = [
  'title',
  'date',
  'lunarDate',
  'weekday',
  'issueNumber',
  'pageCount',
  'price',
  'edition',
  'place',
  'website',
  'sponsor',
  'publisher',
  'editor',
  'hotline',
  'registration',
  'other',
];

describe('sharing out masthead and imprint', () => {
  it('prints every piece exactly once, in whatever pieces they lie', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fields), { maxLength: 25 }), fc.nat(25), (names, split) => {
        const parts = names.map((field, index) => part(field, index * 20));
        const { title, left, right, foot } = sharedOut(parts.slice(0, split), parts.slice(split));
        const printed = [...(title ? [title] : []), ...left.flat(), ...right, ...foot];
        expect([...printed].sort((a, b) => a.start - b.start)).toEqual(parts);
      }),
    );
  });

  it('sets the date above weekday and lunar date, and the makers to the right', () => {
    const { title, left, right, foot } = sharedOut(
      [part('lunarDate', 0), part('title', 20), part('weekday', 40), part('date', 60)],
      [part('hotline', 80), part('sponsor', 100), part('registration', 120)],
    );
    expect(title?.field).toBe('title');
    expect(left.map((line) => line.map(({ field }) => field))).toEqual([
      ['date'],
      ['weekday', 'lunarDate'],
      [],
      [],
    ]);
    expect(right.map(({ field }) => field)).toEqual(['hotline', 'sponsor']);
    expect(foot.map(({ field }) => field)).toEqual(['registration']);
  });

  it('prints a date that stands on every page once at the head', () => {
    const { left, foot } = sharedOut([part('date', 0), part('date', 500), part('date', 900)]);
    expect(left[0]).toHaveLength(1);
    expect(foot).toHaveLength(2);
  });
});

describe('isTitlePrinted', () => {
  const none = { title: null };

  it('believes what the source, a record or a person says', () => {
    expect(isTitlePrinted({ publication: 'The Quillhaven Tidings' }, none)).toBe(true);
    expect(isTitlePrinted({ publication: 'BLB', namedBy: 'folder' }, { title: part('title', 0) })).toBe(true);
  });

  it('takes the name of a folder, and no name, for nothing printed', () => {
    expect(isTitlePrinted({ publication: 'BLB', namedBy: 'folder' }, none)).toBe(false);
    expect(isTitlePrinted({ publication: null }, none)).toBe(false);
  });
});
