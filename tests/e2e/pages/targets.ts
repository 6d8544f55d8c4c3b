import { expect, type Locator, type Page } from '@playwright/test';
import { Export } from './export.ts';

/** Exports that are kept up to date. */
export class Targets {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Kept exports' });
  }

  /** An edit that waits: its passage and both notes. */
  edit(words: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: words }).last();
  }

  /** Keeps what the export dialog shows; `folder` is answered to the host's dialog, or named where it has none. */
  async keep(folder: string, namesFolder: boolean): Promise<void> {
    const { dialog } = new Export(this.#page);
    await dialog.getByRole('button', { name: 'Keep up to date…' }).click();
    if (namesFolder) {
      await dialog.getByRole('textbox', { name: 'Folder to keep it in' }).fill(folder);
      await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    }
    await expect(this.dialog.getByText(/^Up to date, last written/)).toBeVisible();
  }
}
