import { createContext, use } from 'react';
import type { PrintOptions } from './pageSetup.ts';

/** How everything within is printed. */
export const PrintOptionsContext = createContext<PrintOptions>({
  paper: 'A4',
  notes: 'margin',
  highlights: true,
});

export const usePrintOptions = (): PrintOptions => use(PrintOptionsContext);
