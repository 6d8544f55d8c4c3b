import { deepLinkBase } from '#shared/contract/deepLink.ts';
import { leadsOutside } from '#shared/contract/outsideAddress.ts';
import { routeOfAddress } from '../../../state/navigation/address.ts';
import type { Route } from '../../../state/navigation/route.ts';

/** Where the link of a note leads: to a place of the window, or outside. */
export type LinkTarget =
  | { readonly kind: 'place'; readonly route: Route }
  | { readonly kind: 'outside'; readonly address: string };

/** Null for every address but the library's own, those of the web and those of mail: it leads nowhere. */
export function targetOf(address: string): LinkTarget | null {
  if (address.toLowerCase().startsWith(deepLinkBase)) {
    const route = routeOfAddress(address.slice(deepLinkBase.length));
    return route && { kind: 'place', route };
  }
  const url = URL.parse(address);
  return url && leadsOutside(url.protocol) ? { kind: 'outside', address: url.href } : null;
}

/** A plain address in a Chinese sentence ends where its punctuation begins: what stands after it is text. */
export function plainAddress(written: string): { readonly address: string; readonly after: string } {
  const end = written.search(/[，。；：！？、）】》」』“”‘’…　]/u);
  return end === -1
    ? { address: written, after: '' }
    : { address: written.slice(0, end), after: written.slice(end) };
}
