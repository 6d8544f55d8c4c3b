import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { nameAtPoint } from '../../dom/bylines.ts';
import { readCaret } from '../../dom/caret.ts';
import { FlowElements } from '../../dom/flowElements.ts';
import { type FlowIndex, indexFlows, issueFlows } from '../../dom/passages.ts';
import { isInSight, readPlace, restorePlace, revealSpan } from '../../dom/place.ts';
import { directionOf, fontLanguage, scriptOf } from '../../layout/script.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useHasKeys } from '../../state/hooks.ts';
import type { PaperView } from '../../state/navigation/route.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import type { PaperHandle } from '../desk/paperHandle.ts';
import { useShownText } from '../desk/useShownText.ts';
import { blocksByFlow, notesByBlock, sectionsByBlock } from './blocks.ts';
import { ArticleReading } from './column/ArticleReading.tsx';
import { Scroll } from './column/Scroll.tsx';
import { createPlacements, PlacementsContext } from './sheet/placements.ts';
import { Sheet } from './sheet/Sheet.tsx';
import { IssueStrip } from './strip/IssueStrip.tsx';
import {
  FlowElementsContext,
  type PaperNotes,
  PaperNotesContext,
  type PaperSetting,
  PaperSettingContext,
} from './text/PaperContext.ts';
import { paperWords } from './text/paperWords.ts';
import { Tiers } from './tiers/Tiers.tsx';
import { canSetTiers, useTierGrid } from './tiers/useTierGrid.ts';
import { useHyphenation } from './useHyphenation.ts';
import { useKeyboardSelection } from './useKeyboardSelection.ts';
import { useLineSetter } from './useLineSetter.ts';
import { usePaperCopy } from './usePaperCopy.ts';
import { useMarkClicks, usePaperMarks } from './usePaperMarks.ts';
import { anchorOf, usePaperSelection } from './usePaperSelection.ts';
import { usePlaceKeeping } from './usePlaceKeeping.ts';
import { useTopArticle } from './useTopArticle.ts';
import { useVerticalScrolling } from './useVerticalScrolling.ts';

interface IssuePaperProps {
  readonly ref?: Ref<PaperHandle>;
  readonly desk: IssueOnDesk;
  readonly view: PaperView;
}

/**
 * An issue as a newspaper. Three views of the same text: a made-up sheet, one quiet column, vertical
 * lines; above them, when one is open, a single article.
 */
