import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { writeMarks } from '../bench/support/marks.ts';
import { madeCedict } from '../support/dictionaries.ts';
import { isSet, readThrough } from '../support/sheet/settled.ts';
import { screenOf } from './pages/index.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** The paper under a person's hands: selecting, marking, views, quiet reading, finding, the keyboard. */

const lead = '新年第一班船上坐了三百二十一个人';
const second = '今年这十件事 请您盯着看';
const firstParagraph = '清溪渡破例开了一班船';
const secondParagraph = '他以为会来二三十个人';
const english = 'The New Bridge Opened';
const softHyphen = /\u00ad/g;

async function openIssue(page: Page, headline = lead) {
  const screen = screenOf(page);
  await screen.shelf.open(headline);
  await expect(screen.paper.article(headline)).toBeVisible();
  return screen;
}

const at = (paragraph: string, character: number, article = lead) => ({ article, paragraph, character });

test('a drag runs over columns and on into the next article', async ({ app }) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1280, height: 1600 });
  const { paper, notes } = await openIssue(page);
  await paper.select(at('凌晨4点，城北批发市场', 0), at('昨天，县政府公布', 20, second));
  await page.keyboard.press('3');
  await expect(notes.cards).toHaveCount(1);
  const painted = await paper.paintedSoon(/^mark-green$/);
  expect(painted.length).toBeGreaterThan(2);
  expect(painted[0]).toMatch(/^凌晨4点，城北批发市场/);
  expect(painted).toContain(second);
  expect(painted.at(-1)).toMatch(/^本报讯（记者 林晓舟）昨天/);
});

test('a passage of broken English words is marked, stored and copied without its soft hyphens', async ({
  app,
}) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 1200 });
  const { paper } = await openIssue(page, english);
  const words = 'At eleven minutes past twelve';
  await expect(paper.paragraph(english, words)).toContainText(/\u00ad/);
  await paper.select(at(words, 0, english), at('had cost thirty-two thousand', 30, english));
  await page.keyboard.press('h');
  const painted = (await paper.paintedSoon(/^mark-yellow$/)).map((text) => text.replace(softHyphen, ''));
  expect(painted[0]).toMatch(/^At eleven minutes .* Superintendent Brough .* had two bridges\.$/);

  const folder = join(app.library, '.broadsheet', 'annotations');
  const [issueId = ''] = await readdir(folder);
  const [name = ''] = await readdir(join(folder, issueId));
  const stored = await readFile(join(folder, issueId, name), 'utf8');
  expect(stored).toContain('Superintendent Brough');
  expect(stored).not.toMatch(softHyphen);

  await paper.select(at(words, 0, english), at('The procession had left', 12, english));
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+f');
  const box = page.getByRole('textbox', { name: 'Find in this issue' });
  await box.press('Control+v');
  await expect(box).toHaveValue(/put by Superintendent Brough at nine thousand/);
});

test('two highlights overlap, each in its colour', async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openIssue(page);
  await paper.select(at(secondParagraph, 0), at(secondParagraph, 24));
  await page.keyboard.press('1');
  await expect(notes.cards).toHaveCount(1);
  await paper.select(at(secondParagraph, 12), at(secondParagraph, 40));
  await page.keyboard.press('4');
  await expect(notes.cards).toHaveCount(2);
  const [blue = ''] = await paper.paintedSoon(/^mark-blue$/);
  const [yellow = ''] = await paper.painted(/^mark-yellow$/);
  expect(yellow).toMatch(/^他以为会来二三十个人/);
  expect(yellow.endsWith(blue.slice(0, yellow.length - 12))).toBe(true);
  expect(blue.length).toBeGreaterThan(20);
});

test('H repeats the last colour, and undo and redo take back and bring back', async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openIssue(page);
  await paper.select(at(firstParagraph, 0), at(firstParagraph, 8));
  await page.keyboard.press('5');
  await expect.poll(() => paper.painted(/^mark-purple$/)).toHaveLength(1);
  await paper.select(at(secondParagraph, 0), at(secondParagraph, 8));
  await page.keyboard.press('h');
  await expect.poll(() => paper.painted(/^mark-purple$/)).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => paper.painted(/^mark-purple$/)).toHaveLength(1);
  await expect(notes.cards).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => paper.painted(/^mark-purple$/)).toHaveLength(2);
});

