/** The renderer's address inside Electron. No server answers it: protocol.ts does. */
export const appScheme = 'app';
const appHost = 'broadsheet';

/** Address of a page of the app: `/` or a deep link's path and query. */
export function appAddress(pathAndQuery: string): string {
  return `${appScheme}://${appHost}${pathAndQuery}`;
}

/** Path and query of an address of the app; null for any other. */
export function pathOfAddress(address: string): string | null {
  if (!isAppAddress(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** Whether an address is the app's own. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === `${appScheme}:` &&
    url.host === appHost &&
    url.username === '' &&
    url.password === ''
  );
}
