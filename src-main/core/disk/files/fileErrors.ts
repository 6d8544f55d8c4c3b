import { BroadsheetError } from '#shared/contract/errors.ts';

/** The operating system's code of an error (`ENOENT`, `EACCES`, …), or null for other errors. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Whether the error says that there is nothing at the path. */
export function isMissing(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Whether the error says that this person may not do it here. */
export function isForbidden(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
}

/** Whether a system's code says that a drive is gone or does not answer. */
const isOutOfReach = (code: string | null): boolean =>
  code !== null && ['ENOENT', 'ENOTDIR', 'EIO', 'ESTALE', 'ENXIO', 'ENODEV', 'ETIMEDOUT'].includes(code);

/** What a failed write means to a person. */
export function toSaveError(path: string, error: unknown): BroadsheetError {
  if (error instanceof BroadsheetError) return error;
  const details = { path };
  if (isForbidden(error)) {
    return new BroadsheetError(
      'readOnly',
      `${path} cannot be saved because its folder is read-only: give yourself write access or copy the library to another folder.`,
      details,
      { cause: error },
    );
  }
  const code = systemCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new BroadsheetError(
      'diskFull',
      `${path} cannot be saved because the disk is full: free some space and save again.`,
      details,
      { cause: error },
    );
  }
  // Node names the call and a temporary file behind the reason, which tells people nothing.
  const reason = (error instanceof Error ? error.message : String(error)).replace(/, \w+(?: '.*)?$/u, '');
  return new BroadsheetError(
    'saveFailed',
    isOutOfReach(code)
      ? `${path} cannot be saved because its folder cannot be reached (${reason}): connect its drive and save again.`
      : `${path} could not be saved (${reason}): try again.`,
    details,
    { cause: error },
  );
}
