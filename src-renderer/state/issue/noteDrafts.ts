import { BroadsheetError, type FailureCode } from '#shared/contract/errors.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { KeptDraft } from '#shared/model/draft.ts';
import { whereOf } from './markable.ts';

/** A note being written: on an annotation that exists, or on a passage that is not marked yet. */
export interface NoteDraft extends Omit<KeptDraft, 'id' | 'isNew' | 'unsaved'> {
  /** The id that the annotation has or will have, so that saving it twice makes one of it. */
  readonly key: string;
  /** Null until the passage is marked. */
  readonly annotationId: string | null;
  /** `unsaved` after a failure: the words stay on screen with the reason until they can be saved. */
  readonly status: 'writing' | 'saving' | 'unsaved';
  readonly failure: unknown;
}

export type DraftChange = Partial<Pick<NoteDraft, 'note' | 'tags' | 'colour'>>;

/** Time, and the window's comings and goings. */
export interface DraftSurroundings {
  /** Runs work after so many milliseconds; answers how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
  /** Calls `listener` whenever the person comes back to the window. */
  onReturn(listener: () => void): void;
  /** Calls `listener` when the window is about to close. */
  onLeave(listener: () => void): void;
}

/** Where the drafts are shown. */
export interface DraftShelf {
  get(): ReadonlyMap<string, NoteDraft>;
  set(drafts: ReadonlyMap<string, NoteDraft>): void;
  /** A draft is saved, by the person's own hand or by itself afterwards. */
  saved(draft: NoteDraft, saved: AnchoredAnnotation, byItself: boolean): void;
}

/** The notes being written in a window. Every change is kept in the profile; what could not be saved is saved by itself as soon as it can be. */
export interface NoteDrafts {
  /** Another library was opened: its drafts are those shown from now on. */
  enter(libraryPath: string): Promise<void>;
  /** Begins one. */
  add(draft: Omit<NoteDraft, 'status' | 'failure'>): void;
  change(key: string, change: DraftChange): void;
  save(key: string): Promise<void>;
  /** Tries at once to save whatever could not be saved. */
  saveUnsaved(): void;
  drop(key: string): void;
}

/** A change is kept once typing rests so long (milliseconds). */
const keepAfter = 400;
/** Whoever types without a rest has everything kept but what was typed in so long (milliseconds). */
const longestUnkept = 2_000;
/** The first pause before an automatic try, and the longest; each is twice the one before (milliseconds). */
const firstPause = 2_000;
const longestPause = 60_000;

/** With these another try fails like the first: a person has to do something. */
const hopeless: ReadonlySet<FailureCode> = new Set([
  'badArguments',
  'annotationNotFound',
  'issueNotFound',
  'quoteNotFound',
]);

