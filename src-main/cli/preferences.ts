import { personalFolders } from '#core/app/folders.ts';
import { openSettings } from '#core/app/settings/settings.ts';
import { preferredInput } from '#core/exchange/export/exportInput.ts';
import type { Settings } from '#shared/model/settings.ts';

/** What the person chose in the window, as it is on the disk. */
export async function readPreferences(): Promise<Settings> {
  const settings = await openSettings(personalFolders(process.env).config);
  await settings.close();
  return settings.get();
}

/** What of it an export goes by, in the language of the terminal where none was chosen. */
export const exportPreferences = async () =>
  preferredInput(await readPreferences(), [process.env.LC_ALL ?? process.env.LANG ?? '']);
