import { call } from '../../call.ts';

/** A part of the program that stopped and was started again: a window's page, or work on a thread of its own. */
export const interruptedParts = ['page', 'search', 'reprints'] as const;
export type InterruptedPart = (typeof interruptedParts)[number];

/** How the program itself fares. */
export const runtimeCalls = {
  /** What of this window stopped since it last asked, newest last: a page that is loaded again heard nothing before. */
  'runtime.interruptions': call({}).answers<readonly InterruptedPart[]>(),
};
