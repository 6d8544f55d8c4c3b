import { test } from './support/fixtures.ts';
import { takeAll } from './support/pictures.ts';

/** Pictures of the settings and of the report on the program, in `screenshots/`. */

for (const language of ['en-US', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language });
    test('settings', async ({ app }) => {
      test.setTimeout(240_000);
      const page = await app.open();
      const name = language.slice(0, 2);
      await page.getByRole('button', { name: /^(Settings|设置)$/ }).click();
      const find = page.getByRole('searchbox', { name: /^(Find a setting|查找设置)$/ });
      await find.waitFor();
      await takeAll(page, `settings-${name}`);
      await find.fill(language === 'zh-CN' ? '引文' : 'cit');
      await takeAll(page, `settings-found-${name}`);
      await find.fill(language === 'zh-CN' ? '颜色' : 'colour');
      await page.getByText(/^(Names of the highlight colours|划线颜色的名称)$/).click();
      await takeAll(page, `settings-colours-${name}`);
      await find.fill('');
      await page.getByRole('button', { name: /^(Show the report|查看报告)/ }).click();
      await page
        .getByRole('region', { name: /^(Report|报告)$/ })
        .getByText('Last events')
        .waitFor();
      await takeAll(page, `diagnostics-${name}`);
    });
  });
}
