import { expect, type Locator, type Page } from '@playwright/test';

/** The shelf: every publication with its run and its newest front pages. */
export class Shelf {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  publication(title: string): Locator {
    return this.#page.getByRole('main', { name: 'Shelf' }).getByRole('region', { name: title, exact: true });
  }

  /** The front page whose caption or lead holds the text. */
  frontPage(text: string | RegExp): Locator {
    return this.#page
      .getByRole('main', { name: 'Shelf' })
      .getByRole('listitem')
      .getByRole('link', { name: text });
  }

  /** The picture of a front page, as wide as it came (pixels); 0 while there is none. */
  async pictureWidth(text: string | RegExp): Promise<number> {
    const picture = this.frontPage(text).getByRole('img', { name: /^First page of/ });
    if ((await picture.count()) === 0) return 0;
    return await picture.first().evaluate((image) => (image as HTMLImageElement).naturalWidth);
  }

  async open(text: string | RegExp): Promise<void> {
    const shelf = this.#page.getByRole('main', { name: 'Shelf' });
    const front = this.frontPage(text).first();
    await expect(front).toBeVisible();
    // While the library is read, covers give way to others that come, under the mouse too; a person clicks again.
    await expect(async () => {
      if (await shelf.isHidden()) return;
      await front.click({ timeout: 5000 });
      await expect(shelf).toBeHidden({ timeout: 5000 });
    }).toPass();
  }

  /** Back to the shelf by the bar, which always says where one is. */
  async goBack(library: string): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'You are here' })
      .getByRole('link', { name: library, exact: true })
      .click();
    await expect(this.#page.getByRole('main', { name: 'Shelf' })).toBeVisible();
  }
}
