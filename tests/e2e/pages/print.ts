import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that puts things on paper. */
export class Print {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Print' });
  }

  /** The pages as they will be printed. */
  get preview(): Locator {
    return this.dialog.getByRole('region', { name: 'Pages as they will be printed' });
  }

  /** The picture as it will be saved. */
  get picture(): Locator {
    return this.dialog.getByRole('region', { name: 'The picture as it will be saved' });
  }

  /** Saves the picture into the folder of downloads; answers the file. */
  async save(format: 'PNG' | 'SVG', folder: string): Promise<Buffer> {
    const download = this.#page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: `Save as ${format}…` }).click();
    const name = (await download).suggestedFilename();
    await expect.poll(() => readFile(join(folder, name)).catch(() => null)).not.toBeNull();
    return await readFile(join(folder, name));
  }

  /** How many pages the preview has. */
  async pages(): Promise<number> {
    const said = this.dialog.getByRole('status');
    await expect(said).toHaveText(/^\d+ pages?$/);
    return Number.parseInt((await said.textContent()) ?? '', 10);
  }

  /** Chooses by the names a person reads. */
  async choose(field: string, choice: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: field, exact: true }).selectOption(choice);
  }
}
