import type { Annotation } from '#shared/model/annotation.ts';
import type { MarkHands } from '#shared/model/hand.ts';
import { deviceOf } from '../hands/people.ts';
import { writerOf } from '../records/stamp.ts';
import { type Version, writtenLast } from '../records/version.ts';

/** Whose hands were at a mark, by its stamps. */
export function markHands(version: Version<Annotation> | undefined): MarkHands {
  const changed = version && writtenLast(version);
  return {
    made: version?.made === undefined ? null : deviceOf(writerOf(version.made)),
    changed: changed === undefined ? null : deviceOf(writerOf(changed)),
  };
}
