import type { BrowserContext, Route } from 'playwright-core';
import { rawApp } from './app.ts';
import { fault, notify } from './control.ts';
import { checkKeys, KnownEmitter, known, PreventableEvent } from './known.ts';

/** Stands for `app://broadsheet` in Chromium, which does not know that scheme. RFC 2606: it resolves nowhere. */
const standIn = 'https://broadsheet.invalid';
const appOrigin = 'app://broadsheet';

/** The address that Chromium shows for one of main's. */
export function toChromium(address: string): string {
  if (!address.startsWith(`${appOrigin}/`))
    throw new Error(`A window can only show ${appOrigin}, not ${address}.`);
  return standIn + address.slice(appOrigin.length);
}

/** The address that main knows for one of Chromium's. */
export function toMain(address: string): string {
  return address === standIn || address.startsWith(`${standIn}/`)
    ? appOrigin + address.slice(standIn.length)
    : address;
}

type Answer = (answer: { cancel: boolean }) => void;
type PermissionCheck = (contents: null, permission: string) => boolean;

class Session extends KnownEmitter {
  #beforeRequest: ((details: { url: string }, answer: Answer) => void) | null = null;
  #permissionCheck: PermissionCheck | null = null;
  #permissionRequest:
    | ((contents: null, permission: string, answer: (granted: boolean) => void) => void)
    | null = null;

  readonly webRequest = known('session.webRequest', {
    onBeforeRequest: (listener: (details: { url: string }, answer: Answer) => void) => {
      this.#beforeRequest = listener;
    },
  });

  constructor() {
    super('session', ['will-download']);
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }

  setPermissionRequestHandler(
    handler: (contents: null, permission: string, answer: (granted: boolean) => void) => void,
  ): void {
    this.#permissionRequest = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    if (handler()) throw new Error('A device was granted; the double has none.');
  }

  /** For the double itself: whether main lets a request pass. */
  async lets(address: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (!listener) return true;
    return await new Promise((resolve) => listener({ url: address }, ({ cancel }) => resolve(!cancel)));
  }

  /** For the double itself: whether main grants a permission, asked both ways. */
  async grants(permission: string): Promise<boolean> {
    const check = this.#permissionCheck;
    const request = this.#permissionRequest;
    if (!check || !request)
      throw new Error('Without permission handlers Electron grants everything; main must set them.');
    const requested = await new Promise((resolve) => request(null, permission, resolve));
    return check(null, permission) && requested === true;
  }
}

export const defaultSession = new Session();
export const session = known('session', { defaultSession: known('session.defaultSession', defaultSession) });

type Handler = (request: Request) => Promise<Response> | Response;
const schemes = new Map<string, { standard?: boolean; secure?: boolean }>();
const handlers = new Map<string, Handler>();

export const protocol = known('protocol', {
  registerSchemesAsPrivileged(
    registered: {
      scheme: string;
      privileges: { standard?: boolean; secure?: boolean; supportFetchAPI?: boolean; codeCache?: boolean };
    }[],
  ) {
    if (rawApp.double.isReady()) throw new Error('Schemes must be registered before the app is ready.');
    for (const { scheme, privileges } of registered) {
      checkKeys('privileges', privileges, ['standard', 'secure', 'supportFetchAPI', 'codeCache']);
      schemes.set(scheme, privileges);
    }
  },
  handle(scheme: string, handler: Handler) {
    if (!rawApp.double.isReady()) throw new Error('A protocol can only be handled when the app is ready.');
    const privileges = schemes.get(scheme);
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(
        `The scheme ${scheme} is not registered as standard and secure; pages there would have no origin.`,
      );
    }
    handlers.set(scheme, handler);
  },
});

/** Electron's permissions and Chromium's names for them. */
const permissions: Readonly<Record<string, string>> = {
  'clipboard-sanitized-write': 'clipboard-write',
  'clipboard-read': 'clipboard-read',
  geolocation: 'geolocation',
  notifications: 'notifications',
  media: 'microphone',
  midi: 'midi',
};

/** Puts main's session in force for a browser context. */
export async function installSession(context: BrowserContext): Promise<void> {
  const granted: string[] = [];
  for (const [electron, chromium] of Object.entries(permissions)) {
    if (await defaultSession.grants(electron)) granted.push(chromium);
  }
  await context.grantPermissions(granted, { origin: standIn });
  await context.route('**/*', async (route) => {
    try {
      await answer(route);
    } catch (error) {
      // The page may have gone while its request was answered.
      if (!/closed|already handled/i.test(String(error))) fault(error);
    }
  });
}

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const address = toMain(request.url());
  if (request.isNavigationRequest() && isPrevented(route, address)) {
    await route.abort('aborted');
    return;
  }
  if (!(await defaultSession.lets(address))) {
    notify({ kind: 'blocked', url: address });
    await route.abort('blockedbyclient');
    return;
  }
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  if (!handler) {
    await route.abort('blockedbyclient');
    throw new Error(`A page asked for ${address}, and main neither cancelled nor answered it.`);
  }
  const range = request.headers().range;
  const headers = new Headers(range === undefined ? {} : { range });
  const response = await handler(new Request(address, { method: request.method(), headers }));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** Asked for every navigation; set by browserWindow.ts, which this module must not import. */
let prevents: (route: Route, address: string) => boolean = () => false;
const isPrevented = (route: Route, address: string) => prevents(route, address);

export function onNavigation(listener: (route: Route, address: string) => boolean): void {
  prevents = listener;
}

/** A page wants to save a file. */
export function isDownloadPrevented(): boolean {
  const event = new PreventableEvent();
  defaultSession.emit('will-download', event);
  return event.defaultPrevented;
}
