import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Span } from '#shared/model/span.ts';
import { OnDemand } from '../../components/base/OnDemand.tsx';
import { ShowingPrinted } from '../../components/corrections/ShowingPrinted.tsx';
import type { IssueOnDesk } from '../../components/desk/issueOnDesk.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { useShownText } from '../../components/desk/useShownText.ts';
import { FetchedDictionaryPanel } from '../../components/dictionary/LookUp.tsx';
import { useFirstNote, useShowNotes } from '../../components/frame/useShowNotes.ts';
import { FindBar } from '../../components/issue/FindBar.tsx';
import { IssuePanel } from '../../components/issue/IssuePanel.tsx';
import { ReadAloudBar } from '../../components/issue/ReadAloudBar.tsx';
import { SelectionToolbar } from '../../components/issue/SelectionToolbar.tsx';
import { ShownScript } from '../../components/issue/ShownScript.tsx';
import { NotesPanel } from '../../components/notes/NotesPanel.tsx';
import { PaneHead } from '../../components/panes/PaneHead.tsx';
import type { PaintedMark, PaintRequest } from '../../dom/highlights.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useIsFocusedPane, usePaired } from '../../state/hooks.ts';
import { draftMarks, paintedMarksOf } from '../../state/issue/marks.ts';
import { viewOf } from '../../state/navigation/issueView.ts';
import type { IssueRoute } from '../../state/navigation/route.ts';
import { IssueDesk } from './IssueDesk.tsx';
import { IssueMessage } from './IssueMessage.tsx';
import { useShowMark } from './marks/useShowMark.ts';
import { useWantedNote } from './marks/useWantedNote.ts';
import { useArrival } from './useArrival.ts';
import { useArticles } from './useArticles.ts';
import { useCalledPane } from './useCalledPane.ts';
import { useCorrections } from './useCorrections.ts';
import { useIssueKeys } from './useIssueKeys.ts';
import { useIssueName } from './useIssueName.ts';
import { useLaidOut } from './useLaidOut.ts';
import { useLookUp } from './useLookUp.ts';
import { useMatches } from './useMatches.ts';
import { usePassageActions } from './usePassageActions.ts';
import { useReadAloud } from './useReadAloud.ts';
import { useReadingFocus } from './useReadingFocus.ts';
import { useScrollKeys } from './useScrollKeys.ts';
import { useShowPassage } from './useShowPassage.ts';

/** Where the window has its panels; null while they are folded away. */
export interface PanelPlaces {
  readonly left: HTMLElement | null;
  readonly notes: HTMLElement | null;
}

interface IssueViewProps {
  readonly route: IssueRoute;
  readonly places: PanelPlaces;
}

/**
 * An issue: its paper here, its days and contents in the panel to the left, people's notes in the one to
 * the right. Of two side by side the one that has the focus has the left panel; notes stand in both halves
 * of the right one, unless both are the same.
 */
