import { vi } from 'vitest';
import { propertyRuns } from './propertyRuns.ts';

// Every property goes through here, so that none can forget to be scaled; fast-check has no setting for it.
vi.mock(import('fast-check'), async (importOriginal) => {
  const original = await importOriginal();
  const assert = ((property, parameters) =>
    original.assert(property, {
      ...parameters,
      numRuns: propertyRuns(parameters?.numRuns),
    })) as typeof original.assert;
  return { ...original, assert, default: { ...original.default, assert } };
});
