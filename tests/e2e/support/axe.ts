import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Every fault that axe finds, by rule, with the elements it is found on. */
async function faults(page: Page): Promise<readonly string[]> {
  // The other mode opens a page of its own, which the app's window knows nothing of.
  const { passes, violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(passes.length, 'axe has looked').toBeGreaterThan(15);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 4).map(({ target, failureSummary }) => `${target} ${failureSummary ?? ''}`);
    return `${id}: ${help}\n  ${places.join('\n  ')}`;
  });
}

/** Checks what is on the screen, and lets the test go on to the next view. */
export async function expectNoFaults(page: Page, view: string): Promise<void> {
  expect.soft(await faults(page), view).toEqual([]);
}

/** The same in light and in dark, as the system is set; leaves it light. */
export async function expectNoFaultsInAnyLight(page: Page, view: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoFaults(page, `${view}, ${colorScheme}`);
  }
}
