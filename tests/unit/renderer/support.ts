import { callNames } from '../../../src-shared/contract/calls.ts';
import { BroadsheetError } from '../../../src-shared/contract/errors.ts';
import type { ClientPeer, Handlers } from '../../../src-shared/contract/peer.ts';
import { connectContract, type ServerPeer, serveContract } from '../../../src-shared/contract/peer.ts';
import { wirePair } from '../../../src-shared/contract/wire.ts';
import type { AnchoredAnnotation } from '../../../src-shared/model/annotation.ts';
import type { IssueSummary } from '../../../src-shared/model/library.ts';

export const summary = (part: Partial<IssueSummary> & { readonly id: string }): IssueSummary => ({
  path: `${part.id}.txt`,
  format: 'text',
  publication: 'A Paper',
  date: null,
  edition: null,
  issueNumber: null,
  pageCount: null,
  language: 'en',
  articleCount: 0,
  headlines: [],
  annotationCount: 0,
  orphanCount: 0,
  warningCount: 0,
  duplicateOf: null,
  sourceCount: 1,
  hasFacsimile: false,
  described: [],
  ...part,
});

export const annotation = (
  id: string,
  place: { readonly start: number; readonly end: number } | null,
  part: Partial<AnchoredAnnotation['annotation']> = {},
): AnchoredAnnotation => ({
  annotation: {
    id,
    issueId: 'issue',
    target: {
      quote: { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: place?.start ?? 0, end: place?.end ?? 5 },
      shown: 'words',
      headline: null,
    },
    colour: 'yellow',
    note: '',
    tags: [],
    created: '2026-01-01T00:00:00Z',
    modified: '2026-01-01T00:00:00Z',
    ...part,
  },
  anchor: place && { ...place, method: 'position' },
});

/** A window's peer over the real contract, with a back end made of the handlers that a test needs. */
export function connect(handlers: Partial<Handlers>): {
  readonly peer: ClientPeer;
  readonly server: ServerPeer;
} {
  const [near, far] = wirePair();
  const missing = Object.fromEntries(
    callNames.map((name) => [
      name,
      () => {
        throw new BroadsheetError('internal', `The test has no ${name}.`);
      },
    ]),
  );
  const server = serveContract(far, { ...missing, ...handlers } as Handlers, { clientId: 'test' });
  return { peer: connectContract(near), server };
}

/** Resolves once `holds` does; asks again after every turn of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('What was waited for did not happen.');
}
