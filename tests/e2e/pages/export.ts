import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that exports from an issue. */
export class Export {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Export' });
  }

  /** The text of the file that is looked at. */
  get preview(): Locator {
    return this.dialog.getByRole('region', { name: 'Preview' });
  }

  get save(): Locator {
    return this.dialog.getByRole('button', { name: /^(Save to a folder|Download)/ });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Chooses by the names a person reads. */
  async choose(field: string, choice: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: field, exact: true }).selectOption(choice);
  }

  /** Saves and waits until the dialog says so by closing. */
  async finish(): Promise<void> {
    await this.save.click();
    await expect(this.dialog).toBeHidden();
  }
}
