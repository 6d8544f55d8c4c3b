import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../../support/folders.ts';
import { killRounds } from './killRounds.ts';

it('loses no acknowledged note when the process is killed at random moments', {
  timeout: 120_000,
}, async () => {
  const result = await killRounds(await temporaryFolder(), 3, 200, Math.random);
  expect(result).toMatchObject({ lost: [], damaged: [] });
  expect(result.killed).toBeGreaterThan(0);
  expect(result.acknowledged).toBeGreaterThan(0);
});
