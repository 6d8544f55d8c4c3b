import { expect, type Locator, type Page } from '@playwright/test';

/** The notes panel beside the paper. */
export class Notes {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get panel(): Locator {
    return this.#page.getByRole('complementary', { name: 'Notes' });
  }

  get cards(): Locator {
    return this.panel.getByRole('article');
  }

  card(text: string | RegExp): Locator {
    return this.cards.filter({ hasText: text });
  }

  /** The editor of a note. */
  get editor(): Locator {
    return this.#page.getByRole('group', { name: 'Note' });
  }

  /** Begins a note on the selected passage and leaves it there. */
  async begin(note: string): Promise<Locator> {
    await this.#page.keyboard.press('n');
    const text = this.#page.getByRole('textbox', { name: 'Text of the note' });
    await expect(text).toBeFocused();
    await text.fill(note);
    return text;
  }

  /** Writes a note on the selected passage and asks to save it. */
  async tryToWrite(note: string): Promise<void> {
    await (await this.begin(note)).press('Control+Enter');
  }

  /** Writes a note on the selected passage and waits until it is saved. */
  async write(note: string, tags: readonly string[]): Promise<void> {
    await this.#page.keyboard.press('n');
    const text = this.#page.getByRole('textbox', { name: 'Text of the note' });
    await expect(text).toBeFocused();
    await text.fill(note);
    for (const tag of tags) {
      const box = this.#page.getByRole('combobox', { name: 'Add a tag' });
      await box.fill(tag);
      await box.press('Enter');
    }
    await text.press('Control+Enter');
    await expect(text).toBeHidden();
    await expect(this.card(note)).toBeVisible();
  }
}
