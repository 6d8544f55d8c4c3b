import { useEffect, useState } from 'react';
import type { PrintContent, PrintScope } from '#shared/contract/calls/print.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';

export interface PreparedPrint {
  readonly status: 'preparing' | 'done' | 'failed';
  readonly content: PrintContent | null;
  readonly failure: unknown;
}

/** What a print of a scope is set from. */
export function usePrintContent(peer: ClientPeer, scope: PrintScope): PreparedPrint {
  const [prepared, setPrepared] = useState<PreparedPrint>(preparing);
  const wanted = JSON.stringify(scope);
  useEffect(() => {
    let dropped = false;
    setPrepared(preparing);
    peer.call('print.content', { scope: JSON.parse(wanted) as PrintScope }).then(
      (content) => !dropped && setPrepared({ status: 'done', content, failure: null }),
      (failure: unknown) => !dropped && setPrepared({ status: 'failed', content: null, failure }),
    );
    return () => {
      dropped = true;
    };
  }, [peer, wanted]);
  return prepared;
}

const preparing: PreparedPrint = { status: 'preparing', content: null, failure: null };
