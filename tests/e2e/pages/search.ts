import { expect, type Locator, type Page } from '@playwright/test';

/** The search over the whole library. */
export class Search {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get box(): Locator {
    return this.#page.getByRole('searchbox', { name: 'Search the library' });
  }

  get results(): Locator {
    return this.#page.getByRole('main', { name: 'Search' });
  }

  /** Every hit, in any language of the interface. */
  get anyHit(): Locator {
    return this.#page.getByRole('main').getByRole('article');
  }

  hit(text: string | RegExp): Locator {
    return this.results.getByRole('article').filter({ hasText: text });
  }

  /** Types a query as a person does, by the keyboard alone. */
  async find(query: string): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await expect(this.box).toBeFocused();
    await this.box.fill(query);
    await expect(this.results).toBeVisible();
  }
}
