import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** The Chromium that the test started; its address is given in ELECTRON_DOUBLE_CDP. */
let connected: Promise<{ browser: Browser; context: BrowserContext }> | null = null;

/** One browser context is the app's default session. It ends with this process, however that dies. */
export function chromiumContext(): Promise<BrowserContext> {
  connected ??= connect();
  return connected.then(({ context }) => context);
}

export async function closeChromium(): Promise<void> {
  if (!connected) return;
  const { browser, context } = await connected;
  await context.close().catch(() => undefined);
  await browser.close().catch(() => undefined);
}

async function connect(): Promise<{ browser: Browser; context: BrowserContext }> {
  const endpoint = process.env.ELECTRON_DOUBLE_CDP;
  if (!endpoint) {
    throw new Error(
      'The Electron double needs a Chromium; give its DevTools address in ELECTRON_DOUBLE_CDP.',
    );
  }
  const browser = await chromium.connectOverCDP(endpoint);
  const context = await browser.newContext({ viewport: null, serviceWorkers: 'block' });
  return { browser, context };
}
