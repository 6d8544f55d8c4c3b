import { useEffect, useState } from 'react';
import type { ExportedFile, ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';

export interface RenderedExport {
  readonly status: 'rendering' | 'done' | 'failed';
  readonly files: readonly ExportedFile[];
  readonly failure: unknown;
}

const rendering: RenderedExport = { status: 'rendering', files: [], failure: null };

/** The export as it would be written, rendered anew whenever scope or options change. */
export function useRenderedExport(
  peer: ClientPeer,
  scope: ExportScope,
  options: ExportOptions,
): RenderedExport {
  const [rendered, setRendered] = useState(rendering);
  const wanted = JSON.stringify({ scope, options });
  useEffect(() => {
    let dropped = false;
    const asked = JSON.parse(wanted) as { readonly scope: ExportScope; readonly options: ExportOptions };
    setRendered(rendering);
    peer.call('export.render', asked).then(
      (files) => !dropped && setRendered({ status: 'done', files, failure: null }),
      (failure: unknown) => !dropped && setRendered({ status: 'failed', files: [], failure }),
    );
    return () => {
      dropped = true;
    };
  }, [peer, wanted]);
  return rendered;
}
