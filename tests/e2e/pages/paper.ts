import { expect, type Locator, type Page } from '@playwright/test';

/** A place in the paper: a paragraph, known by some of its words, and a character in it. */
export interface Place {
  readonly article: string;
  readonly paragraph: string;
  /** Characters from the start of the paragraph, or from its end when negative. */
  readonly character: number;
}

/** The issue on the screen, as a newspaper or as one article read quietly. */
export class Paper {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get sheet(): Locator {
    return this.#page.getByRole('main');
  }

  get toolbar(): Locator {
    return this.#page.getByRole('toolbar');
  }

  article(headline: string): Locator {
    return this.sheet.getByRole('article', { name: headline });
  }

  paragraph(article: string, words: string): Locator {
    return this.article(article).getByRole('paragraph').filter({ hasText: words });
  }

  async openArticle(headline: string): Promise<void> {
    await this.article(headline).getByRole('heading', { name: headline }).click();
    await expect(this.#page.getByRole('button', { name: 'Back to the page' })).toBeVisible();
  }

  async closeArticle(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Back to the page' }).click();
    await expect(this.#page.getByRole('button', { name: 'Back to the page' })).toBeHidden();
  }

  /** Drags the pointer from one place to another, as a person does. */
  async select(from: Place, to: Place): Promise<void> {
    await this.paragraph(from.article, from.paragraph).scrollIntoViewIfNeeded();
    const start = await this.#point(from);
    const end = await this.#point(to);
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.#page.mouse.move(end.x, end.y, { steps: 4 });
    await this.#page.mouse.up();
    await expect(this.toolbar).toBeVisible();
  }

  /** The left edge of a character on the screen. */
  async #point({ article, paragraph, character }: Place): Promise<{ x: number; y: number }> {
    return await this.paragraph(article, paragraph).evaluate((element, at) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const length = element.textContent?.length ?? 0;
      let offset = at < 0 ? length + at : at;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const size = node.textContent?.length ?? 0;
        if (offset < size) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
          return { x: box.left + 1, y: box.top + box.height / 2 };
        }
        offset -= size;
      }
      throw new Error('The paragraph is shorter than that.');
    }, character);
  }

  /** The text under every painted highlight of a kind, in no order: `mark-yellow`, `match`, … */
  async painted(name: RegExp): Promise<string[]> {
    return await this.#page.evaluate(
      ([source, flags]) => {
        const pattern = new RegExp(source ?? '', flags);
        const texts: string[] = [];
        for (const [key, highlight] of CSS.highlights) {
          if (!pattern.test(key)) continue;
          for (const painted of highlight) {
            const range = document.createRange();
            range.setStart(painted.startContainer, painted.startOffset);
            range.setEnd(painted.endContainer, painted.endOffset);
            texts.push(range.toString());
          }
        }
        return texts;
      },
      [name.source, name.flags] as const,
    );
  }
}
