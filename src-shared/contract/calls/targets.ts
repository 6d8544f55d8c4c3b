import { z } from 'zod';
import { type BringBack, bringBackChoices, type ExportOptions } from '#shared/model/exportOptions.ts';
import { call } from '../call.ts';
import type { Failure } from '../errors.ts';
import { filePath } from '../inputs.ts';
import { type ExportScope, exportOptions, exportScope } from './export.ts';

/** An export that is written again by itself when notes change. It belongs to this computer. */
export interface KeptTarget {
  readonly id: string;
  /** Absolute path. */
  readonly folder: string;
  readonly scope: ExportScope;
  readonly options: ExportOptions;
  readonly bringBack: BringBack;
  readonly isPaused: boolean;
  /** ISO 8601. */
  readonly created: string;
}

/** A note that a person has changed in a file of a kept export. */
export interface ReturningEdit {
  /** Names the edit as it was shown: it is another one as soon as either side changes. */
  readonly id: string;
  /** The file's name in the folder. */
  readonly file: string;
  readonly issueId: string;
  readonly annotationId: string;
  /** The passage that the note is on. */
  readonly quote: string;
  /**
   * Only the file changed; both sides did; or the lines around the note changed as well, so that it is not certain
   * what of them is note.
   */
  readonly kind: 'edit' | 'conflict' | 'unsure';
  /** The note in the library. */
  readonly ours: string;
  /** The note in the file. */
  readonly theirs: string;
  /** What the note becomes when the edit is taken over. */
  readonly proposed: string;
}

/** A file of the folder that is in the way, or that cannot be written, and why. */
export interface FileLeftAlone {
  readonly file: string;
  readonly reason: 'notOurs' | 'otherDocument' | 'damagedFences' | 'notText' | 'changedMeanwhile';
}

/** A kept export with how it stands. */
export interface TargetState extends KeptTarget {
  readonly status: 'upToDate' | 'waiting' | 'writing' | 'paused' | 'failed';
  /** Why the last attempt came to nothing; null where it did not. */
  readonly failure: Failure | null;
  /** Edits in the files that wait for the person. */
  readonly edits: readonly ReturningEdit[];
  readonly leftAlone: readonly FileLeftAlone[];
  /** How many files it has. */
  readonly fileCount: number;
  /** When files last changed; ISO 8601, null before the first time. */
  readonly written: string | null;
  readonly canTakeBack: boolean;
}

const targetId = z.string().min(1).max(100);
const editIds = z.array(z.string().min(1).max(100)).min(1).max(100_000);

/** Exports that are kept up to date, and what comes back from them. All but `list` throw `targetNotFound`. */
export const targetCalls = {
  'targets.list': call({}).answers<readonly TargetState[]>(),
  /** Keeps an export in a folder that is there; asks for one where `folder` is null, and answers null when they cancel. */
  'targets.add': call({
    folder: filePath.nullable(),
    scope: exportScope,
    options: exportOptions,
  }).answers<TargetState | null>(),
  'targets.change': call({
    targetId,
    bringBack: z.enum(bringBackChoices).optional(),
    isPaused: z.boolean().optional(),
  }).answers<TargetState>(),
  /** Reads and writes now; answers how it went. */
  'targets.write': call({ targetId }).answers<TargetState>(),
  /** Puts the files back as they were before the last write, and pauses; answers those that changed since and stay. */
  'targets.takeBack': call({ targetId }).answers<{ readonly kept: readonly string[] }>(),
  /** Keeps it no longer; the files stay. */
  'targets.remove': call({ targetId }).answers<null>(),
  /** Takes edits over into the notes; answers how many, those that changed in the meantime left out. */
  'targets.accept': call({ targetId, editIds }).answers<{ readonly taken: number }>(),
  /** Leaves edits where they are: in the files. */
  'targets.ignore': call({ targetId, editIds }).answers<null>(),
};