test('Q copies the passage with its citation, and N writes a note beside it', { tag: '@host' }, async ({
  app,
}) => {
  const page = await app.open();
  const { paper, notes } = await openIssue(page);
  await paper.select(at(secondParagraph, 0), at(secondParagraph, 10));
  await page.keyboard.press('q');
  await expect(page.getByText('Copied with its citation.')).toBeVisible();
  await page.keyboard.press('n');
  const text = page.getByRole('textbox', { name: 'Text of the note' });
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+v');
  await expect(text).toHaveValue(/他以为会来二三十个人/);
  await expect(text).toHaveValue(/贺一鸣.*澄溪日报.*2024-01-01/s);
  await text.press('Control+Enter');
  await expect(notes.card('澄溪日报')).toBeVisible();
  await expect(paper.sheet.getByRole('button', { name: 'Note 1' })).toBeVisible();
});

test('a click on a highlight brings up its card', async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openIssue(page);
  await paper.select(at(firstParagraph, 2), at(firstParagraph, 12));
  await page.keyboard.press('2');
  await paper.select(at(secondParagraph, 2), at(secondParagraph, 12));
  await page.keyboard.press('6');
  await expect(notes.cards).toHaveCount(2);
  await expect(notes.cards.nth(1)).toHaveClass(/focused/);
  await paper.clickAt(at(firstParagraph, 6));
  await expect(notes.cards.nth(0)).toHaveClass(/focused/);
  await expect(notes.cards.nth(1)).not.toHaveClass(/focused/);
  await expect.poll(() => paper.painted(/^mark-focused$/)).toHaveLength(1);

  // A long list is written bit by bit, and whole.
  const [issueId = ''] = await readdir(join(app.library, '.broadsheet', 'annotations'));
  const path = join('澄溪日报', '2024', '2024-01-01.txt');
  const issue = parseIssueFile(path, await readFile(join(app.library, path)));
  await writeMarks(app.library, { ...issue, id: issueId }, 100, 1);
  await expect(notes.cards).toHaveCount(102);
});

test('the reading view and vertical lines keep the place', async ({ app }) => {
  const page = await app.open();
  const { paper } = await openIssue(page);
  const headline = '2024米，跑错了也算';
  await paper.goTo(headline);
  const heading = paper.article(headline).getByRole('heading').first();
  for (const view of ['Reading', 'Vertical', 'Page'] as const) {
    await paper.choose(view);
    await expect(heading, view).toBeInViewport();
  }
});

test('vertical lines stand in tiers, which the keyboard turns, and marks stay on them', async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openIssue(page);
  await paper.select(at(firstParagraph, 2), at(firstParagraph, 12));
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('头班船');
  await page.keyboard.press('Control+Enter');
  await expect(notes.cards).toHaveCount(1);
  const marked = await paper.paintedSoon(/^mark-/);

  await paper.choose('Vertical');
  const headline = paper.article(lead).getByRole('heading', { name: lead });
  await expect(headline).toBeInViewport();
  await expect.poll(() => paper.painted(/^mark-/)).toEqual(marked);
  await expect(paper.sheet.getByRole('button', { name: 'Note 1' })).toBeVisible();

  // Only whole lines are ever passed by, and what was turned is turned back.
  await paper.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => paper.scrolledLines()).toBeGreaterThan(1);
  expect((await paper.scrolledLines()) % 1).toBeCloseTo(0, 3);
  await page.keyboard.press('PageUp');
  await expect.poll(() => paper.scrolledLines()).toBe(0);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => paper.scrolledLines()).toBe(2);
  await page.keyboard.press('Home');

  // A drag and the keyboard select in tiers as elsewhere.
  await paper.select(at(secondParagraph, 0), at(secondParagraph, 10));
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('4');
  await expect.poll(() => paper.painted(/^mark-blue$/)).toEqual([expect.stringMatching(/^他以为会来/)]);
  // The new one is the one in hand, a moment after it is painted.
  const ofNew = async () => (await paper.painted(/^mark-/)).filter((text) => text.startsWith('他以为会来'));
  await expect.poll(ofNew).toHaveLength(2);
  const both = await paper.painted(/^mark-/);
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this issue' }).fill('汽笛照常');
  await expect.poll(() => paper.painted(/^match-current$/)).toHaveLength(1);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Type size' }).click();
  await page.getByText('One tier', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => paper.scrolledLines()).toBeNaN();
  await expect.poll(() => paper.painted(/^mark-/)).toEqual(both);
  await paper.choose('Page');
  await expect.poll(() => paper.painted(/^mark-/)).toEqual(both);
});

