import { expect, test } from './support/fixtures.ts';

test('the licences of others’ work are in the settings', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('button', { name: 'Licences' }).click();
  const licences = page.getByRole('dialog', { name: 'Licences' });
  await expect(licences).toContainText('citeproc-js, © 2009–2019 Frank Bennett');
  await expect(licences).toContainText('SIL OPEN FONT LICENSE Version 1.1');
  await expect(licences).toContainText('Common Public Attribution License Version 1.0 (CPAL)');
});
