import type { Library } from '#core/archive/library/libraryInterface.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Issue } from '#shared/model/issue.ts';

/** What a folder's own issues can do and those of a server cannot. */
export const notInArchive = (): BroadsheetError =>
  new BroadsheetError(
    'notInArchive',
    'This is done in the library that the archive is fed from, not in the archive on a server.',
  );

/** What a library refuses whose issues are fed from elsewhere, and what it has nothing of. */
export class FedElsewhere
  implements
    Pick<
      Library,
      | 'chooseSource'
      | 'describe'
      | 'describeEach'
      | 'describedIds'
      | 'filledIn'
      | 'pathWithContent'
      | 'pathWithKey'
      | 'readingsChanged'
      | 'hold'
    >
{
  async chooseSource(): Promise<Issue> {
    throw notInArchive();
  }

  async describe(): Promise<number> {
    throw notInArchive();
  }

  async describeEach(): Promise<number> {
    throw notInArchive();
  }

  describedIds(): readonly string[] {
    return [];
  }

  async filledIn(): Promise<readonly FilledInField[]> {
    return [];
  }

  pathWithContent(): string | null {
    return null;
  }

  pathWithKey(): string | null {
    return null;
  }

  async readingsChanged(): Promise<void> {
    throw notInArchive();
  }

  hold(): () => void {
    return () => undefined;
  }
}