export function IssuePaper({ ref, desk, view: wantedView }: IssuePaperProps) {
  const { issue, openArticleId, painted, onSelect, onOpenArticle, onCloseArticle, onMarkActivate, onPerson } =
    desk;
  const { marks, focusedMarkId } = painted;
  const { settings } = useApplication();
  const typeSize = usePart(settings.store, (state) => state.typeSize);
  const wantsStrip = usePart(settings.store, (state) => state.pageStripShown);
  const [placements] = useState(createPlacements);
  const wantsTiers = usePart(settings.store, (state) => state.verticalTiers);
  const wantsFront = usePart(settings.store, (state) => state.frontPage);
  const hasKeys = useHasKeys();
  const script = useMemo(() => scriptOf(issue.language, issue.text), [issue]);
  const direction = useMemo(() => directionOf(issue.language, issue.text), [issue]);
  // Latin letters lie on their sides in vertical lines; one quiet column serves such papers better.
  const view: PaperView = wantedView === 'vertical' && script === 'latin' ? 'reading' : wantedView;
  // Vertical lines run on to the side, where no strip from top to bottom goes along with them.
  const stripView = wantsStrip && view !== 'vertical' ? view : null;
  const open = issue.articles.find((article) => article.id === openArticleId) ?? null;

  const root = useRef<HTMLDivElement>(null);
  const sheetScroller = useRef<HTMLDivElement>(null);
  const quietScroller = useRef<HTMLDivElement>(null);
  const makeUpNow = useRef(new Map<string, () => void>());
  const inTiers = view === 'vertical' && wantsTiers && canSetTiers();
  const scrollerSize = useSize(sheetScroller, inTiers);
  const { hyphenate, waiting } = useHyphenation(issue.language, script === 'latin' && view === 'page');
  const { lineSetter, waiting: waitingForType } = useLineSetter(
    root,
    typeSize,
    script,
    // Kana are not among what layout/lines/setHanLines.ts knows.
    direction === 'ltr' && view === 'page' && !/^ja\b/i.test(issue.language),
  );
  const size = waiting || waitingForType ? nothing : scrollerSize;
  const { width } = size;
  const { script: shownScript, substitute } = useShownText(issue);
  const tiers = useTierGrid(root, inTiers, typeSize);
  const tierForm = tiers ? `${tiers.grid.columns} ${tiers.grid.columnWidth} ${tiers.grid.lines}` : '';

  const index = useMemo(() => indexFlows(issueFlows(issue)), [issue]);
  const articleById = useMemo(() => new Map(issue.articles.map((article) => [article.id, article])), [issue]);
  const blockOf = useMemo(() => blocksByFlow(issue), [issue]);
  const sectionOf = useMemo(() => sectionsByBlock(issue), [issue]);
  const sheetElements = useFlowElements(sheetScroller, index);
  const quietElements = useFlowElements(quietScroller, index);
  const isOpen = open !== null;
  const flowElements = useCallback(
    () => (isOpen ? quietElements() : sheetElements()),
    [isOpen, quietElements, sheetElements],
  );

  const { goneTo, onPlace } = useTopArticle(sheetScroller, issue, desk.onTopArticle);
  const goToArticle = useCallback(
    (articleId: string): boolean => {
      const scroller = (isOpen ? quietScroller : sheetScroller).current;
      makeUpNow.current.get(sectionOf.get(articleId) ?? '')?.();
      const element = scroller?.querySelector(`[data-article="${CSS.escape(articleId)}"]`);
      if (!element) return false;
      if (!isOpen) goneTo(articleId);
      element.scrollIntoView({ block: 'start', inline: 'start', behavior: 'instant' });
      element.querySelector<HTMLElement>('.paper-open')?.focus({ preventScroll: true });
      return true;
    },
    [isOpen, sectionOf, goneTo],
  );
  const onFollow = useCallback(
    (articleId: string) => void (isOpen ? onOpenArticle(articleId) : goToArticle(articleId)),
    [isOpen, onOpenArticle, goToArticle],
  );
  const [reflows, onReflow] = useReducer((times: number) => times + 1, 0);
  const printed = useMemo(() => indexCodePoints(issue.text).slice, [issue]);
  const setting = useMemo<PaperSetting>(
    () => ({
      script,
      direction,
      typeSize,
      view,
      hyphenate,
      substitute,
      lineSetter,
      printed,
      words: paperWords(issue.language, script),
      onOpenArticle,
      onFollow,
      onReflow,
    }),
    [
      script,
      direction,
      typeSize,
      view,
      hyphenate,
      substitute,
      lineSetter,
      printed,
      issue,
      onOpenArticle,
      onFollow,
    ],
  );
  const notes = useMemo<PaperNotes>(() => {
    const colours = new Map(marks.map((mark) => [mark.id, mark.colour]));
    return {
      byBlock: notesByBlock(marks, index, blockOf),
      focusedMarkId,
      colourOf: (id) => colours.get(id) ?? 'grey',
      onActivate: onMarkActivate,
    };
  }, [marks, index, blockOf, focusedMarkId, onMarkActivate]);

  usePaperMarks(
    flowElements,
    painted,
    `${issue.id} ${view} ${openArticleId} ${width > 0} ${shownScript} ${tierForm} ${reflows}`,
  );
  useMarkClicks(root, flowElements, marks, onMarkActivate);
  const readSelectionNow = usePaperSelection(root, flowElements, onSelect, reflows);
  usePaperCopy(root, flowElements);
  useKeyboardSelection(root, view === 'vertical', direction);

  const bringNear = useCallback(
    (span: Span) => {
      const part = index.partsOf(span)[0];
      const block = part && blockOf.get(part.flow);
      makeUpNow.current.get(sectionOf.get(block ?? '') ?? '')?.();
    },
    [index, blockOf, sectionOf],
  );
  const vertical = view === 'vertical';
  const place = usePlaceKeeping(
    sheetScroller,
    sheetElements,
    vertical,
    issue,
    bringNear,
    `${width} ${typeSize} ${view} ${tierForm} ${wantsFront}`,
    size.height,
    onPlace,
  );
  useVerticalScrolling(sheetScroller, vertical);
  useVerticalScrolling(quietScroller, vertical && isOpen);
  useReturnedFocus(sheetScroller, openArticleId);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || document.getSelection()?.isCollapsed === false) return;
      if (!(event.target instanceof Element)) return;
      const byline = event.target.closest('.paper-byline');
      if (byline) {
        const bearer = articleById.get(
          event.target.closest<HTMLElement>('[data-article]')?.dataset.article ?? '',
        );
        const name = bearer && nameAtPoint(byline, bearer, event.clientX, event.clientY);
        if (name) onPerson(name);
        return;
      }
      if (!event.target.closest('.paper-headline')) return;
      const article = event.target.closest<HTMLElement>('[data-article]')?.dataset.article;
      if (article && article !== openArticleId) onOpenArticle(article);
    };
    element.addEventListener('click', onClick);
    return () => element.removeEventListener('click', onClick);
  }, [onOpenArticle, openArticleId, articleById, onPerson]);

  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !root.current || !hasKeys()) return;
      const target = event.target;
      // Esc belongs to whatever has the focus outside the paper: a dialog, a note being written.
      if (target instanceof Node && target !== document.body && !root.current.contains(target)) return;
      event.preventDefault();
      onCloseArticle();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen, onCloseArticle, hasKeys]);

  const scrollerNow = () => (isOpen ? quietScroller.current : sheetScroller.current);
  useImperativeHandle(ref, () => ({
    reveal(span: Span) {
      const scroller = scrollerNow();
      const elements = flowElements();
      if (!scroller || !elements) return false;
      bringNear(span);
      return revealSpan(scroller, elements, span, vertical);
    },
    sees(span) {
      const scroller = scrollerNow();
      const elements = flowElements();
      return scroller !== null && elements !== null && isInSight(scroller, elements, span);
    },
    revealArticle: goToArticle,
    currentPlace() {
      const scroller = scrollerNow();
      const elements = flowElements();
      const now = scroller && elements && readPlace(scroller, elements, vertical);
      return now ? { start: now.offset, end: now.offset + 1 } : null;
    },
    place() {
      const scroller = scrollerNow();
      const elements = flowElements();
      return scroller && elements ? readPlace(scroller, elements, vertical) : null;
    },
    restore(to) {
      const scroller = scrollerNow();
      const elements = flowElements();
      if (!scroller || !elements || !this.reveal({ start: to.offset, end: to.offset + 1 })) return false;
      restorePlace(scroller, elements, to, vertical);
      return true;
    },
    selection: readSelectionNow,
    caret() {
      const elements = flowElements();
      const found = elements && readCaret(document.getSelection(), elements);
      return found && { ...found, anchor: anchorOf(found.range, elements.root) };
    },
    clearSelection: () => document.getSelection()?.removeAllRanges(),
    focus: () => scrollerNow()?.focus({ preventScroll: true }),
  }));

  return (
    <div
      ref={root}
      className="paper"
      data-view={view}
      data-script={script}
      dir={direction}
      data-tiers={tiers ? true : undefined}
      lang={fontLanguage(issue.language, script)}
      data-strip={stripView === null ? undefined : true}
      style={{ '--type-size': `${typeSize}px`, ...tiers?.style }}
    >
      <PaperSettingContext value={setting}>
        <PaperNotesContext value={notes}>
          <div
            ref={sheetScroller}
            className="paper-scroller"
            tabIndex={-1}
            inert={isOpen}
            data-line-step={tiers?.grid.lineHeight}
            onScroll={place.onScroll}
          >
            <FlowElementsContext value={sheetElements}>
              {view === 'page' ? (
                <PlacementsContext value={placements}>
                  <Sheet issue={issue} window={size} front={wantsFront} makeUpNow={makeUpNow} />
                </PlacementsContext>
              ) : inTiers ? (
                tiers && <Tiers issue={issue} grid={tiers.grid} makeUpNow={makeUpNow} onMade={onReflow} />
              ) : (
                <Scroll issue={issue} width={width} layOutNow={makeUpNow} />
              )}
            </FlowElementsContext>
          </div>
          {stripView !== null && (
            <IssueStrip
              issue={issue}
              view={stripView}
              scroller={sheetScroller}
              placements={placements}
              painted={painted}
              sheetKey={`${issue.id} ${view} ${width > 0}`}
              isCovered={isOpen}
            />
          )}
          {open && (
            <div
              ref={quietScroller}
              className="paper-scroller paper-quiet-desk"
              tabIndex={-1}
              data-line-step={tiers?.grid.lineHeight}
            >
              <FlowElementsContext value={quietElements}>
                <ArticleReading
                  issue={issue}
                  article={open}
                  tiers={tiers?.grid ?? null}
                  onClose={onCloseArticle}
                  onCorrect={desk.onCorrectArticle}
                />
              </FlowElementsContext>
            </div>
          )}
        </PaperNotesContext>
      </PaperSettingContext>
    </div>
  );
}

