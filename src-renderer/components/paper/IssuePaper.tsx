import { type Ref, useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { indexFlows, issueFlows } from '../../dom/passages.ts';
import { directionOf, fontLanguage, scriptOf } from '../../layout/script.ts';
import { useApplication, usePart } from '../../state/application.ts';
import { useMedia } from '../../state/hooks.ts';
import type { PaperView } from '../../state/navigation/route.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import type { PaperHandle } from '../desk/paperHandle.ts';
import { useShownText } from '../desk/useShownText.ts';
import { blocksByFlow, notesByBlock, sectionsByBlock } from './blocks.ts';
import { ArticleReading } from './column/ArticleReading.tsx';
import { Scroll } from './column/Scroll.tsx';
import { holdInPlace } from './holdInPlace.ts';
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
import { useFlowElements } from './useFlowElements.ts';
import { useHyphenation } from './useHyphenation.ts';
import { useKeyboardSelection } from './useKeyboardSelection.ts';
import { useLeaveOnEscape } from './useLeaveOnEscape.ts';
import { useLineSetter } from './useLineSetter.ts';
import { usePaperClicks } from './usePaperClicks.ts';
import { usePaperCopy } from './usePaperCopy.ts';
import { usePaperHandle } from './usePaperHandle.ts';
import { useMarkClicks, usePaperMarks } from './usePaperMarks.ts';
import { usePaperSelection } from './usePaperSelection.ts';
import { usePlaceKeeping } from './usePlaceKeeping.ts';
import { useReturnedFocus } from './useReturnedFocus.ts';
import { noSize, useScrollerSize } from './useScrollerSize.ts';
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
  const { issue, openArticleId, painted, onSelect, onOpenArticle, onCloseArticle, onMarkActivate } = desk;
  const { marks, focusedMarkId } = painted;
  const { settings } = useApplication();
  const typeSize = usePart(settings.store, (state) => state.typeSize);
  const wantsStrip = usePart(settings.store, (state) => state.pageStripShown);
  const [placements] = useState(createPlacements);
  const wantsTiers = usePart(settings.store, (state) => state.verticalTiers);
  const wantsFront = usePart(settings.store, (state) => state.frontPage);
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
  // A narrow window holds too few lines for articles to stand under one another.
  const hasRoom = useMedia('(min-width: 560px)');
  const inTiers = view === 'vertical' && wantsTiers && hasRoom && canSetTiers();
  const scrollerSize = useScrollerSize(sheetScroller, inTiers);
  const { hyphenate, waiting } = useHyphenation(issue.language, script === 'latin' && view === 'page');
  const { lineSetter, waiting: waitingForType } = useLineSetter(
    root,
    typeSize,
    script,
    // Kana are not among what layout/lines/setHanLines.ts knows.
    direction === 'ltr' && view === 'page' && !/^ja\b/i.test(issue.language),
  );
  const isWaiting = waiting || waitingForType;
  const size = isWaiting ? noSize : scrollerSize;
  const { width } = size;
  const { script: shownScript, substitute } = useShownText(issue);
  const tiers = useTierGrid(root, inTiers, typeSize);
  const tierForm = tiers ? `${tiers.grid.columns} ${tiers.grid.columnWidth} ${tiers.grid.lines}` : '';

  const index = useMemo(() => indexFlows(issueFlows(issue)), [issue]);
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
      holdInPlace(element);
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
  usePaperClicks(root, desk);
  useLeaveOnEscape(root, isOpen, onCloseArticle);

  usePaperHandle(ref, {
    scrollerNow: () => (isOpen ? quietScroller.current : sheetScroller.current),
    flowElements,
    bringNear,
    goToArticle,
    vertical,
    selection: readSelectionNow,
  });

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
                  <Sheet
                    issue={issue}
                    window={scrollerSize}
                    waiting={isWaiting}
                    front={wantsFront}
                    makeUpNow={makeUpNow}
                  />
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
