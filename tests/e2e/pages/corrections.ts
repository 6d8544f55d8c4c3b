import { expect, type Locator, type Page } from '@playwright/test';
import { Paper, type Place } from './paper.ts';

/** What a person changes of an issue's text and structure, and the list of it. */
export class Corrections {
  readonly #page: Page;
  readonly #paper: Paper;

  constructor(page: Page) {
    this.#page = page;
    this.#paper = new Paper(page);
  }

  get textDialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Correct the text' });
  }

  get articleDialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Correct the article' });
  }

  get list(): Locator {
    return this.#page.getByRole('navigation', { name: 'Contents of the issue' }).getByRole('group', {
      name: 'Corrections',
    });
  }

  /** One correction of the list, by its words. */
  one(words: string): Locator {
    return this.list.getByRole('listitem').filter({ hasText: words });
  }

  /** Opens the dialog on some words of a paragraph. */
  async begin(from: Place, to: Place): Promise<void> {
    await this.#paper.select(from, to);
    await this.#paper.toolbar.getByRole('button', { name: 'Correct…' }).click();
    await expect(this.textDialog).toBeVisible();
  }

  /** Types other words and saves them. */
  async type(words: string): Promise<void> {
    await this.textDialog.getByRole('textbox', { name: 'To be read instead' }).fill(words);
    await this.textDialog.getByRole('button', { name: 'Save' }).click();
    await expect(this.textDialog).toBeHidden();
  }

  /** Opens an article by itself, and the dialog on it. */
  async beginArticle(headline: string): Promise<void> {
    await this.#paper.openArticle(headline);
    await this.correctOpenArticle();
  }

  async correctOpenArticle(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Correct the article…' }).click();
    await expect(this.articleDialog).toBeVisible();
  }

  async undo(words: string): Promise<void> {
    await this.one(words).getByRole('button', { name: 'Undo' }).click();
    await expect(this.one(words)).toHaveCount(0);
  }
}
