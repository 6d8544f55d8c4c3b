import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres, type TestServer } from '../support/postgres.ts';
import { Archive } from './pages/archive.ts';
import { Export } from './pages/export.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaultsInAnyLight } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { root, startProgram } from './support/process.ts';

/** An archive on a server of PostgreSQL, from a library that is fed to it to a reader who opens it. */

const lead = '新年第一班船上坐了三百二十一个人';
const firstParagraph = '清溪渡破例开了一班船';
const secondParagraph = '他以为会来二三十个人';
const note = '核对船票';

let postgres: TestServer;
test.beforeAll(async () => {
  postgres = await startPostgres();
});
test.afterAll(() => postgres.stop());

let databases = 0;

/** Makes an archive of a library by the command line; answers its address and the password apart. */
async function fed(library: string, profile: string): Promise<{ url: string; password: string }> {
  const whole = await postgres.database(`e2e_${process.pid}_${++databases}`);
  for (const command of [['prepare'], ['feed', library]]) {
    const program = startProgram([join(root, 'out/main/cli.js'), 'archive', ...command, '--server', whole], {
      env: { ...process.env, BROADSHEET_PROFILE: `${profile}-feeder` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (!(await program.ended()) || program.child.exitCode !== 0) throw new Error(program.errors());
  }
  const address = new URL(whole);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { url: address.href, password };
}

test('an archive is opened from its server, read, searched, annotated and exported, and goes on while the server is away', {
  tag: '@host',
}, async ({ app }) => {
  test.slow();
  const { url, password } = await fed(app.library, app.profile);
  let page = await app.open();
  let archive = new Archive(page);
  await archive.openDialog();
  const { dialog } = archive;
  await dialog.getByLabel('Address of the archive').fill(url);
  await dialog.getByLabel('Password', { exact: true }).fill('wrong');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not accept this name or password');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByLabel('Keep the password').setChecked(true);
  if (app.host !== 'browser') {
    // Where the system has dialogs the folder for notes is chosen in one.
    const notes = join(app.profile, 'my notes');
    await mkdir(notes, { recursive: true });
    await app.answerFolderDialog(notes);
    await dialog.getByRole('button', { name: 'Choose…' }).first().click();
    await expect(dialog.getByText(notes)).toBeVisible();
  }
  await expectNoFaultsInAnyLight(page, 'the dialog');
  await archive.finish();

  let screen = screenOf(page);
  await expect(screen.shelf.publication('澄溪日报')).toContainText('10 issues');
  await expect(screen.shelf.publication('The Wexcombe Courier')).toContainText('7 issues');
  await screen.shelf.open(lead);
  await expect(screen.paper.article(lead)).toContainText(firstParagraph);
  await screen.paper.select(
    { article: lead, paragraph: firstParagraph, character: -7 },
    { article: lead, paragraph: secondParagraph, character: 11 },
  );
  await screen.notes.write(note, ['清溪渡']);
  const exported = new Export(page);
  await exported.open();
  await expect(exported.preview).toContainText(note);
  await expect(exported.preview).toContainText('澄溪日报');
  await app.answerFolderDialog(app.exportFolder);
  await exported.finish();
  await expect.poll(() => readdir(app.exportFolder)).toHaveLength(1);
  const [file = ''] = await readdir(app.exportFolder);
  expect(await readFile(join(app.exportFolder, file), 'utf8')).toContain(note);

  await screen.search.find('石阶');
  await expect(screen.search.anyHit.first()).toBeVisible();
  await screen.search.find('tag:清溪渡');
  await expect(screen.search.anyHit).toHaveCount(2);
  await screen.search.find('3 Jan 1927');
  await screen.search.find('wexcombe courier');
  await expect(screen.search.names.filter({ hasText: '7 issues' })).toBeVisible();

  await postgres.kill();
  await screen.search.find('破例开了');
  await expect(archive.line).toContainText('cannot be reached');
  await expect(page.getByText('these hits are from issues with your notes alone')).toBeVisible();
  await screen.search.hit(lead).getByRole('link').first().click();
  await expect(screen.paper.article(lead)).toContainText(firstParagraph);
  await screen.paper.select(
    { article: lead, paragraph: secondParagraph, character: 0 },
    { article: lead, paragraph: secondParagraph, character: 6 },
  );
  await screen.notes.write('断线时写的', []);
  await expectNoFaultsInAnyLight(page, 'without its server');

  // Started again without its server: known, readable, annotated.
  page = await app.restart();
  archive = new Archive(page);
  screen = screenOf(page);
  await archive.openDialog();
  const address = archive.dialog.getByLabel('Address of the archive');
  await archive.dialog.getByRole('list', { name: 'Opened before' }).getByRole('button').click();
  if (app.host !== 'browser') {
    // Another archive's notes are not to lie in the folder of this one's.
    await expect(archive.dialog.getByText('my notes')).toHaveCount(2);
    await address.fill(`${url}_other`);
    await expect(archive.dialog.getByText('my notes')).toHaveCount(1);
  }
  await address.fill(url);
  await archive.finish();
  await expect(archive.line).toBeVisible();
  await expect(screen.shelf.publication('澄溪日报')).toContainText('10 issues');
  await screen.notebook.open();
  await expect(screen.notebook.card('断线时写的')).toBeVisible();
  await expect(screen.notebook.card(note)).toBeVisible();

  await postgres.start();
  await archive.line.getByRole('button', { name: 'Try again' }).click();
  await expect(archive.line).toBeHidden();
  await page.keyboard.press('Control+k');
  await screen.search.find('Luncheon');
  await screen.search
    .hit(/Luncheon/)
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('main', { name: /The Wexcombe Courier/ })).toContainText(/Luncheon/);
});

test('a long run of an archive comes year by year, and leads from issue to issue over its years', async ({
  app,
}) => {
  test.slow();
  const library = join(app.profile, 'long run');
  await mkdir(library, { recursive: true });
  for (const [year, days] of [
    [1949, 3],
    [1950, 20],
    [1975, 15],
  ] as const) {
    for (let day = 1; day <= days; day++) {
      const date = `${year}-03-${String(day).padStart(2, '0')}`;
      const text = `---\ntitle: 渡口周报\ndate: ${date}\n---\n\n## 要闻${date}\n\n${date}的渡口。\n`;
      await writeFile(join(library, `${date}.md`), text);
    }
  }
  const { url, password } = await fed(library, app.profile);
  const page = await app.open();
  const archive = new Archive(page);
  await archive.openDialog();
  await archive.dialog.getByLabel('Address of the archive').fill(url);
  await archive.dialog.getByLabel('Password', { exact: true }).fill(password);
  await archive.finish();
  const { shelf, search } = screenOf(page);
  const paper = shelf.publication('渡口周报');
  await expect(paper).toContainText('38 issues');
  await expect(paper.getByRole('group', { name: '1975: 15 days with issues' })).toBeVisible();
  await paper.getByRole('button', { name: 'Earlier year' }).click();
  await expect(paper.getByRole('group', { name: '1950: 20 days with issues' })).toBeVisible();
  await paper.getByRole('button', { name: 'Earlier year' }).click();
  await expect(paper.getByRole('group', { name: '1949: 3 days with issues' })).toBeVisible();

  // An issue that no list had is found by its day, and leads to the days around it.
  await search.find('1950年3月20日');
  await search.names.filter({ hasText: '渡口周报' }).first().click();
  await expect(page.getByRole('main', { name: /渡口周报, Monday, 20 March 1950/ })).toBeVisible();
  await page.keyboard.press(']');
  await expect(page.getByRole('main', { name: /1 March 1975/ })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page.getByRole('main', { name: /20 March 1950/ })).toBeVisible();
});
