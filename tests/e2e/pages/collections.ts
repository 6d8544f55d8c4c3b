import { expect, type Locator, type Page } from '@playwright/test';

/** A collection on screen, and the dialog that puts something into one. */
export class Collections {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  view(name: string): Locator {
    return this.#page.getByRole('main', { name, exact: true });
  }

  get members(): Locator {
    return this.#page.getByRole('list', { name: 'In this collection' }).getByRole('article');
  }

  /** The part of a member by which it is moved. */
  handle(headline: string): Locator {
    return this.#page.getByRole('button', { name: `Move ${headline}` });
  }

  /** Opens a collection from the shelf. */
  async open(name: string): Promise<void> {
    await this.#page
      .getByRole('region', { name: 'Collections' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await expect(this.view(name)).toBeVisible();
  }

  /** In the dialog: puts what was chosen into a new collection. */
  async putIntoNew(name: string): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Add to a collection' });
    await dialog.getByRole('textbox', { name: 'Name of the collection' }).fill(name);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(this.#page.getByText(`added to “${name}”`).first()).toBeVisible();
  }

  /** In the dialog: puts what was chosen into a collection that is there. */
  async putInto(name: string): Promise<void> {
    const dialog = this.#page.getByRole('dialog', { name: 'Add to a collection' });
    await dialog.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await expect(dialog).toBeHidden();
  }

  /** What the members are headed, in their order. */
  async headlines(): Promise<string[]> {
    return await this.members.getByRole('heading').allTextContents();
  }

  /** Writes what is said of a member, or of the whole collection. */
  async say(of: string, words: string): Promise<void> {
    await this.#page.getByRole('button', { name: of }).click();
    const field = this.#page.getByRole('textbox', { name: of });
    await field.fill(words);
    await field.press('Control+Enter');
    await expect(field).toBeHidden();
  }
}
