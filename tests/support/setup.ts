import { vi } from 'vitest';
import { propertyRuns } from './propertyRuns.ts';

/** Hexadecimal; `.ci/run` takes the hash of the sources, so that the same sources try the same examples everywhere. */
const seed = Number.parseInt(process.env.BROADSHEET_SEED ?? '', 16);

// Every property goes through here, so that none can forget to be scaled; fast-check has no setting for it.
vi.mock(import('fast-check'), async (importOriginal) => {
  const original = await importOriginal();
  const assert = ((property, parameters) =>
    original.assert(property, {
      ...(Number.isNaN(seed) ? {} : { seed: seed | 0 }),
      ...parameters,
      numRuns: propertyRuns(parameters?.numRuns),
    })) as typeof original.assert;
  return { ...original, assert, default: { ...original.default, assert } };
});
