import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ClientPeer } from '#shared/contract/peer.ts';
import { message } from '#shared/i18n/translate.ts';
import type { AnchoredAnnotation, Colour } from '#shared/model/annotation.ts';
import type { WantedRegion } from '#shared/model/draft.ts';
import type { Issue } from '#shared/model/issue.ts';
import { createHistory } from '../window/history.ts';
import type { Toasts } from '../window/toasts.ts';
import { draftOfAnnotation, isDraftOn, newDraft } from './begunDrafts.ts';
import { exactOf, type Markable, type WantedNote, whereOf } from './markable.ts';
import { withAnnotation } from './marks.ts';
import type { DraftChange, DraftSurroundings } from './noteDrafts.ts';
import { createWriting, type Writing, type WritingState } from './writing.ts';

/** The issue on screen with people's marks on it. */
export interface CurrentIssueState extends WritingState {
  readonly issueId: string | null;
  /** The issue that the open one is read as a part of: it is to be opened instead. */
  readonly readAs: string | null;
  readonly issue: Issue | null;
  readonly failure: unknown;
  readonly annotations: readonly AnchoredAnnotation[];
  /** The draft whose editor is open. */
  readonly editing: string | null;
  readonly focusedAnnotationId: string | null;
  /** The note that was asked for and is not begun yet: the view of the issue knows where one is in it. */
  readonly wantedNote: WantedNote | null;
}

export interface CurrentIssue {
  readonly store: StoreApi<CurrentIssueState>;
  /** Fetches an issue and its annotations; the answer of an earlier call never replaces a later one's. */
  open(issueId: string): Promise<void>;
  /** Fetches the open issue again, after its file changed. */
  refresh(): Promise<void>;
  /** The open issue is no longer on the shelf: finds out whether it became part of another one, see `readAs`. */
  follow(): Promise<void>;
  /** Reads the open issue from another of its sources; null leaves the choice to Broadsheet. */
  chooseSource(path: string | null): Promise<void>;
  close(): void;
  /** Marks a passage, or a part of a page; answers the annotation's id, null where that failed. */
  highlight(wanted: Markable, colour: Colour): Promise<string | null>;
  writeNote(wanted: Markable): void;
  /** Begins a note on an issue that need not be open, or on its paper. */
  writeNoteOn(issueId: string, wanted: Markable): void;
  /** Asks for a note on the place where one is; null once it is begun. */
  wantNote(wanted: WantedNote | null): void;
  editNote(annotationId: string): void;
  /** Opens the editor on an annotation of any issue. */
  edit(item: AnchoredAnnotation): void;
  changeDraft(key: string, change: DraftChange): void;
  /** What cannot be saved stays and is saved by itself as soon as it can be. */
  saveDraft(key: string): Promise<void>;
  /** Tries at once to save whatever could not be saved. */
  saveUnsaved(): void;
  /** Another library was opened: the drafts that were left in it are there again. */
  enterLibrary(path: string): Promise<void>;
  /** Opens the editor on a draft that was put aside. */
  resumeDraft(key: string): void;
  /** Closes the editor and keeps the words. */
  putAside(): void;
  discardDraft(key: string): void;
  recolour(annotationId: string, colour: Colour): Promise<void>;
  /** Puts the rectangle of an annotation elsewhere on its page, or on another. */
  moveRegion(issueId: string, annotationId: string, region: WantedRegion): Promise<void>;
  remove(annotationIds: readonly string[]): Promise<void>;
  focus(annotationId: string | null): void;
  /** What is on screen goes over to another pane, which shows it at once. */
  exchange(other: CurrentIssue): void;
  /** The note that is written in another pane with the same issue is written here from now on. */
  takePen(other: CurrentIssue): void;
}

const nothingOpen = {
  issueId: null,
  readAs: null,
  issue: null,
  failure: null,
  annotations: [],
  editing: null,
  focusedAnnotationId: null,
  wantedNote: null,
};

