import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/fixtures.ts';

/** Adds files as a person does: chosen in the browser's dialog, or with the folder they lie in. */
export async function addFiles(app: AppUnderTest, page: Page, paths: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add to library' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add to library' });
  if (app.host === 'browser') {
    await dialog
      .locator('input[type=file]')
      .first()
      .setInputFiles([...paths]);
    return;
  }
  await app.answerFolderDialog(join(paths[0] ?? '', '..'));
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
}
