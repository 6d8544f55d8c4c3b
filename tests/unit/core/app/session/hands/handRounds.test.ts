import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../../../support/folders.ts';
import { handRounds } from './handRounds.ts';

it('processes that work in one library, out of step and killed at random, lose nothing of each other’s', {
  timeout: 240_000,
}, async () => {
  const result = await handRounds(await temporaryFolder(), 2, 15, Math.random);
  expect(result.faults).toEqual([]);
  expect(result.acknowledged).toBeGreaterThan(0);
});
