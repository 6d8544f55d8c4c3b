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
