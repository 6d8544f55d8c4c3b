import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';
import { screenOf } from './pages/index.ts';
import { Print } from './pages/print.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { pdfPages } from './support/pdf.ts';

const lead = '新年第一班船上坐了三百二十一个人';
const note = '核对船票';

test('a clipping goes to paper with its running head, its note and its citation, page by page as it was shown', {
  tag: '@host',
}, async ({ app, host }) => {
  const page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  await shelf.open(lead);
  const start = { article: lead, paragraph: '清溪渡破例开了一班船' } as const;
  await paper.select({ ...start, character: -7 }, { ...start, character: -2 });
  await notes.write(note, ['清溪渡']);
  await paper.select({ ...start, character: 0 }, { ...start, character: 10 });
  await paper.toolbar.getByRole('button', { name: 'Print' }).click();
  const print = new Print(page);
  await print.choose('What to print', 'This article');
  await print.choose('Paper', 'A4');
  await expect(print.preview).toContainText(note);
  await expectNoFaults(page, 'the print dialog');

  let pdf: Uint8Array;
  if (host === 'browser') {
    pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  } else {
    await app.answerFolderDialog(app.exportFolder);
    await print.dialog.getByRole('button', { name: 'Save as PDF…' }).click();
    await expect(print.dialog).toBeHidden();
    const [name = ''] = await readdir(app.exportFolder);
    expect(name).toBe(`澄溪日报 2024-01-01 ${lead}.pdf`);
    pdf = await readFile(join(app.exportFolder, name));
  }
  const pages = await pdfPages(pdf);
  const [first] = pages;
  expect([Math.round(first?.width ?? 0), Math.round(first?.height ?? 0)]).toEqual([210, 297]);
  for (const [index, { text }] of pages.entries()) {
    expect(text).toContain('澄溪日报');
    expect(text).toContain('1January2024·Page1');
    expect(text).toContain(`${index + 1}/${pages.length}`);
  }
  expect(first?.text).toContain(lead);
  expect(first?.text).toContain(note);
  const all = pages.map(({ text }) => text).join('');
  expect(all).toContain('他以为会来二三十个人');
  expect(all).toContain(`${lead}[N].澄溪日报，2024-01-01（1）`);
  // What the window shows beside the dialog stays on the screen.
  expect(all).not.toContain('五条新公交线路');
  if (host !== 'browser') return;

  // The same clipping as pictures for a slide.
  await print.choose('As', 'Picture: a slide, 16:9');
  await expect(print.picture).toContainText('他以为会来二三十个人');
  const svg = (await print.save('SVG', app.exportFolder)).toString('utf8');
  expect(svg).toContain('width="3840" height="2160"');
  // Letters are outlines, so that no program has to have the faces.
  expect(svg).not.toMatch(/<(?:foreignObject|text)/);
  const said = /<desc>([\s\S]*?)<\/desc>/.exec(svg)?.[1] ?? '';
  for (const part of [
    '澄溪日报\n1 January 2024',
    lead,
    '他以为会来二三十个人',
    '[N]. 澄溪日报，2024-01-01（1）',
  ]) {
    expect(said).toContain(part);
  }
  const png = await print.save('PNG', app.exportFolder);
  expect(pictureSize(png)).toEqual({ width: 3840, height: 2160 });
  await expectNoFaults(page, 'the print dialog with a picture');
  await print.choose('As', 'Pages');

  expect(pages).toHaveLength(await print.pages());
  await print.choose('What to print', 'The whole issue');
  await print.choose('Paper', 'A3');
  await print.choose('Notes', 'Below the text');
  await expect(print.preview).toContainText('五条新公交线路');
  const shown = await print.pages();
  const issue = await pdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(Math.round(issue[0]?.width ?? 0)).toBe(297);
  expect(issue).toHaveLength(shown);
});
