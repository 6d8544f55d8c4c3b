import { expect, type Locator, type Page } from '@playwright/test';

/** A place on a page in fractions of its width and height. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** The printed pages of the issue on the screen. */
export class Facsimile {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The page that is shown, by its name. */
  sheet(name: string): Locator {
    return this.#page.getByRole('group', { name, exact: true });
  }

  get articles(): Locator {
    return this.#page.getByRole('list', { name: 'Articles on this page' }).getByRole('listitem');
  }

  article(headline: string): Locator {
    return this.articles.filter({ hasText: headline });
  }

  /** Every mark that has ink on this page. */
  get marks(): Locator {
    return this.#page.locator('[data-mark]').filter({ has: this.#page.locator('rect') });
  }

  /** The parts of this page that are marked. */
  get regions(): Locator {
    return this.#page.getByRole('list', { name: 'Marked parts of this page' }).getByRole('listitem');
  }

  get matches(): Locator {
    return this.#page.locator('.facsimile-match');
  }

  /** The words of the sentence that is read aloud. */
  get spoken(): Locator {
    return this.#page.locator('.facsimile-spoken rect');
  }

  async show(): Promise<void> {
    await this.#view('Facsimile');
    await expect(this.sheet('Page 1')).toBeVisible();
  }

  async showText(): Promise<void> {
    await this.#view('Page');
    await expect(this.sheet('Page 1')).toBeHidden();
  }

  async #view(name: string): Promise<void> {
    await this.#page.getByRole('group', { name: 'View' }).getByText(name, { exact: true }).click();
  }

  async turnTo(name: string): Promise<void> {
    await this.#page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click();
    await expect(this.sheet(name)).toBeVisible();
  }

  /** Drags the pointer over the page, as a person does. */
  async select(name: string, from: PagePoint, to: PagePoint): Promise<void> {
    await expect(this.sheet(name)).toHaveAttribute('aria-busy', 'false');
    await this.#drag(name, from, to);
    await expect(this.#page.getByRole('toolbar')).toBeVisible();
  }

  /** Draws a rectangle around a part of the page, to be marked or written on. */
  async drawPart(name: string, from: PagePoint, to: PagePoint): Promise<void> {
    await this.#page.getByRole('button', { name: 'Mark a part of the page' }).click();
    await expect(this.#page.getByRole('application', { name: /rectangle/ })).toBeVisible();
    await this.#drag(name, from, to);
    await expect(this.#page.getByRole('toolbar', { name: 'Marked part of the page' })).toBeVisible();
  }

  async #drag(name: string, from: PagePoint, to: PagePoint): Promise<void> {
    const start = await this.#point(name, from);
    const end = await this.#point(name, to);
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.#page.mouse.move(end.x, end.y, { steps: 4 });
    await this.#page.mouse.up();
  }

  async click(name: string, at: PagePoint): Promise<void> {
    await expect(this.sheet(name)).toHaveAttribute('aria-busy', 'false');
    const { x, y } = await this.#point(name, at);
    await this.#page.mouse.click(x, y);
  }

  async #point(name: string, { x, y }: PagePoint): Promise<PagePoint> {
    const box = await this.sheet(name).boundingBox();
    if (!box) throw new Error(`${name} is not on the screen.`);
    return { x: box.x + x * box.width, y: box.y + y * box.height };
  }
}
