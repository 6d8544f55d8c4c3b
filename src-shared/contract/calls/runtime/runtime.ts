import { call } from '../../call.ts';

/** A part of the program that stopped and was started again: a window's page, or work on a thread of its own. */
export const interruptedParts = ['page', 'search', 'reprints'] as const;
export type InterruptedPart = (typeof interruptedParts)[number];

/** How the program itself fares. */
export const runtimeCalls = {
  /** What of this window stopped since it last asked, newest last: a page that is loaded again heard nothing before. */
  'runtime.interruptions': call({}).answers<readonly InterruptedPart[]>(),
  /** A report on the program for whoever is to help: plain English text, without any text or path of the person's. */
  'runtime.report': call({}).answers<{ readonly text: string }>(),
  /** Shows the folder of the program's own log. Throws `notOnThisHost` where none is kept. */
  'runtime.showLog': call({}).answers<null>(),
};