test('the strip turns pages by the keyboard, the contents follow, and links open windows', {
  tag: '@host',
}, async ({ app }) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { shelf } = screenOf(page);
  // Electron's window for a link is asked for in src-main/electron: tests/unit/electron.
  if (app.host === 'browser') {
    const coming = page.context().waitForEvent('page');
    await shelf.frontPage(lead).first().click({ button: 'middle' });
    const window = await coming;
    await expect(screenOf(window).paper.article(lead)).toBeVisible();
    await expect(shelf.frontPage(lead).first()).toBeVisible();
    await window.close();
  }

  const { paper } = await openIssue(page);
  const strip = page.getByRole('slider', { name: 'Pages of this issue' });
  const current = page
    .getByRole('navigation', { name: 'Contents of the issue' })
    .locator('a[aria-current=true]');
  await expect(current).toContainText(lead);
  await expect(strip).toHaveAttribute('aria-valuetext', /^Page 1 要闻, .*3 articles/);
  await strip.focus();
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(strip).toHaveAttribute('aria-valuetext', /^Page 2/, { timeout: 500 });
  }).toPass();
  await expect(current).toContainText('桥为什么要在最冷的时候');
  await expect(paper.article('桥为什么要在最冷的时候').getByRole('heading').first()).toBeInViewport();
  await page.keyboard.press('End');
  await expect(strip).toHaveAttribute('aria-valuetext', /^Page 4/);
  await expect(current).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(current).toContainText(lead);
  await page.keyboard.press('p');
  await expect(strip).toBeHidden();
  await page.keyboard.press('p');
  await expect(strip).toBeVisible();
  await paper.goTo(second);
  await expect(current).toContainText(second);
});

test('quiet reading comes back to the same place', async ({ app }) => {
  const page = await app.open();
  const { paper } = await openIssue(page);
  await paper.sheet.hover();
  await page.mouse.wheel(0, 260);
  // A wheel's scrolling takes its time.
  await expect.poll(() => paper.scrolled()).toBeCloseTo(260, 0);
  const before = await paper.scrolled();
  await paper.openArticle(second);
  await paper.closeArticle();
  await expect.poll(async () => Math.abs((await paper.scrolled()) - before)).toBeLessThan(3);
});

test('larger type sets the whole page anew and keeps the place', async ({ app }) => {
  const page = await app.open();
  const { paper } = await openIssue(page);
  await paper.goTo(second);
  const paragraph = paper.article(second).getByRole('paragraph').last();
  const size = () => paragraph.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await page.getByRole('button', { name: 'Type size' }).click();
  await page.getByRole('button', { name: 'Larger' }).click();
  await page.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(size).toBeGreaterThan(before);
  await expect(paper.article(second).getByRole('heading', { name: second })).toBeInViewport();
});

test('letters that are selected while the text is set anew stay selected', async ({ app }) => {
  const page = await app.open();
  const { paper } = await openIssue(page);
  await paper.openArticle(lead);
  await paper.article(lead).focus();
  for (let letters = 0; letters < 4; letters++) await page.keyboard.press('Shift+ArrowRight');
  await expect(paper.toolbar).toBeVisible();
  await page.getByRole('button', { name: 'Type size' }).evaluate((button: HTMLElement) => button.click());
  const larger = page.getByRole('button', { name: 'Larger' });
  await expect(larger).toBeVisible();
  const selected = await larger.evaluate(async (button: HTMLElement) => {
    const selection = document.getSelection();
    const changed = new Promise((resolve) =>
      document.addEventListener('selectionchange', resolve, { once: true }),
    );
    selection?.modify('extend', 'forward', 'character');
    await changed;
    button.click();
    for (let frames = 0; frames < 6; frames++) await new Promise(requestAnimationFrame);
    return selection?.toString().replaceAll('\u00ad', '') ?? '';
  });
  expect([...selected]).toHaveLength(5);
});

