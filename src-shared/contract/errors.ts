/**
 * Failures travel as data: a code that programs act on and people's languages are chosen by, and one
 * plain English sentence for the command line and logs.
 */
export const failureCodes = [
  'badArguments',
  'unknownCall',
  'internal',
  'connectionLost',
  'cancelled',
  'noLibrary',
  'libraryNotFound',
  'notAFolder',
  'pathNotChosen',
  'noAccess',
  'issueNotFound',
  'issueFileVanished',
  'annotationNotFound',
  'articleNotFound',
  'collectionNotFound',
  'linkNotFound',
  'targetNotFound',
  'tagExists',
  'cannotCorrect',
  'correctionNotFound',
  'snapshotNotFound',
  'searchNotFound',
  'quoteNotFound',
  'quoteAmbiguous',
  'readOnly',
  'diskFull',
  'saveFailed',
  'damagedFile',
  'nothingToUndo',
  'nothingToExport',
  'noTextToExport',
  'badTemplate',
  'pandocMissing',
  'pandocFailed',
  'notOnThisHost',
  'pageNotFound',
  'unreadablePicture',
  'importNotFound',
  'sourceNotFound',
  'uploadRefused',
  'unreadableAnnotations',
  'dictionariesFailed',
  'serverAway',
  'serverRefuses',
  'serverSchema',
  'notInArchive',
] as const;
export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  /** One clear English sentence: what is wrong and what to do. */
  readonly message: string;
  /** Values that the translated sentence names: a path, a number. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** A failure on its way up inside one process. At the wire it becomes data and is rebuilt on the other side. */
export class BroadsheetError extends Error {
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: FailureCode,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'BroadsheetError';
    this.code = code;
    this.details = details;
  }
}

/** Turns anything thrown into data; what is not ours becomes `internal` without leaking a stack. */
export function toFailure(error: unknown): Failure {
  if (error instanceof BroadsheetError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Something went wrong inside Broadsheet: ${message}`, details: {} };
}

export function fromFailure(failure: Failure): BroadsheetError {
  return new BroadsheetError(failure.code, failure.message, failure.details);
}
