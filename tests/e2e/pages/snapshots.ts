import { expect, type Locator, type Page } from '@playwright/test';

/** The copies of the notes, and what going back to one would do. */
export class Snapshots {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Snapshots of the notes' });
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Settings' }).click();
    await this.#page.getByRole('button', { name: 'Snapshots of the notes…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async take(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Take one now' }).click();
    await expect(this.#page.getByText('The snapshot is saved.')).toBeVisible();
  }

  async choose(reason: string): Promise<void> {
    await this.dialog.getByRole('radio', { name: reason }).first().check();
  }
}
