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
  /** The issue on screen, or one of two. */
  readonly sheet: Locator;

  constructor(page: Page, sheet: Locator = page.getByRole('main')) {
    this.#page = page;
    this.sheet = sheet;
  }

  /** The first story of the front page that is torn inside a paragraph. */
  get torn(): TornStory {
    return new TornStory(this.#page, this.sheet);
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

  /** Clicks on a character. */
  async clickAt(place: Place): Promise<void> {
    await this.#settled(place);
    const { x, y } = await this.#point(place);
    await this.#page.mouse.click(x + 4, y);
  }

  /** Sets the issue in another way by the bar. */
  async choose(view: 'Page' | 'Reading' | 'Vertical'): Promise<void> {
    await this.#page.getByRole('group', { name: 'View' }).getByText(view, { exact: true }).click();
    await expect(this.#page.getByRole('radio', { name: view })).toBeChecked();
  }

  /** Takes the front page off. */
  async setInPlainOrder(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Type size' }).click();
    await this.#page.getByRole('checkbox', { name: 'Front page' }).uncheck();
    await this.#page.keyboard.press('Escape');
    await expect(this.torn.beginning).toHaveCount(0);
  }

  /** Scrolls until an article's head is at the top of the window. */
  async goTo(headline: string): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Contents of the issue' })
      .getByRole('link', { name: headline })
      .click();
    await expect(this.article(headline).getByRole('heading', { name: headline })).toBeInViewport();
  }

  /** How far the sheet, or the open article, is scrolled, in pixels. */
  async scrolled(): Promise<number> {
    return await this.#page.evaluate(() => document.querySelector('.paper-scroller')?.scrollTop ?? -1);
  }

  /** Gives the issue the keys. */
  async focus(): Promise<void> {
    await this.#page.evaluate(() => document.querySelector<HTMLElement>('.paper-scroller')?.focus());
  }

  /** How far vertical lines in tiers are scrolled, in lines; NaN where they do not go by whole lines. */
  async scrolledLines(): Promise<number> {
    return await this.#page.evaluate(() => {
      const scroller = document.querySelector<HTMLElement>('.paper-scroller');
      return Math.abs(scroller?.scrollLeft ?? Number.NaN) / Number(scroller?.dataset.lineStep ?? Number.NaN);
    });
  }

  /** Drags the pointer from one place to another, as a person does. */
  async select(from: Place, to: Place): Promise<void> {
    await this.#settled(from);
    const start = await this.#point(from);
    const end = await this.#point(to);
    await this.#page.mouse.move(start.x, start.y);
    await this.#page.mouse.down();
    await this.#page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await this.#page.mouse.move(end.x, end.y, { steps: 4 });
    await this.#page.mouse.up();
    await expect(this.toolbar).toBeVisible();
  }

  /** Waits for a place, until it stands where it will be in the fonts it asks for; brings it into sight. */
  async #settled({ article, paragraph }: Place): Promise<void> {
    const place = this.paragraph(article, paragraph);
    await place.evaluate(async (element, framesAtRest) => {
      let [rest, last] = [0, ''];
      while (rest < framesAtRest) {
        await document.fonts.ready;
        await new Promise(requestAnimationFrame);
        const { left, top, width, height } = element.getBoundingClientRect();
        const now = [left, top, width, height, document.fonts.status].join();
        rest = now === last && document.fonts.status === 'loaded' ? rest + 1 : 0;
        last = now;
      }
    }, 6);
    await place.scrollIntoViewIfNeeded();
  }

  /** The left edge of a character on the screen. */
  async #point({ article, paragraph, character }: Place): Promise<{ x: number; y: number }> {
    return await this.paragraph(article, paragraph).evaluate((element, at) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      // Soft hyphens are no characters of the text.
      const length = element.textContent?.replaceAll('\u00ad', '').length ?? 0;
      let offset = at < 0 ? length + at : at;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const letters = [...(node.textContent ?? '')].flatMap((letter, i) =>
          letter === '\u00ad' ? [] : [i],
        );
        const size = letters.length;
        const letter = letters[offset];
        if (letter !== undefined) {
          const range = document.createRange();
          range.setStart(node, letter);
          range.setEnd(node, letter + 1);
          const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
          return { x: box.left + 1, y: box.top + box.height / 2 };
        }
        offset -= size;
      }
      throw new Error('The paragraph is shorter than that.');
    }, character);
  }

  /** What is painted, once something is: a note's card may stand a moment before its passage is painted. */
  async paintedSoon(name: RegExp): Promise<string[]> {
    await expect.poll(() => this.painted(name)).not.toEqual([]);
    return await this.painted(name);
  }

  /** The text under every painted highlight of a kind, in no order, as it is shown: `mark-yellow`, `match`, … */
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

/** A story that begins on the front page and goes on below it, in the midst of a paragraph. */
class TornStory {
  readonly #page: Page;
  readonly #article: Locator;
  /** The two parts of the paragraph. */
  readonly beginning: Locator;
  readonly rest: Locator;

  constructor(page: Page, sheet: Locator) {
    this.#page = page;
    const part = (selector: string) => sheet.locator(`[data-flow]${selector}`).first();
    this.beginning = part('[data-from="0"]');
    this.rest = part('[data-from]:not([data-from="0"])');
    this.#article = this.rest.locator('xpath=ancestor::article');
  }

  link(where: 'below' | 'above'): Locator {
    return this.#article.locator(`[data-jump="${where}"]`);
  }

  /** Selects so many characters before the jump and behind it, by a click and one with Shift; answers them. */
  async selectOver(before: number, behind: number): Promise<string> {
    await this.#click(this.beginning, -before);
    await this.#page.keyboard.down('Shift');
    await this.#click(this.rest, behind);
    await this.#page.keyboard.up('Shift');
    await expect(this.#page.getByRole('toolbar')).toBeVisible();
    const text = async (part: Locator) => (await part.textContent()) ?? '';
    return (await text(this.beginning)).slice(-before) + (await text(this.rest)).slice(0, behind);
  }

  /** Clicks before a character, counted from the end where it is negative. */
  async #click(part: Locator, character: number): Promise<void> {
    await part.scrollIntoViewIfNeeded();
    const point = await part.evaluate(async (element, at) => {
      const text = element.textContent ?? '';
      let offset = at < 0 ? text.length + at : at;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node.textContent ?? '';
        if (offset < length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const line = range.getClientRects()[0] ?? range.getBoundingClientRect();
          if (line.top < 60 || line.bottom > innerHeight) {
            element.closest('.paper-scroller')?.scrollBy({ top: line.top - 400, behavior: 'instant' });
          }
          // What was pressed before may still be scrolling, and a click would meet another place.
          for (let before: DOMRect | null = null; ; ) {
            const here = range.getClientRects()[0] ?? line;
            if (before?.left === here.left && before.top === here.top) {
              return { x: here.left + 1, y: here.top + here.height / 2 };
            }
            before = here;
            for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
          }
        }
        offset -= length;
      }
      throw new Error('The part is shorter than that.');
    }, character);
    await this.#page.mouse.click(point.x, point.y);
  }
}
