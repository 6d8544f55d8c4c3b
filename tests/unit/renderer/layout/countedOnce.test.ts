import { expect, test } from 'vitest';
import { countedOnce } from '../../../../src-renderer/layout/countedOnce.ts';

test('counts once for each object, also where nothing comes of it', () => {
  const asked: unknown[] = [];
  const count = countedOnce((of: { readonly text: string }) => {
    asked.push(of);
    return of.text.length || undefined;
  });
  const [one, none] = [{ text: 'one' }, { text: '' }];
  expect([count(one), count(none), count(one), count(none), count({ ...one })]).toEqual([
    3,
    undefined,
    3,
    undefined,
    3,
  ]);
  expect(asked).toEqual([one, none, one]);
});
