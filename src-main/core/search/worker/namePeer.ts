import { createBirpc } from 'birpc';
import { type Outcome, outcome } from '#shared/contract/outcome.ts';
import type { Wire } from '#shared/contract/wire.ts';
import type { FoundNames } from '#shared/model/finding/name.ts';
import type { FoundPeople } from '#shared/model/finding/person.ts';
import type { NameFinder } from '../finder/nameFinder.ts';
import { askOver, asNull, channelOf } from './peer.ts';

/** The finder's calls as plain data: a map travels as its entries, a failure as data. */
interface FinderFunctions {
  open(file: string | null): Promise<Outcome<readonly (readonly [string, string])[]>>;
  put(...input: Parameters<NameFinder['put']>): Promise<Outcome<null>>;
  remove(...input: Parameters<NameFinder['remove']>): Promise<Outcome<null>>;
  replace(...input: Parameters<NameFinder['replace']>): Promise<Outcome<null>>;
  find(...input: Parameters<NameFinder['find']>): Promise<Outcome<FoundNames>>;
  people(...input: Parameters<NameFinder['people']>): Promise<Outcome<FoundPeople>>;
  close(): Promise<Outcome<null>>;
}

/** Serves a finder on a wire; answers how to stop. */
export function serveNameFinder(wire: Wire, finder: NameFinder): () => void {
  const functions: FinderFunctions = {
    open: (file) => outcome(async () => [...(await finder.open(file))]),
    put: (...input) => outcome(() => asNull(finder.put(...input))),
    remove: (issueIds) => outcome(() => asNull(finder.remove(issueIds))),
    replace: (...input) => outcome(() => asNull(finder.replace(...input))),
    find: (request) => outcome(() => finder.find(request)),
    people: (request) => outcome(() => finder.people(request)),
    close: () => outcome(() => asNull(finder.close())),
  };
  const peer = createBirpc<Record<string, never>, FinderFunctions>(functions, {
    ...channelOf(wire),
    timeout: -1,
  });
  const close = () => peer.$close();
  wire.onClose(close);
  return close;
}

/** The finder at the other end of a wire; when that closes, calls fail with BroadsheetError `internal`. */
export function connectNameFinder(wire: Wire): NameFinder {
  const peer = createBirpc<FinderFunctions>({}, { ...channelOf(wire), timeout: -1 });
  const ask = askOver(wire, (reason) => peer.$close(reason));
  const done = (call: () => Promise<Outcome<null>>) => ask(call).then(() => undefined);
  return {
    open: async (file) => new Map(await ask(() => peer.open(file))),
    put: (...input) => done(() => peer.put(...input)),
    remove: (issueIds) => done(() => peer.remove(issueIds)),
    replace: (...input) => done(() => peer.replace(...input)),
    find: (request) => ask(() => peer.find(request)),
    people: (request) => ask(() => peer.people(request)),
    close: () => done(() => peer.close()),
  };
}
