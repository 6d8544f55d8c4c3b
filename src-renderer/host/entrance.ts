/** How a page in a browser comes in: what the guard of the host asks of it, see loopback/guard.ts. */

/** Whether this browser was let in, and if not, why it was turned away. */
export type Entrance =
  | {
      readonly kind: 'inside';
      /** The path that everything of the application lies below. */
      readonly gate: string;
    }
  | { readonly kind: 'outside'; readonly reason: 'unknown' | 'used' };

/** What coming in needs of the browser. */
export interface EntranceSurroundings {
  readonly location: Pick<Location, 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  /** Of this origin alone, the port included; shared by all its windows. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly fetch: typeof fetch;
}

const gateKey = 'broadsheet.gate';
const tokenName = 'token';

/**
 * Comes in with the token of the address, which is then taken out of it, or as a browser that was let in before.
 * The secret itself is a cookie that no script reads; what is remembered here is only where it is good for.
 */
export async function comeIn(around: EntranceSurroundings): Promise<Entrance> {
  const token = new URLSearchParams(around.location.search).get(tokenName);
  if (token !== null) {
    const { gate } = await introduce(around, token, '');
    // Not before it is answered: a page that is loaded again meanwhile asks with it once more.
    takeTokenOut(around);
    if (gate !== null) return { kind: 'inside', gate };
  }
  const gate = remembered(around.storage);
  // A used address comes up again from the history of a browser that is inside all the same.
  if (gate !== null && (await around.fetch(`${gate}/here`)).ok) return { kind: 'inside', gate };
  return { kind: 'outside', reason: token === null ? 'unknown' : 'used' };
}

/** Asks to be let in with a token or a code; answers the gate's path, null where it was refused, and how (HTTP). */
export async function introduce(
  { fetch, storage }: Pick<EntranceSurroundings, 'fetch' | 'storage'>,
  word: string,
  name: string,
): Promise<{ readonly gate: string | null; readonly status: number }> {
  const answer = await fetch('/enter', { method: 'POST', body: JSON.stringify({ word, name }) });
  const { status } = answer;
  if (!answer.ok) return { gate: null, status };
  const gate = await answer.text();
  try {
    storage.setItem(gateKey, gate);
  } catch {
    // A browser that keeps nothing is in until its page is loaded again.
  }
  return { gate, status };
}

function takeTokenOut({ location, history }: EntranceSurroundings): void {
  const kept = location.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith(`${tokenName}=`))
    .join('&');
  history.replaceState(null, '', kept === '' ? location.pathname : `${location.pathname}?${kept}`);
}

function remembered(storage: EntranceSurroundings['storage']): string | null {
  try {
    return storage.getItem(gateKey);
  } catch {
    return null;
  }
}
