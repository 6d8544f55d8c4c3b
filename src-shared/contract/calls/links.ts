import { z } from 'zod';
import type { PassageLink } from '#shared/model/piece.ts';
import { ask, call } from '../call.ts';
import { issueId, piece } from '../inputs.ts';
import { limits } from '../limits.ts';

/**
 * Links between passages. Every change is on the disk when its call answers, and every window hears
 * `links.changed`.
 */
export const linkCalls = {
  /** The links with an end in an issue, seen from there; one within the issue comes twice. */
  'links.list': ask({ issueId }).answers<readonly PassageLink[]>(),
  /** Links two pieces; a link that is there already stays. Throws `badArguments` where both are one. */
  'links.create': call({ from: piece, to: piece }).answers<{ readonly linkId: string }>(),
  /** Throws `linkNotFound`. */
  'links.remove': call({ linkId: z.string().min(1).max(limits.joinedId) }).answers<null>(),
};