test('faces that come when one has read on leave a long paper as long as it was', async ({ app }) => {
  const file = join(app.library, '澄溪日报', '2024', '2024-01-01.txt');
  const text = await readFile(file, 'utf8');
  const paragraph = /\n\n船开到江心[\s\S]*?(?=\n\n)/u.exec(text)?.[0] ?? '';
  expect(paragraph).not.toBe('');
  await writeFile(file, text.replace(paragraph, paragraph.repeat(60)));
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  await openIssue(page);
  await readThrough(page);
  const [before, after] = await page.evaluate(async () => {
    const scroller = document.querySelector('.paper-scroller');
    const length = () => scroller?.scrollHeight ?? 0;
    scroller?.scrollTo({ top: length() });
    const lengthBefore = length();
    document.fonts.dispatchEvent(new Event('loadingdone'));
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    return [lengthBefore, length()] as const;
  });
  expect(Math.abs(after - before)).toBeLessThan(0.05 * before);
});

test('a page that is scrolled to stands as one that is jumped to, and before it is seen', async ({
  app,
  host,
}) => {
  test.skip(host !== 'browser', 'The sheet is the same on every host.');
  const story = (n: number) =>
    `## Story ${n} of the ferry\n\n${`The ferry crossed for the ${n}th time, and nobody on the quay was in a hurry. `.repeat(4 + (n % 7) * 3)}\n`;
  const stories = Array.from({ length: 60 }, (_, index) => story(index + 1));
  await writeFile(
    join(app.library, 'ferry.md'),
    `---\ntitle: The Ferry Post\ndate: 1921-03-04\n---\n\n${stories.join('\n')}`,
  );
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const places = () =>
    page.locator('.paper-scroller [data-article]').evaluateAll((articles) =>
      articles.map((article) => {
        const { left, width, height } = article.getBoundingClientRect();
        const top =
          article.getBoundingClientRect().top + (article.closest('.paper-scroller')?.scrollTop ?? 0);
        return [left, top, width, height].map(Math.round).join(' ');
      }),
    );
  await openIssue(page, 'Story 1 of the ferry');
  await readThrough(page);
  const jumped = await places();

  await page.reload();
  await isSet(page);
  const unmade = await page.locator('.paper-scroller').evaluate(async (scroller) => {
    const frame = () => new Promise(requestAnimationFrame);
    const { bottom, top } = scroller.getBoundingClientRect();
    const isSeen = (section: Element) => {
      const box = section.getBoundingClientRect();
      return box.top < bottom && box.bottom > top;
    };
    let found = 0;
    for (let last = -1; last !== scroller.scrollTop; ) {
      last = scroller.scrollTop;
      scroller.scrollTop += 60;
      await frame();
      await frame();
      found += [...scroller.querySelectorAll('.paper-section:not([data-near])')].filter(isSeen).length;
    }
    return found;
  });
  expect(unmade).toBe(0);
  await isSet(page);
  expect(await places()).toEqual(jumped);
});

test('a jump that is followed while the window is laid out anew leads where it should', async ({ app }) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { torn } = (await openIssue(page)).paper;
  await torn.link('below').click();
  await expect(torn.rest).toBeInViewport();
  await torn.link('above').evaluate(async (link: HTMLElement) => {
    const frames = async (count: number) => {
      for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
    };
    const paper = link.closest<HTMLElement>('.paper');
    if (!paper) throw new Error('The link is on no paper.');
    paper.style.maxHeight = `${paper.clientHeight - 40}px`;
    await frames(2);
    link.click();
    await frames(8);
  });
  await expect(torn.beginning).toBeInViewport();
});

