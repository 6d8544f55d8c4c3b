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

  /** What can be meant by what is typed, above the hits. */
  get names(): Locator {
    return this.#page.getByRole('navigation', { name: 'By name' }).getByRole('button');
  }

  /** What the window can be told to do by what is typed. */
  get commands(): Locator {
    return this.#page.getByRole('navigation', { name: 'Commands' }).getByRole('button');
  }

  hit(text: string | RegExp): Locator {
    return this.results.getByRole('article').filter({ hasText: text });
  }

  /** Types a query as a person does, by the keyboard alone. */
  async find(query: string): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.#page.keyboard.press('Control+k');
    await expect(this.box).toBeFocused();
    await this.box.fill(query);
    await expect(this.results).toBeVisible();
  }

  /** The line that says how many were found. */
  count(places: number): Locator {
    return this.results.getByRole('heading', { level: 1, name: new RegExp(`in ${places} article`) });
  }

  facet(name: string): Locator {
    return this.#page
      .getByRole('navigation', { name: 'Filters' })
      .getByRole('button')
      .filter({ hasText: name });
  }

  /** A filter that is on. */
  chip(name: string | RegExp): Locator {
    return this.#page
      .getByRole('list', { name: 'Filters that are on' })
      .getByRole('button')
      .filter({ hasText: name });
  }

  /** Drags over the timeline, in shares of its width. */
  async brush(from: number, to: number): Promise<void> {
    const overlay = this.#page.getByRole('region', { name: 'Timeline' }).locator('.visx-brush-overlay');
    const box = await overlay.boundingBox();
    if (!box) throw new Error('The timeline is not on screen.');
    const y = box.y + box.height / 2;
    await this.#page.mouse.move(box.x + box.width * from + 2, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 3 });
    await this.#page.mouse.move(box.x + box.width * to - 2, y, { steps: 3 });
    const selection = this.#page.locator('.timeline-selection');
    await expect
      .poll(async () => (await selection.boundingBox())?.width)
      .toBeGreaterThan(box.width * (to - from) - 10);
    await this.#page.mouse.up();
  }

  async save(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save search' }).click();
    await this.#page.getByLabel('Name', { exact: true }).fill(name);
    await this.#page.keyboard.press('Enter');
  }

  saved(name: string): Locator {
    return this.#page
      .getByRole('navigation', { name: 'Saved searches' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** The number of new hits of a saved search. */
  badge(name: string): Locator {
    return this.saved(name).locator('.badge');
  }
}