const nothing = { width: 0, height: 0 };

/**
 * Size of a scroller without its scroll bars, in pixels; 0 before it is laid out. It is read anew at once when
 * `narrowed` changes: text set for the old width first would be scrolled to a place that then moves.
 */
function useSize(scroller: React.RefObject<HTMLElement | null>, narrowed: boolean): typeof nothing {
  const [size, setSize] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what narrows it changes its size without any state
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () =>
      setSize((before) => {
        const { clientWidth: width, clientHeight: height } = element;
        return width === before.width && height === before.height ? before : { width, height };
      });
    read();
    // Made up in the same frame, so that no sheet of the old size is ever painted.
    const observer = new ResizeObserver(() => flushSync(read));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, narrowed]);
  return size;
}

/** The flow elements below a root, found when they are first asked for. */
function useFlowElements(
  root: React.RefObject<HTMLElement | null>,
  index: FlowIndex,
): () => FlowElements | null {
  const known = useRef<FlowElements | null>(null);
  return useCallback(() => {
    const element = root.current;
    if (!element) return null;
    if (known.current?.root !== element || known.current.index !== index) {
      known.current = new FlowElements(element, index);
    }
    return known.current;
  }, [root, index]);
}

/** When an open article closes, the focus goes back to it on the sheet. */
function useReturnedFocus(scroller: React.RefObject<HTMLElement | null>, openArticleId: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    const closed = last.current;
    last.current = openArticleId;
    if (openArticleId !== null || closed === null) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-article="${CSS.escape(closed)}"] .paper-open`)
      ?.focus({ preventScroll: true });
  }, [openArticleId, scroller]);
}
