import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** What the program says of itself, and how its settings are found. */

test('a setting is found by its words, also by those of its explanation', async ({ app }) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  const find = settings.getByRole('searchbox', { name: 'Find a setting' });
  await find.fill('mains');
  await expect(settings.getByRole('checkbox')).toHaveCount(1);
  await expect(settings.getByRole('checkbox', { name: 'Read pictures also on battery' })).toBeVisible();
  await expect(settings.getByRole('combobox')).toHaveCount(0);
  await find.fill('dictionar');
  await expect(settings.getByRole('heading', { level: 3 })).toHaveText(['Dictionaries']);
  await find.fill('no such thing');
  await expect(settings.getByText('No setting says “no such thing”.')).toBeVisible();
  await find.fill('');
  await expect(settings.getByRole('combobox', { name: 'Theme' })).toHaveAccessibleDescription(
    /Light or dark/,
  );
  await expect(settings.getByText('No setting says')).toBeHidden();
});

test('the report on the program names no folder, and can be copied', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the report…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Diagnostics' });
  const report = dialog.getByRole('region', { name: 'Report' });
  await expect(report).toContainText('pageReady');
  await expect(report).toContainText(`host: ${app.host === 'browser' ? 'browser' : 'electron'}`);
  expect(await report.textContent()).not.toContain(app.profile);
  expect(await report.textContent()).not.toContain(app.library);
  await expectNoFaults(page, 'diagnostics');
  await dialog.getByRole('button', { name: 'Copy the report' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test.describe('in safe mode', () => {
  test.use({ safeMode: true });

  test('the window says that preferences are left aside', { tag: '@host' }, async ({ app }) => {
    const page = await app.open();
    await expect(page.getByText('Safe mode: your settings and caches are left aside.')).toBeVisible();
    await expectNoFaults(page, 'safe mode');
  });
});
