import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that opens an archive on a server, and the line that says that its server is away. */
export class Archive {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Open an archive on a server' });
  }

  get line(): Locator {
    return this.#page.getByRole('alert').filter({ hasText: 'all notes go on working' });
  }

  async openDialog(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Open an archive on a server' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Opens what the dialog says, and waits until it is open. */
  async finish(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}