export function IssueView({ route, places }: IssueViewProps) {
  const { router, currentIssue, links, reprints, find, overlays, panes, side } = useApplication();
  const paired = usePaired();
  const isFocused = useIsFocusedPane();
  const isTwice = usePart(panes.store, (state) => state.twice);
  const name = useIssueName(route.issueId);
  const { issueId, articleId, view } = route;
  const paper = useRef<PaperHandle>(null);
  const toolbar = useRef<HTMLDivElement>(null);
  const [linked, setLinked] = useState<Span | null>(null);
  const [findFocus, setFindFocus] = useState(0);
  const [topArticleId, setTopArticle] = useState<string | null>(null);

  const issue = usePart(currentIssue.store, (state) => (state.issueId === issueId ? state.issue : null));
  const failure = usePart(currentIssue.store, (state) => (state.issueId === issueId ? state.failure : null));
  const annotations = usePart(currentIssue.store, (state) => state.annotations);
  const focusedMarkId = usePart(currentIssue.store, (state) => state.focusedAnnotationId);
  // As text, so that typing in a note does not paint the paper anew.
  const pending = usePart(currentIssue.store, (state) => JSON.stringify(draftMarks(state.drafts, issueId)));
  const editing = usePart(currentIssue.store, (state) => state.editing);
  const marks = useMemo(
    () => [...paintedMarksOf(annotations), ...(JSON.parse(pending) as readonly PaintedMark[])],
    [annotations, pending],
  );

  useEffect(() => {
    void currentIssue.open(issueId);
    void links.open(issueId);
    reprints.open(issueId);
  }, [currentIssue, links, reprints, issueId]);

  const onceLaidOut = useLaidOut(paper);
  useReadingFocus(paper);
  useScrollKeys(paper);
  useCalledPane(paper);
  const showPassage = useShowPassage(route, onceLaidOut);
  const { showMark, onPrint } = useShowMark(route, issue, paper, showPassage);
  useArrival({ route, issue, paper, onceLaidOut, showPassage, showMark, setLinked });

  const { matches, currentMatch, finding } = useMatches(issueId, linked, showPassage);

  const showNotes = useShowNotes();
  useFirstNote();
  useWantedNote({ route, issue, paper, showNotes, onPrint });
  const { selection, onSelect, clearSelection, highlight, writeNote, copy, print, collect, link } =
    usePassageActions(issueId, paper, showNotes);
  const { shown: paperIssue, correctPassage, correctArticle } = useCorrections(issue, clearSelection);
  const { script: shownScript } = useShownText(paperIssue);
  const aloud = useReadAloud({ route, issue: paperIssue, paper, onceLaidOut });
  const openFind = useCallback(() => {
    find.open(issueId);
    setFindFocus((count) => count + 1);
  }, [find, issueId]);
  const show = (span: Span) => {
    overlays.setState({ drawer: null });
    showPassage(span);
  };
  const closeFind = useCallback(() => {
    find.close();
    paper.current?.focus();
  }, [find]);
  const { onOpenArticle, onReadBeside, onCloseArticle, onView, chooseArticle } = useArticles(route, paper);
  const activateMark = useCallback(
    (id: string) => {
      if (currentIssue.store.getState().drafts.get(id)?.annotationId === null) currentIssue.resumeDraft(id);
      else currentIssue.focus(id);
      showNotes();
    },
    [currentIssue, showNotes],
  );

  const onPerson = useCallback((person: string) => router.go({ name: 'people', person }), [router]);

  const focused = editing ?? focusedMarkId;
  const { spoken } = aloud;
  const painted = useMemo<PaintRequest>(
    () => ({ marks, focusedMarkId: focused, matches, currentMatch, spoken }),
    [marks, focused, matches, currentMatch, spoken],
  );
  const desk = useMemo<IssueOnDesk | null>(
    () =>
      paperIssue && {
        issue: paperIssue,
        openArticleId: articleId,
        painted,
        onSelect,
        onTopArticle: setTopArticle,
        onOpenArticle,
        onReadBeside,
        onCloseArticle,
        onCorrectArticle: correctArticle,
        onPerson,
        onWriteNote: writeNote,
        onMarkActivate: activateMark,
        onView,
      },
    [
      paperIssue,
      articleId,
      painted,
      onSelect,
      onOpenArticle,
      onReadBeside,
      onCloseArticle,
      correctArticle,
      onPerson,
      writeNote,
      activateMark,
      onView,
    ],
  );

  const { anchor: lookedUpAt, lookUp, close: closeDictionary } = useLookUp(issueId, paper);

  useIssueKeys({
    route,
    issue,
    paper,
    toolbar,
    highlight,
    writeNote,
    copy,
    openFind,
    lookUp,
    readAloud: aloud.toggle,
    chooseArticle,
    leave: () => setLinked(null),
  });

  return (
    <section
      id={`${side}-pane`}
      className="pane"
      data-focused={(paired && isFocused) || undefined}
      aria-label={paired ? name : undefined}
      onPointerDownCapture={() => panes.focus(side)}
      onFocusCapture={() => panes.focus(side)}
    >
      {isFocused &&
        places.left &&
        createPortal(
          <IssuePanel
            issueId={issueId}
            issue={issue}
            articleId={articleId}
            topArticleId={view === 'facsimile' ? null : topArticleId}
            onChoose={chooseArticle}
            onShow={show}
          />,
          places.left,
        )}
      {(isFocused || !isTwice) &&
        places.notes &&
        createPortal(
          <NotesPanel
            issueId={issueId}
            articleId={articleId}
            issueName={paired ? name : null}
            onJump={(item) => {
              overlays.setState({ drawer: null });
              currentIssue.focus(item.annotation.id);
              showMark(item);
            }}
            selection={selection?.region ? null : selection}
            onShow={show}
          />,
          places.notes,
        )}
      {paired && <PaneHead issueId={issueId} name={name} />}
      {finding && <FindBar focusRequest={findFocus} onClose={closeFind} />}
      {paperIssue !== issue && <ShowingPrinted />}
      {shownScript !== null && <ShownScript script={shownScript} />}
      {desk ? (
        <IssueDesk paperRef={paper} desk={desk} view={viewOf(view, desk.issue)} />
      ) : (
        <IssueMessage failure={failure} onRetry={() => void currentIssue.refresh()} />
      )}
      {aloud.on && <ReadAloudBar onBack={aloud.back} />}
      {selection && isFocused && (
        <SelectionToolbar
          toolbarRef={toolbar}
          selection={selection}
          onColour={highlight}
          onNote={writeNote}
          onCorrect={correctPassage && (() => correctPassage(selection))}
          onLookUp={lookUp}
          onCopy={() => void copy()}
          onPrint={print}
          onReadAloud={aloud.toggle}
          onCollect={() => void collect()}
          onLink={() => void link()}
        />
      )}
      {lookedUpAt && (
        <OnDemand onClose={closeDictionary}>
          <FetchedDictionaryPanel
            anchor={lookedUpAt}
            onClose={() => {
              closeDictionary();
              paper.current?.focus();
            }}
          />
        </OnDemand>
      )}
    </section>
  );
}
