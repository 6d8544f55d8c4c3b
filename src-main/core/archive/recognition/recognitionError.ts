/** Why a page was not read. */
export type RecognitionFailure =
  | 'damaged'
  | 'unknownFormat'
  | 'tooLarge'
  | 'tooSmall'
  | 'tooDark'
  | 'blank'
  | 'noText'
  | 'doubtful'
  | 'modelMissing'
  | 'cancelled'
  | 'failed';

/** A page that cannot be read. The message is one sentence: what is wrong and what to do. */
export class RecognitionError extends Error {
  readonly reason: RecognitionFailure;

  constructor(reason: RecognitionFailure, message: string) {
    super(message);
    this.name = 'RecognitionError';
    this.reason = reason;
  }
}
