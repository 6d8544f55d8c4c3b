import { z } from 'zod';
import {
  type PictureReadingOffer,
  type PictureReadingState,
  readableLanguages,
} from '#shared/model/scans/pictureReading.ts';
import { ask, call } from '../call.ts';
import { issueId } from '../inputs.ts';
import { limits } from '../limits.ts';

const pageNumber = z.number().int();
const picturesToRead = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('issue'),
    issueId,
    pages: z.array(pageNumber).min(1).max(limits.pages).readonly().nullable(),
  }),
  z.strictObject({ kind: z.literal('paper'), publication: z.string().max(limits.words).nullable() }),
  z.strictObject({ kind: z.literal('library') }),
]);
const language = z.enum(readableLanguages).nullable();
const writing = z.enum(['horizontal-tb', 'vertical-rl']).nullable();
const share = z.number().min(0).max(1);

/** Pictures of pages that are read by the computer itself. */
export const pictureReadingCalls = {
  /** What there is to read, and in which language it seems to be printed. */
  'pictures.offer': ask({ what: picturesToRead }).answers<PictureReadingOffer>(),
  /** Puts pages behind those that wait. Answers at once; progress comes as `pictures.changed`. */
  'pictures.read': call({
    what: picturesToRead,
    language,
    writing,
    again: z.boolean(),
  }).answers<PictureReadingState>(),
  'pictures.state': ask({}).answers<PictureReadingState>(),
  /** Lets go of the pages at work within a second; they are begun anew when it goes on. */
  'pictures.pause': call({}).answers<PictureReadingState>(),
  'pictures.resume': call({}).answers<PictureReadingState>(),
  /** Forgets all that waits. Pages that were read stay read. */
  'pictures.cancel': call({}).answers<PictureReadingState>(),
  /**
   * Reads a part of a page once more, in another language or direction, and puts that in place of the lines there.
   * The box is in fractions of the page, as `Box`. Throws `pageNotFound`, or `unreadablePicture` with the reason.
   */
  'pictures.readRegion': call({
    issueId,
    page: pageNumber,
    box: z.strictObject({ left: share, top: share, width: share, height: share }),
    language,
    writing,
  }).answers<null>(),
};
