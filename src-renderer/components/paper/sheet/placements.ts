import { createContext, use, useEffect } from 'react';
import type { Grid, Placement } from '../../../layout/types.ts';

/** How a section of the sheet is made up now. */
export interface Placed {
  readonly grid: Grid;
  readonly placement: Placement;
}

/** The sections of a sheet that are made up, by their keys; the strip draws what it finds here. */
export interface Placements {
  readonly get: (key: string) => Placed | undefined;
  /** The grid of the sheet, from any section; null before one is made up. */
  readonly grid: () => Grid | null;
  readonly put: (key: string, placed: Placed) => void;
  readonly remove: (key: string) => void;
  readonly subscribe: (changed: () => void) => () => void;
  /** Changes with every change. */
  readonly version: () => number;
}

export function createPlacements(): Placements {
  const placed = new Map<string, Placed>();
  const listeners = new Set<() => void>();
  let version = 0;
  const changed = () => {
    version++;
    for (const listener of listeners) listener();
  };
  return {
    get: (key) => placed.get(key),
    grid: () => placed.values().next().value?.grid ?? null,
    put(key, next) {
      placed.set(key, next);
      changed();
    },
    remove(key) {
      if (placed.delete(key)) changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

export const PlacementsContext = createContext<Placements | null>(null);

/** Tells how a section is made up, after it has been painted. */
export function useTellPlacement(key: string, grid: Grid, placement: Placement | null): void {
  const placements = use(PlacementsContext);
  useEffect(() => {
    if (placements && placement) placements.put(key, { grid, placement });
  }, [placements, key, grid, placement]);
  useEffect(() => () => placements?.remove(key), [placements, key]);
}