test('a story of the front page goes on below: links lead both ways, a mark is on both parts', async ({
  app,
}) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { paper, notes } = await openIssue(page);
  const story = paper.torn;
  await story.link('below').click();
  await expect(story.link('above')).toBeFocused();
  await expect(story.rest).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(story.link('below')).toBeFocused();
  await expect(story.beginning).toBeInViewport();

  const marked = await story.selectOver(9, 7);
  expect(marked).not.toMatch(/\s/);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+f');
  const box = page.getByRole('textbox', { name: 'Find in this issue' });
  await box.press('Control+v');
  await expect(box).toHaveValue(marked);
  await box.press('Escape');
  await story.selectOver(9, 7);
  await page.keyboard.press('3');
  await expect(notes.cards).toHaveCount(1);
  await expect.poll(async () => (await paper.painted(/^mark-green$/)).join('')).toBe(marked);
  // The page is as wide again as when the story was torn there.
  await page.getByRole('button', { name: 'Notes panel' }).click();
  await expect(notes.panel).toBeHidden();

  const again = await app.restart();
  await again.setViewportSize({ width: 1440, height: 900 });
  const after = screenOf(again);
  await after.shelf.open(lead);
  const parts = await after.paper.paintedSoon(/^mark-green$/);
  expect(parts.map((part) => part.length)).toEqual([9, 7]);
  expect(parts.join('')).toBe(marked);

  await after.paper.setInPlainOrder();
  await expect.poll(() => after.paper.painted(/^mark-green$/)).toEqual([marked]);
});

test('the find bar counts, steps forward and back, and closes', async ({ app }) => {
  const page = await app.open();
  const { paper, search } = await openIssue(page);
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find in this issue' });
  await bar.getByRole('textbox').fill('清溪');
  await expect(bar).toContainText(/1 of \d+/);
  await expect.poll(() => paper.painted(/^match-current$/)).toEqual(['清溪']);
  await page.keyboard.press('Enter');
  await expect(bar).toContainText(/2 of \d+/);
  await page.keyboard.press('F3');
  await expect(bar).toContainText(/3 of \d+/);
  await bar.getByRole('button', { name: 'Previous match' }).click();
  await expect(bar).toContainText(/2 of \d+/);
  const traditional = '清溪渡破例開了一班船';
  await page.getByRole('button', { name: 'Type size' }).click();
  await page.getByRole('dialog', { name: 'Type size' }).getByText('Traditional').click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Shown in traditional characters')).toBeVisible();
  await expect(paper.article('新年第一班船上坐了三百二十一個人')).toContainText(traditional);
  for (const words of [traditional, '清溪渡破例开了一班船']) {
    await bar.getByRole('textbox').fill(words);
    await expect.poll(() => paper.painted(/^match-current$/)).toEqual([traditional]);
  }
  await bar.getByRole('textbox').press('Escape');
  await expect(bar).toBeHidden();
  await expect.poll(() => paper.painted(/^match/)).toEqual([]);
  // What is marked and copied is as printed; switched back, the mark is on the same words.
  const shown = { article: '新年第一班船上坐了三百二十一個人', paragraph: traditional };
  await paper.select({ ...shown, character: 8 }, { ...shown, character: 14 });
  await page.keyboard.press('Control+c');
  await page.keyboard.press('h');
  expect((await paper.paintedSoon(/^mark-yellow$/)).join('')).toBe('破例開了一班');
  await page.keyboard.press('Control+f');
  await bar.getByRole('textbox').press('Control+v');
  await expect(bar.getByRole('textbox')).toHaveValue('破例开了一班');
  await bar.getByRole('textbox').press('Escape');
  // So do the quotations of notes, hits and contexts; what is copied from them is printed.
  await page.keyboard.press('Control+Shift+L');
  const quotation = page
    .getByRole('main')
    .getByTitle('Show in the paper')
    .filter({ hasText: '破例開了一班' });
  await expect(quotation).toBeVisible();
  await search.find('破例开了一班船');
  const passage = search.results.locator('[data-printed*="破例"]').filter({ hasText: traditional }).first();
  await expect(passage).toBeVisible();
  await passage.evaluate((element) => document.getSelection()?.selectAllChildren(element));
  await page.keyboard.press('Control+c');
  await search.box.fill('');
  await search.box.press('Control+v');
  await expect(search.box).toHaveValue(/清溪渡破例开了一班船/);
  await page.goBack();
  await page.goBack();
  await page.getByRole('button', { name: 'As printed' }).click();
  await expect.poll(async () => (await paper.painted(/^mark-yellow$/)).join('')).toBe('破例开了一班');
});

