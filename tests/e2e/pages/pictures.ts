import { expect, type Locator, type Page } from '@playwright/test';
import type { PagePoint } from './facsimile.ts';

/** Having pictures of pages read by the computer: what is asked before, and how far it is. */
export class Pictures {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Read the pictures' });
  }

  /** The line at the foot of the window. */
  get line(): Locator {
    return this.#page.getByRole('region', { name: 'Reading of pictures' });
  }

  /** The pages that could not be read, while their list is open. */
  get unread(): Locator {
    return this.#page.getByRole('dialog', { name: /could not be read/u }).getByRole('listitem');
  }

  /** Opens the dialog from a part of the window that offers it. */
  async begin(from: Locator): Promise<void> {
    await from.getByRole('button', { name: 'Read the pictures…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  async start(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Start' }).click();
    await expect(this.dialog).toBeHidden();
  }

  async showUnread(): Promise<void> {
    await this.line.getByRole('button', { name: /could not be read/u }).click();
  }
}

/** Correcting what a machine read, line by line on the printed page. */
export class Lines {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get editor(): Locator {
    return this.#page.getByRole('group', { name: 'Correct the line' });
  }

  get field(): Locator {
    return this.editor.getByRole('textbox', { name: 'Text of the line' });
  }

  /** The shaded words. */
  get doubtful(): Locator {
    return this.#page.getByTestId('doubtful-words').locator('rect');
  }

  get shading(): Locator {
    return this.#page.getByRole('button', { name: 'Shade low-confidence words' });
  }

  get correcting(): Locator {
    return this.#page.getByRole('button', { name: 'Correct lines' });
  }

  /** What is selected in the field. */
  selected(): Promise<string> {
    return this.field.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
  }

  get regionDialog(): Locator {
    return this.#page.getByRole('dialog', { name: 'Read a part again' });
  }

  /** Draws the part of the page that is to be read again, in fractions of the page. */
  async readAgain(from: PagePoint, to: PagePoint): Promise<void> {
    await this.#page.getByRole('button', { name: 'Read a part again' }).click();
    await this.draw(from, to);
    await expect(this.regionDialog).toBeVisible();
  }

  /** Drags a rectangle over the page. */
  async draw(from: PagePoint, to: PagePoint): Promise<void> {
    const area = await this.#page.getByRole('application').boundingBox();
    if (!area) throw new Error('The page is not on the screen.');
    const at = ({ x, y }: PagePoint) => [area.x + x * area.width, area.y + y * area.height] as const;
    await this.#page.mouse.move(...at(from));
    await this.#page.mouse.down();
    await this.#page.mouse.move(...at(to), { steps: 4 });
    await this.#page.mouse.up();
  }

  /** What an article's menu on the page offers. */
  get menu(): Locator {
    return this.#page.getByRole('menu', { name: 'Correct the article' });
  }
}
