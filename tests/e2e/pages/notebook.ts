import { expect, type Locator, type Page } from '@playwright/test';

/** The notebook: the annotations of the whole library. */
export class Notebook {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get view(): Locator {
    return this.#page.getByRole('main', { name: 'All annotations' });
  }

  get cards(): Locator {
    return this.view.getByRole('article');
  }

  get actions(): Locator {
    return this.view.getByRole('toolbar', { name: 'Chosen annotations' });
  }

  get filters(): Locator {
    return this.#page.getByRole('navigation', { name: 'Filters' });
  }

  get tags(): Locator {
    return this.#page.getByRole('dialog', { name: 'Tags' });
  }

  card(text: string | RegExp): Locator {
    return this.cards.filter({ hasText: text });
  }

  /** From anywhere, by its key. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('Control+Shift+l');
    await expect(this.view).toBeVisible();
  }

  async filter(value: string | RegExp): Promise<void> {
    await this.filters.getByRole('button', { name: value }).click();
  }

  /** Does to the chosen annotations what a menu with a field for tags offers. */
  async giveTag(menu: string, tag: string, done: string): Promise<void> {
    await this.actions.getByRole('button', { name: menu }).click();
    const field = this.#page.getByRole('dialog', { name: menu });
    await field.getByRole('combobox', { name: 'Add a tag' }).fill(tag);
    await field.getByRole('button', { name: done }).click();
    await expect(field).toBeHidden();
  }
}
