import { expect, type Locator, type Page } from '@playwright/test';
import { Paper } from './paper.ts';

/** Two issues side by side. */
export class Panes {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Both, from left to right. */
  get all(): Locator {
    return this.#page.getByRole('main').getByRole('region', { name: /\d{4}$/ });
  }

  get left(): Locator {
    return this.all.nth(0);
  }

  get right(): Locator {
    return this.all.nth(1);
  }

  /** The issue in a pane. */
  paper(pane: Locator): Paper {
    return new Paper(this.#page, pane);
  }

  get divider(): Locator {
    return this.#page.getByRole('separator', { name: 'Width of the two issues' });
  }

  get chooser(): Locator {
    return this.#page.getByRole('dialog', { name: 'Open an issue beside this one' });
  }

  /** Opens an issue beside the one on screen, found by words of its headline. */
  async openBeside(words: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Open beside', exact: true }).click();
    await this.chooser.getByRole('searchbox').fill(words);
    await this.chooser.getByRole('region', { name: 'Issues' }).getByRole('button').first().click();
    await expect(this.all).toHaveCount(2);
  }

  async close(pane: Locator): Promise<void> {
    await pane.getByRole('button', { name: /^Close .*\d{4}$/ }).click();
    await expect(this.all).toHaveCount(0);
  }
}
