import type { Page } from '@playwright/test';
import { screenOf } from './pages/index.ts';
import { expect, test } from './support/fixtures.ts';

/** The frame around the paper: its bar at every width, its panels, and whose the keys are. */

const lead = '新年第一班船上坐了三百二十一个人';
const paragraph = '他以为会来二三十个人';
/** In pixels: the place is kept by its line, and words may go over to the next. */
const aLineAndAHalf = 40;

async function openLead(page: Page) {
  const screen = screenOf(page);
  await screen.shelf.open(lead);
  await expect(screen.paper.article(lead)).toBeVisible();
  return screen;
}

test('the bar holds together at every width, and the selection bar stays in its pane', async ({ app }) => {
  const page = await app.open();
  const { paper, notes } = await openLead(page);
  for (const width of [1366, 1280, 1024, 901, 781, 720, 600, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(barFaults), `at ${width} pixels`).toEqual([]);
  }
  await paper.select({ article: lead, paragraph, character: 0 }, { article: lead, paragraph, character: 24 });
  const bar = await paper.toolbar.boundingBox();
  const selected = await page.evaluate(() => {
    const lines = [...(document.getSelection()?.getRangeAt(0).getClientRects() ?? [])];
    return Math.max(...lines.map(({ bottom }) => bottom));
  });
  expect(bar?.width).toBeLessThanOrEqual(330);
  expect(bar?.x).toBeGreaterThanOrEqual(0);
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(bar?.y).toBeGreaterThanOrEqual(selected);
  const buttons = await paper.toolbar.getByRole('button').all();
  const heights = await Promise.all(buttons.map((button) => button.evaluate(targetHeight)));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);

  // The notes lie over the paper; no veil of theirs over a view that has none.
  await notes.write('To be looked up.', []);
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('checkbox', { name: 'Choose all' }).click();
  await expect(page.getByRole('checkbox', { name: '1 chosen' })).toBeChecked();
});

test('the notes panel waits for the first note; panels and widths keep the place', async ({ app }) => {
  const page = await app.open();
  await page.setViewportSize({ width: 1440, height: 900 });
  const { paper, notes } = await openLead(page);
  await expect(notes.panel).toBeHidden();
  await paper.select({ article: lead, paragraph, character: 0 }, { article: lead, paragraph, character: 9 });
  await page.keyboard.press('3');
  await expect(notes.panel).toBeVisible();
  await expect(notes.cards).toHaveCount(1);

  await page.locator('.paper-scroller').first().evaluate(scrolledTo, 1200);
  const words = async () => await page.evaluate(firstWords);
  await expect.poll(words).not.toBeNull();
  const before = await words();
  if (!before) throw new Error('No text is at the top of the window.');
  const top = () => page.evaluate(topOf, before.text);
  for (const width of [1000, 800, 1200, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expect
      .poll(async () => Math.abs(((await top()) ?? 0) - before.top), `at ${width}`)
      .toBeLessThan(aLineAndAHalf);
  }
  await page.getByRole('button', { name: 'Notes panel' }).click();
  await expect(notes.panel).toBeHidden();
  await expect.poll(async () => Math.abs(((await top()) ?? 0) - before.top)).toBeLessThan(aLineAndAHalf);
});

test('after a click on the frame the keys still turn the paper, and back is where one was', async ({
  app,
}) => {
  const page = await app.open();
  const { shelf, paper } = screenOf(page);
  const front = shelf.frontPage(lead).first();
  await front.focus();
  await page.keyboard.press('Enter');
  await expect(paper.article(lead)).toBeVisible();
  await page.getByRole('banner').click({ position: { x: 380, y: 6 } });
  await expect(async () => {
    // A scroll that the make-up of a busy machine ends halfway is begun again, as a person does.
    await page.keyboard.press('PageDown');
    await expect.poll(() => paper.scrolled(), { timeout: 3_000 }).toBeGreaterThan(300);
  }).toPass();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(front).toBeFocused();
});

/** Scrolls as a hand does, and waits until the paper has heard of it. */
async function scrolledTo(scroller: Element, top: number): Promise<void> {
  scroller.scrollTo({ top, behavior: 'instant' });
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
}

/** What of the bar lies outside the window or over something else of it. */
function barFaults(): string[] {
  const bar = document.querySelector('header.bar');
  const parts = [...(bar?.querySelectorAll('button, a, input, .segmented') ?? [])]
    .filter((part) => part.checkVisibility() && !part.matches('.segment *'))
    .map((part) => ({ part, box: part.getBoundingClientRect() }));
  return parts.flatMap(({ part, box }, at) => {
    const name = part.getAttribute('aria-label') ?? part.textContent;
    const outside = box.left < -1 || box.right > window.innerWidth + 1 ? [`${name} is outside`] : [];
    const over = parts.slice(at + 1).flatMap(({ part: other, box: there }) => {
      const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      const apart = across <= 1 || down <= 1 || part.contains(other) || other.contains(part);
      return apart ? [] : [`${name} over ${other.getAttribute('aria-label') ?? other.textContent}`];
    });
    return [...outside, ...over];
  });
}

/** Height of a button with what enlarges it for the pointer, in pixels. */
function targetHeight(button: Element): number {
  const around = Number.parseFloat(getComputedStyle(button, '::after').top);
  const { height } = button.getBoundingClientRect();
  return Math.round(height - 2 * (Number.isNaN(around) ? 0 : Math.min(0, around)));
}

/** The first letters of the issue at the top of the paper, and how far down they are in pixels. */
function firstWords(): { text: string; top: number } | null {
  const box = document.querySelector('.paper-scroller')?.getBoundingClientRect();
  if (!box) return null;
  for (let y = box.top + 12; y < box.bottom; y += 26) {
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      const caret = document.caretPositionFromPoint(box.left + box.width * share, y);
      const flow = caret?.offsetNode.parentElement?.closest('[data-flow]');
      if (!(caret?.offsetNode instanceof Text) || !flow) continue;
      const range = document.createRange();
      range.setStart(caret.offsetNode, caret.offset);
      range.setEnd(flow, flow.childNodes.length);
      const text = range.toString().slice(0, 12);
      range.setEnd(caret.offsetNode, Math.min(caret.offsetNode.length, caret.offset + 1));
      if (text.length === 12) return { text, top: range.getClientRects()[0]?.top ?? 0 };
    }
  }
  return null;
}

/** How far down some words of the issue are, in pixels; the lines they stand on are elements of their own. */
function topOf(words: string): number | null {
  for (const flow of document.querySelectorAll('.paper-sheet [data-flow]')) {
    let at = flow.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (at >= length) {
        at -= length;
        continue;
      }
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getClientRects()[0]?.top ?? null;
    }
  }
  return null;
}
