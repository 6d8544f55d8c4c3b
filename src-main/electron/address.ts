/** The renderer's address inside Electron. No server answers it: protocol.ts does. */
export const appScheme = 'app';
const appHost = 'broadsheet';

/** Address of a page of the app: `/` or a deep link's path and query. */
export function appAddress(pathAndQuery: string): string {
  return `${appScheme}://${appHost}${pathAndQuery}`;
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
