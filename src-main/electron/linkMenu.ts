import { deepLinkBase, parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import { pathOfAddress } from './address.ts';
import type { MenuLabels } from './menuLabels.ts';

/** What can be done with a link of the page. */
export interface LinkMenuActions {
  /** Opens a window for a path of the app. */
  readonly open: (path: string) => void;
  readonly copy: (text: string) => void;
}

interface LinkMenuEntry {
  readonly label: string;
  readonly click: () => void;
}

/** A link's own menu; empty where it is none of the app. Only what the system opens Broadsheet for can be copied. */
export function linkMenu(
  address: string,
  labels: Pick<MenuLabels, 'openInNewWindow' | 'copyLink'>,
  { open, copy }: LinkMenuActions,
): LinkMenuEntry[] {
  const path = pathOfAddress(address);
  if (path === null) return [];
  const entries = [{ label: labels.openInNewWindow, click: () => open(path) }];
  if (parseDeepLinkPath(path) !== null) {
    entries.push({ label: labels.copyLink, click: () => copy(deepLinkBase + path) });
  }
  return entries;
}