test('an issue is opened, read, marked and looked up by the keyboard alone', async ({ app }) => {
  const dictionaries = join(app.profile, 'config', 'dictionaries');
  await mkdir(dictionaries, { recursive: true });
  await writeFile(join(dictionaries, 'cedict.u8'), madeCedict);
  const page = await app.open();
  const { shelf, paper, notes } = screenOf(page);
  const front = shelf.frontPage(lead).first();
  await front.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await front.evaluate((element) => element.closest('ol')?.contains(document.activeElement))) break;
  }
  // The front pages of a paper are one stop: arrows go from one to the next.
  for (let presses = 0; presses < 10; presses++) {
    if (await front.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(front).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(paper.article(lead)).toBeVisible();
  const read = paper.article(lead).getByRole('button', { name: 'Read this article' });
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await read.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(read).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to the page' })).toBeVisible();
  for (let letters = 0; letters < 9; letters++) await page.keyboard.press('Shift+ArrowRight');
  await expect(paper.toolbar).toBeVisible();
  // Of 今天零点，清溪渡破 the dictionary knows one word.
  await page.keyboard.press('d');
  const dictionary = page.getByRole('dialog', { name: 'Dictionary' });
  await expect(dictionary).toContainText('ferry crossing');
  await expectNoFaults(page, 'a word looked up');
  await page.keyboard.press('Escape');
  await expect(dictionary).toBeHidden();
  await page.keyboard.press('7');
  await expect(notes.cards).toHaveCount(1);
  const [marked = ''] = await paper.paintedSoon(/^mark-orange$/);
  await expect(paper.article(lead)).toContainText(marked);
  expect([...marked]).toHaveLength(9);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Back to the page' })).toBeHidden();
});

test('a paper that runs from right to left is made up from the right', async ({ app }) => {
  const fixtures = new URL('../fixtures/right-to-left/', import.meta.url);
  await cp(fileURLToPath(fixtures), join(app.library, 'right-to-left'), { recursive: true });
  const page = await app.open();
  await page.setViewportSize({ width: 1280, height: 900 });
  const arabic = 'افتتاح الجسر الجديد على المصب';
  const { paper, notes } = await openIssue(page, arabic);
  const left = async (name: string) => (await paper.article(name).boundingBox())?.x ?? Number.NaN;
  expect(await left('أسعار القمح في السوق')).toBeGreaterThan(await left('مدرسة ليلية للعمال'));

  const words = 'افتتح أمس الجسر الجديد';
  // The helper points at a character's left edge, which is its end here.
  await paper.select(at(words, 0, arabic), at(words, 10, arabic));
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('الجسر');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => paper.painted(/^mark-(?!focused)/)).toEqual(['فتتح أمس ال']);
  const numeral = await paper.sheet.getByRole('button', { name: 'Note 1' }).boundingBox();
  expect(numeral?.x).toBeLessThan((await paper.paragraph(arabic, words).boundingBox())?.x ?? 0);
  await expect(notes.cards.locator('.note-quote')).toHaveCSS('direction', 'rtl');
  await paper.choose('Reading');
  await expect.poll(() => paper.painted(/^mark-(?!focused)/)).toHaveLength(1);
});

test('vertical lines are not offered for Latin type, and the switch says why', async ({ app }) => {
  const page = await app.open();
  await openIssue(page, english);
  const vertical = page.getByRole('radio', { name: 'Vertical' });
  await expect(vertical).toBeDisabled();
  await expect(page.getByTitle('Latin type is not set in vertical lines')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await openIssue(page);
  await expect(vertical).toBeEnabled();
});

test.describe('where the disk refuses', () => {
  test.use({ expectedProblems: /annotations|ENOTDIR|EEXIST|saveFailed|could not be saved/ });

  test('a note that cannot be saved stays on screen with the reason and another try', async ({ app }) => {
    const page = await app.open();
    const { paper, notes } = await openIssue(page);
    const folder = join(app.library, '.broadsheet', 'annotations');
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'in the way');

    await paper.select(at(secondParagraph, 0), at(secondParagraph, 10));
    await page.keyboard.press('n');
    const text = page.getByRole('textbox', { name: 'Text of the note' });
    await text.fill('不能丢的一句话');
    await text.press('Control+Enter');
    await expect(notes.panel.getByRole('alert')).toContainText(/^Not saved yet\. .{10,}/);
    await expect(text).toHaveValue('不能丢的一句话');

    await rm(folder);
    await notes.panel.getByRole('button', { name: 'Try again' }).click();
    await expect(text).toBeHidden();
    await expect(notes.card('不能丢的一句话')).toBeVisible();
  });
});
