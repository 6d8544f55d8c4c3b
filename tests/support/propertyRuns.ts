import { runsEverything } from './extent.ts';

/** The share of a property's examples that is tried where not everything runs. */
const localShare = 0.2;
/** fast-check's own number for a property that names none. */
const usual = 100;
/** A property that names few examples has dear ones; so many of them are always tried. */
const fewest = 10;

/** How many of the examples that a property asks for are tried now. */
export function propertyRuns(asked: number = usual, everything: boolean = runsEverything): number {
  return everything ? asked : Math.min(asked, Math.max(fewest, Math.ceil(asked * localShare)));
}
