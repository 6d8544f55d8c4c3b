import type { HistoryStep } from '#shared/model/kept.ts';
import { call } from '../call.ts';

/** What was done in the open library, of whatever kind and in whichever window of this process. */
export const historyCalls = {
  /** Takes back what was done last; answers what that was. Throws `nothingToUndo`. */
  'history.undo': call({}).answers<HistoryStep>(),
  /** Does again what was taken back last. */
  'history.redo': call({}).answers<HistoryStep>(),
};