export function createNoteDrafts(peer: ClientPeer, shelf: DraftShelf, around: DraftSurroundings): NoteDrafts {
  let library: string | null = null;
  const underway = new Set<string>();
  const tries = new Map<string, { readonly pause: number; readonly callOff: () => void }>();
  const toKeep = new Map<string, { readonly atRest: () => void; readonly atLast: () => void }>();
  const callOffKeeping = (key: string) => {
    toKeep.get(key)?.atRest();
    toKeep.get(key)?.atLast();
    toKeep.delete(key);
  };

  const put = (draft: NoteDraft) => shelf.set(new Map(shelf.get()).set(draft.key, draft));

  const keep = (key: string) => {
    callOffKeeping(key);
    const draft = shelf.get().get(key);
    if (!draft || library === null) return;
    // Where the profile cannot be written either, the words are still on the screen.
    void peer.call('drafts.keep', { library, draft: keptOf(draft) }).catch(() => undefined);
  };
  const keepSoon = (key: string) => {
    const before = toKeep.get(key);
    before?.atRest();
    toKeep.set(key, {
      atRest: around.after(keepAfter, () => keep(key)),
      atLast: before?.atLast ?? around.after(longestUnkept, () => keep(key)),
    });
  };
  const keepAll = () => {
    for (const key of [...toKeep.keys()]) keep(key);
  };

  const callOffTry = (key: string) => {
    tries.get(key)?.callOff();
    tries.delete(key);
  };
  const tryLater = (key: string, pause: number) => {
    callOffTry(key);
    tries.set(key, { pause, callOff: around.after(pause, () => void save(key, true)) });
  };

  const drop = (key: string) => {
    callOffTry(key);
    callOffKeeping(key);
    const drafts = new Map(shelf.get());
    drafts.delete(key);
    shelf.set(drafts);
    if (library !== null) void peer.call('drafts.drop', { library, id: key }).catch(() => undefined);
  };

  const send = (draft: NoteDraft) => {
    const { key, issueId, annotationId, span, exact, note, colour, tags } = draft;
    const words = { issueId, note, colour, tags: [...tags] };
    if (annotationId !== null) return peer.call('annotations.change', { ...words, annotationId });
    const where = whereOf({ ...draft, ...(span ?? { start: 0, end: 0 }) }, exact);
    return peer.call('annotations.create', { ...words, ...where, id: key });
  };

  const save = async (key: string, byItself: boolean): Promise<void> => {
    const draft = shelf.get().get(key);
    if (!draft || underway.has(key)) return;
    const pause = tries.get(key)?.pause;
    callOffTry(key);
    underway.add(key);
    // A try that nobody asked for does not take the pen out of anybody's hand.
    if (!byItself) put({ ...draft, status: 'saving', failure: null });
    try {
      const saved = await send(draft);
      const now = shelf.get().get(key);
      if (now && !sameWords(now, draft)) {
        put({ ...now, annotationId: saved.annotation.id, status: 'writing', failure: null });
        keepSoon(key);
      } else if (now) drop(key);
      shelf.saved(draft, saved, byItself);
    } catch (failure) {
      const now = shelf.get().get(key);
      if (!now) return;
      put({ ...now, status: 'unsaved', failure });
      keep(key);
      if (!isHopeless(failure)) {
        tryLater(key, byItself && pause ? Math.min(longestPause, pause * 2) : firstPause);
      }
    } finally {
      underway.delete(key);
    }
  };

  const saveUnsaved = () => {
    for (const key of [...tries.keys()]) void save(key, true);
  };
  around.onReturn(saveUnsaved);
  around.onLeave(keepAll);

  return {
    async enter(libraryPath) {
      if (library !== null && library !== libraryPath) {
        keepAll();
        for (const key of [...tries.keys()]) callOffTry(key);
        shelf.set(new Map());
      }
      library = libraryPath;
      const kept = await peer.call('drafts.takeOver', { library: libraryPath }).catch(() => []);
      if (library !== libraryPath) return;
      for (const one of kept) {
        if (shelf.get().has(one.id)) continue;
        put(draftOf(one));
        if (one.unsaved) void save(one.id, true);
      }
    },
    add: (draft) => put({ ...draft, status: 'writing', failure: null }),
    change(key, change) {
      const draft = shelf.get().get(key);
      if (!draft) return;
      put({ ...draft, ...change });
      keepSoon(key);
      // Not in the middle of a sentence: the pause begins anew.
      const waiting = tries.get(key);
      if (waiting) tryLater(key, waiting.pause);
    },
    save: (key) => save(key, false),
    saveUnsaved,
    drop,
  };
}

const isHopeless = (failure: unknown) => failure instanceof BroadsheetError && hopeless.has(failure.code);

const sameWords = (a: NoteDraft, b: NoteDraft) =>
  a.note === b.note && a.colour === b.colour && a.tags.join('\n') === b.tags.join('\n');

function keptOf(draft: NoteDraft): KeptDraft & { tags: string[] } {
  const { key, issueId, annotationId, span, exact, quote, colour, note, tags, status } = draft;
  const { region, about } = draft;
  return {
    id: key,
    issueId,
    isNew: annotationId === null,
    span: span && { start: span.start, end: span.end },
    exact,
    quote,
    ...(region ? { region } : {}),
    ...(about ? { about } : {}),
    colour,
    note,
    tags: [...tags],
    unsaved: status !== 'writing',
  };
}

function draftOf({ id, isNew, unsaved: _unsaved, ...words }: KeptDraft): NoteDraft {
  return { ...words, key: id, annotationId: isNew ? null : id, status: 'writing', failure: null };
}
