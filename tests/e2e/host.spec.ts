import type { Page } from '@playwright/test';
import { expectNoFaults } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

/** What holds of a window on every host, whatever it shows. */

/** Runs a probe in the page and answers how it ended. */
const probe = (page: Page, script: (() => Promise<string>) | (() => string)): Promise<string> =>
  page.evaluate(script);

test('the app opens a window with its page', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  await expect(page).toHaveTitle(/Broadsheet/);
  await expect(page.locator('body')).not.toBeEmpty();
});

test.describe('the page', { tag: '@host' }, () => {
  test.use({ expectedProblems: /Content Security Policy/i });

  test('runs under a policy that forbids inline and evaluated script', async ({ app }) => {
    const page = await app.open();
    const inline = await probe(page, async () => {
      const refused = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      });
      const script = document.createElement('script');
      script.textContent = 'document.title = "inline script ran"';
      document.head.append(script);
      return await refused;
    });
    expect(inline).toBe('script-src-elem');
    // In a turn of its own: what DevTools evaluates is exempt from the policy.
    const evaluated = await probe(page, async () => {
      await new Promise((resolve) => setTimeout(resolve));
      try {
        return String(new Function('return "ran"')());
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    });
    expect(evaluated).toBe('EvalError');
    await expect(page).not.toHaveTitle(/inline/);
  });

  test('runs under a policy that forbids inline style', async ({ app }) => {
    const page = await app.open();
    const display = await probe(page, () => {
      const style = document.createElement('style');
      style.textContent = 'body { display: contents }';
      document.head.append(style);
      return getComputedStyle(document.body).display;
    });
    expect(display).not.toBe('contents');
  });

  test('reaches no other address', async ({ app }) => {
    const page = await app.open();
    const fetched = await probe(page, async () => {
      try {
        await fetch('https://example.com/');
        return 'reached';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    });
    expect(fetched).toBe('TypeError');
    const connected = await probe(
      page,
      () =>
        new Promise<string>((resolve) => {
          try {
            const socket = new WebSocket('wss://example.com/');
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
    );
    expect(connected).toBe('refused');
  });
});

test('the page has no Node', { tag: '@host' }, async ({ app }) => {
  const page = await app.open();
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('the wire and the paths of dropped files are all that Electron’s preload gives the page', {
  tag: '@host',
}, async ({ app }) => {
  test.skip(app.host === 'browser', 'the browser host has no preload');
  const page = await app.open();
  const wire = await page.evaluate(() => {
    const { broadsheetWire } = globalThis as { broadsheetWire?: object };
    return broadsheetWire ? Object.keys(broadsheetWire) : null;
  });
  expect(wire).toEqual(['post', 'onMessage', 'pathsOf']);
});

test('the page cannot leave the app, nor open a window', { tag: '@host' }, async ({ app }) => {
  test.skip(app.host === 'browser', 'in a browser the person may go where they like');
  const page = await app.open();
  const address = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => window.open('/', '_blank'));
  await expect
    .poll(
      () =>
        page
          .context()
          .pages()
          .filter((open) => open.url() === address).length,
    )
    .toBe(1);
  expect(page.url()).toBe(address);
});

test('a second window opens beside the first, and closing one leaves the other', { tag: '@host' }, async ({
  app,
}) => {
  const first = await app.open();
  const second = await app.openWindow();
  await expect(second).toHaveTitle(/Broadsheet/);
  await first.close();
  await expect(second.locator('body')).not.toBeEmpty();
});

for (const how of ['inOrder', 'killed'] as const) {
  test(`the app opens again after it ended (${how})`, { tag: '@host' }, async ({ app }) => {
    await app.open();
    const page = await app.restart(how);
    await expect(page).toHaveTitle(/Broadsheet/);
  });
}

test.describe('what the system asks of a running app reaches the window in use', { tag: '@host' }, () => {
  test.skip(({ host }) => host === 'browser', 'a browser has neither menus nor links of ours');

  const target = { issueId: 'a/b', articleId: null, annotationId: 'n1', start: null, end: null };
  const link = 'broadsheet://issue/a%2Fb?annotation=n1';

  test('a link that is clicked', async ({ app }) => {
    const page = await app.open();
    const arrived = await listenFor(page, 'navigate.requested');
    await app.openLink('/issue/a%2Fb?annotation=n1');
    expect(await arrived()).toEqual(target);
  });

  test('a second start, which then ends', async ({ app }) => {
    await app.open();
    const second = await app.openWindow();
    const arrived = await listenFor(second, 'navigate.requested');
    await app.startAgain(link);
    expect(await arrived()).toEqual(target);
  });

  test('a menu entry', async ({ app }) => {
    const page = await app.open();
    const arrived = await listenFor(page, 'command.requested');
    await app.clickMenu('search');
    expect(await arrived()).toEqual({ command: 'search' });
  });
});

/** Listens on the page's wire; answers how to wait for the next event of that name. */
async function listenFor(page: Page, name: string): Promise<() => Promise<unknown>> {
  const arrival = await page.evaluateHandle(async (wanted) => {
    interface Message {
      readonly t?: string;
      readonly i?: string;
      readonly m?: string;
      readonly a?: readonly unknown[];
    }
    const { broadsheetWire } = globalThis as unknown as {
      broadsheetWire: { post(message: Message): void; onMessage(listener: (message: Message) => void): void };
    };
    const answered = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<unknown>();
    broadsheetWire.onMessage(({ t, i, m, a }) => {
      if (t === 's' && i === 'probe') answered.resolve();
      if (m === 'event' && a?.[0] === wanted) arrived.resolve(a[1]);
    });
    // The answer to a call says that the listener stands.
    broadsheetWire.post({ t: 'q', i: 'probe', m: 'call', a: ['settings.get', {}] });
    await answered.promise;
    // Wrapped, for a handle to a promise would wait for it.
    return { arrived: arrived.promise };
  }, name);
  return () => arrival.evaluate(({ arrived }) => arrived);
}

test.describe('a browser that was not let in', { tag: '@host' }, () => {
  test.skip(({ host }) => host !== 'browser', 'only the browser host is asked over HTTP');
  test.use({ expectedProblems: /401/ });

  test('is told how to come in, and finds nothing else', async ({ app }) => {
    const page = await app.open();
    const { origin } = new URL(page.url());
    expect(new URL(page.url()).search).toBe('');
    const stranger = await page.context().browser()?.newContext({ locale: 'en' });
    if (!stranger) throw new Error('The page is in no browser.');
    try {
      const outside = await stranger.newPage();
      for (const path of ['/', '/issue/a', '/?token=wrong']) {
        await outside.goto(origin + path);
        await expect(outside.getByText('press Enter, and open the address that it prints')).toBeVisible();
      }
      await expect(outside.getByRole('alert')).toContainText('This address has been used already');
      await expectNoFaults(outside, 'the door');
      expect(await stranger.cookies()).toEqual([]);
    } finally {
      await stranger.close();
    }
  });

  test('comes in by an address once, with all its windows and none of another’s', async ({ app }) => {
    const page = await app.open();
    await expect(page.getByRole('searchbox')).toBeVisible();
    const context = page.context();
    const { origin } = new URL(page.url());
    const [cookie, ...others] = await context.cookies(await gateOf(page));
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    // Another server of this computer, at whatever port, is sent nothing.
    expect(await context.cookies('http://127.0.0.1:1/')).toEqual([]);
    await page.reload();
    await expect(page.getByRole('searchbox')).toBeVisible();
    const second = await context.newPage();
    await second.goto(`${origin}/?token=used`);
    await expect(second.getByRole('searchbox')).toBeVisible();
    expect(new URL(second.url()).search).toBe('');
  });
});

/** The address that the cookie of this page is for. */
const gateOf = (page: Page): Promise<string> =>
  page.evaluate(() => `${location.origin}${localStorage.getItem('broadsheet.gate')}/wire`);