/** Whether two readings of an issue show the same; a person's own words on the masthead count. */
function readsTheSame(a: Issue, b: Issue): boolean {
  const told = ({ publication, date, edition, issueNumber, pageCount, language, place, described }: Issue) =>
    JSON.stringify([publication, date, edition, issueNumber, pageCount, language, place, described ?? []]);
  return (
    a.id === b.id &&
    a.source.path === b.source.path &&
    a.source.contentHash === b.source.contentHash &&
    a.text === b.text &&
    a.corrections === b.corrections &&
    told(a) === told(b) &&
    JSON.stringify(a.alternatives) === JSON.stringify(b.alternatives)
  );
}

/** The part of the state that is about the open issue. */
const openPart = (state: CurrentIssueState): Omit<CurrentIssueState, keyof WritingState> => ({
  issueId: state.issueId,
  readAs: state.readAs,
  issue: state.issue,
  failure: state.failure,
  annotations: state.annotations,
  editing: state.editing,
  focusedAnnotationId: state.focusedAnnotationId,
  wantedNote: state.wantedNote,
});

export interface CurrentIssueSurroundings extends DraftSurroundings {
  newId(): string;
}

/** `writing` is shared by the panes of a window; `take` answers an issue that is opened, perhaps from what was fetched ahead. */
export function createCurrentIssue(
  peer: ClientPeer,
  toasts: Toasts,
  around: CurrentIssueSurroundings,
  writing: Writing = createWriting(peer, toasts, around),
  take = (issueId: string): Promise<Issue> => peer.call('issue.get', { issueId }),
): CurrentIssue {
  const { drafts } = writing;
  const store = createStore<CurrentIssueState>(() => ({ ...nothingOpen, ...writing.store.getState() }));
  const { getState, setState } = store;
  /** Drafts that are saved by hand from here. */
  const saving = new Set<string>();

  writing.store.subscribe((state) => {
    const { editing } = getState();
    setState({ ...state, editing: editing !== null && state.drafts.has(editing) ? editing : null });
  });
  writing.onSaved((draft, saved) => {
    received(draft.issueId, saved);
    if (saving.has(draft.key)) setState({ focusedAnnotationId: saved.annotation.id });
  });

  peer.on('annotations.changed', ({ issueId, annotations }) => {
    if (issueId === getState().issueId) setState({ annotations });
  });

  const attempt = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      toasts.failed(error);
      return null;
    }
  };
  const now = (issueId: string) => peer.call('issue.get', { issueId });
  let asked = 0;
  let answered = 0;
  const fetchIssue = async (issueId: string, get = now) => {
    const turn = ++asked;
    const isLate = () => turn < answered;
    try {
      const [issue, annotations] = await Promise.all([
        get(issueId),
        peer.call('annotations.list', { issueId }),
      ]);
      if (isLate()) return;
      answered = turn;
      const { issueId: current, issue: shown } = getState();
      // Places in that text mean nothing under this id.
      if (issue.id !== issueId) {
        if (current === issueId) setState({ readAs: issue.id });
        return;
      }
      // The same text keeps its object, so that the paper is not set anew for nothing.
      const same = shown !== null && readsTheSame(shown, issue);
      if (current === issueId) setState({ issue: same ? shown : issue, annotations, failure: null });
    } catch (failure) {
      if (getState().issueId === issueId && !isLate()) setState({ failure });
    }
  };
  const edit = (item: AnchoredAnnotation) => {
    const { id } = item.annotation;
    if (!getState().drafts.has(id)) drafts.add(draftOfAnnotation(item));
    setState({ editing: id, focusedAnnotationId: id });
  };
  const received = (issueId: string, added: AnchoredAnnotation) => {
    if (getState().issueId === issueId)
      setState({ annotations: withAnnotation(getState().annotations, added) });
  };

  const writeNoteOn = (issueId: string, wanted: Markable) => {
    const { issueId: open, issue, lastColour, drafts: begun } = getState();
    const known = [...begun.values()].find((draft) => isDraftOn(draft, issueId, wanted));
    const key = known?.key ?? around.newId();
    if (!known) drafts.add(newDraft(key, issueId, issueId === open ? issue : null, wanted, lastColour));
    setState({ editing: key, focusedAnnotationId: null });
  };

  const history = createHistory(peer, toasts);
  return {
    store,
    async open(issueId) {
      if (getState().issueId === issueId && getState().issue) return;
      setState({ ...nothingOpen, issueId });
      await fetchIssue(issueId, take);
    },
    async refresh() {
      const { issueId } = getState();
      if (issueId !== null) await fetchIssue(issueId);
    },
    async follow() {
      const { issueId } = getState();
      // Of a file that is gone the text stays in sight.
      const issue = issueId && (await peer.call('issue.get', { issueId }).catch(() => null));
      if (issue && issue.id !== issueId && getState().issueId === issueId) setState({ readAs: issue.id });
    },
    async chooseSource(path) {
      const { issueId } = getState();
      if (issueId === null) return;
      const issue = await attempt(() => peer.call('issue.chooseSource', { issueId, path }));
      if (issue && getState().issueId === issueId) await fetchIssue(issueId);
    },
    close: () => setState(nothingOpen),
    async highlight(wanted, colour) {
      const { issueId, issue } = getState();
      if (issueId === null) return null;
      writing.takeColour(colour);
      const where = whereOf(wanted, exactOf(wanted, issue));
      const added = await attempt(() =>
        peer.call('annotations.create', { issueId, ...where, colour, note: '', tags: [] }),
      );
      if (!added) return null;
      received(issueId, added);
      setState({ focusedAnnotationId: added.annotation.id });
      return added.annotation.id;
    },
    writeNote(wanted) {
      const { issueId } = getState();
      if (issueId !== null) writeNoteOn(issueId, wanted);
    },
    writeNoteOn,
    editNote(annotationId) {
      const found = getState().annotations.find((item) => item.annotation.id === annotationId);
      if (found) edit(found);
    },
    wantNote: (wantedNote) => setState({ wantedNote }),
    edit,
    changeDraft: drafts.change,
    async saveDraft(key) {
      saving.add(key);
      await drafts.save(key);
      saving.delete(key);
    },
    saveUnsaved: drafts.saveUnsaved,
    enterLibrary: drafts.enter,
    resumeDraft: (key) => setState({ editing: key }),
    putAside: () => setState({ editing: null }),
    discardDraft: drafts.drop,
    async recolour(annotationId, colour) {
      const { issueId } = getState();
      if (issueId === null) return;
      writing.takeColour(colour);
      const changed = await attempt(() => peer.call('annotations.change', { issueId, annotationId, colour }));
      if (changed) received(issueId, changed);
    },
    async moveRegion(issueId, annotationId, region) {
      const change = { issueId, annotationId, region: { ...region } };
      const changed = await attempt(() => peer.call('annotations.change', change));
      if (changed) received(issueId, changed);
    },
    async remove(annotationIds) {
      const { issueId } = getState();
      if (issueId === null || annotationIds.length === 0) return;
      const done = await attempt(async () => {
        await peer.call('annotations.remove', { issueId, annotationIds: [...annotationIds] });
        return true;
      });
      if (!done) return;
      const gone = new Set(annotationIds);
      if (getState().issueId === issueId) {
        setState({ annotations: getState().annotations.filter((item) => !gone.has(item.annotation.id)) });
      }
      toasts.done(message('notes.removed', { count: annotationIds.length }), () => void history.undo());
    },
    focus: (annotationId) => setState({ focusedAnnotationId: annotationId }),
    takePen(other) {
      const { editing } = other.store.getState();
      if (editing === null) return;
      setState({ editing });
      other.putAside();
    },
    exchange(other) {
      const [here, there] = [openPart(getState()), openPart(other.store.getState())];
      setState(there);
      other.store.setState(here);
    },
  };
}
