import type { Session, WebContents } from 'electron';
import { leadsOutside } from '#shared/contract/outsideAddress.ts';
import { isAppAddress, pathOfAddress } from './address.ts';

/**
 * Closes what a page could use to reach beyond the app: the network, other pages, permissions, downloads.
 * https://www.electronjs.org/docs/latest/tutorial/security
 */
export function hardenSession(session: Session, options: { readonly developerTools: boolean }): void {
  const isAllowed = (address: string) =>
    isAppAddress(address) ||
    isOwnBlob(address) ||
    (options.developerTools && address.startsWith('devtools://'));
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** What a page made itself and shows: a diagram on its way to a picture. It reaches nothing but the page's memory. */
const isOwnBlob = (address: string) =>
  address.startsWith('blob:') && isAppAddress(address.slice('blob:'.length));

/** Copying a passage with its citation is all that the page may ask of the system. */
function isGranted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}

/**
 * Keeps a window on the app's page for all its life. A page opens no windows: of a link to a place of the app that
 * is to open in one, `onOpen` is told path and query; a link to the web or to somebody's mail, which
 * a person wrote into a note, is handed to `onOutside`.
 */
export function hardenContents(
  contents: WebContents,
  onOpen: (pathAndQuery: string) => void,
  onOutside: (address: string) => void,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    const path = pathOfAddress(url);
    if (path !== null) onOpen(path);
    else if (leadsOutside(URL.parse(url)?.protocol ?? '')) onOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
