import { stat } from 'node:fs/promises';

/** Whether there is anything at a path that this person may look at. */
export const pathExists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
