import { useEffect, useState } from 'react';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';

export interface RenderedExport {
  readonly status: 'rendering' | 'done' | 'failed';
  /** While it is rendered anew, the files of before. */
  readonly files: readonly ExportedFile[];
  readonly failure: unknown;
}

/** A hand that types a template rests so long before it is rendered, in milliseconds. */
const pause = 150;

/** The export as it would be written, rendered anew whenever scope or options change. */
export function useRenderedExport(
  peer: ClientPeer,
  scope: ExportScope,
  options: ExportOptions,
): RenderedExport {
  const [rendered, setRendered] = useState<RenderedExport>({ status: 'rendering', files: [], failure: null });
  const wanted = JSON.stringify({ scope, options });
  useEffect(() => {
    let dropped = false;
    const asked = JSON.parse(wanted) as { readonly scope: ExportScope; readonly options: ExportOptions };
    setRendered(({ files }) => ({ status: 'rendering', files, failure: null }));
    const timer = setTimeout(() => {
      peer.call('export.render', asked).then(
        (files) => !dropped && setRendered({ status: 'done', files, failure: null }),
        (failure: unknown) => !dropped && setRendered({ status: 'failed', files: [], failure }),
      );
    }, pause);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [peer, wanted]);
  return rendered;
}
