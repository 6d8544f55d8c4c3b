import { z } from 'zod';
import type { PassageLink } from '../model/passageLink.ts';
import { issueId, nothing, piece } from './inputs.ts';

/** Links between passages: the inputs of their calls. */
export const linkInputs = {
  'links.list': z.strictObject({ issueId }),
  'links.create': z.strictObject({ from: piece, to: piece }),
  'links.remove': z.strictObject({ linkId: z.string().min(1).max(1000) }),
  'links.undo': nothing,
} as const satisfies Record<string, z.ZodType>;

/** Every change is on the disk when its call answers, and every window hears `links.changed`. */
export interface LinkOutputs {
  /** The links with an end in an issue, seen from there; one within the issue comes twice. */
  'links.list': readonly PassageLink[];
  /** Links two pieces; a link that is there already stays. Throws `badArguments` where both are one. */
  'links.create': { readonly linkId: string };
  /** Throws `linkNotFound`. */
  'links.remove': null;
  /** Takes back the newest change to links in this session. Throws `nothingToUndo`. */
  'links.undo': null;
}
