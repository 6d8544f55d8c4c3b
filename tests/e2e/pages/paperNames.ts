import type { Locator, Page } from '@playwright/test';

/** The dialog that proposes names for papers, and the line over the shelf that leads to it. */
export class PaperNames {
  readonly banner: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.banner = page.getByRole('region', { name: 'Some papers want a look at their names.' });
    this.dialog = page.getByRole('dialog', { name: 'Names of papers' });
  }

  async open(): Promise<void> {
    await this.banner.getByRole('button', { name: 'Look at the names…' }).press('Enter');
  }

  /** What is proposed for a paper, by what it is called now. */
  proposal(called: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: called });
  }

  name(called: string): Locator {
    return this.dialog.getByRole('textbox', { name: `Name for ${called}` });
  }
}
