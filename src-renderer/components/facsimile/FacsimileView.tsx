import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { picturesOfIssues } from '../../state/library/readablePictures.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import { pageHeading, paperName } from '../desk/names.ts';
import type { PaperHandle } from '../desk/paperHandle.ts';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { FacsimileBar } from './FacsimileBar.tsx';
import { placeWords } from './geometry/wordPlaces.ts';
import { zonesByArticle } from './geometry/zones.ts';
import { MarkLayer } from './marks/MarkLayer.tsx';
import { useMarkPart } from './marks/useMarkPart.ts';
import { useRegionAt } from './marks/useRegionAt.ts';
import { PageInk } from './PageInk.tsx';
import { PagePicture } from './PagePicture.tsx';
import { PageStrip } from './PageStrip.tsx';
import { PageWorkButtons } from './PageWorkButtons.tsx';
import { PageWorkLayer } from './PageWorkLayer.tsx';
import { PageZones } from './PageZones.tsx';
import { ArticleMenu } from './structure/ArticleMenu.tsx';
import { useArticleMenu } from './structure/useArticleMenu.ts';
import { useFacsimileKeys } from './useFacsimileKeys.ts';
import { useGoToPage, useGrantedWish } from './useGoToPage.ts';
import { usePagePointer } from './usePagePointer.ts';
import { usePageWork } from './usePageWork.ts';
import { useIssueText, usePassageOnPage } from './usePassageOnPage.ts';
import { useZoom } from './useZoom.ts';

const hints = { correct: 'lines.hint', region: 'region.hint', mark: 'marking.hint' } as const;

interface FacsimileViewProps {
  readonly ref?: Ref<PaperHandle>;
  readonly desk: IssueOnDesk;
  readonly sheets: readonly FacsimileSheet[];
  /** The text stands beside it. */
  readonly beside: boolean;
}

/**
 * An issue as it was printed, page by page. It answers as the paper does (PaperHandle), so that notes,
 * hits, links and keys treat both alike.
 */
export function FacsimileView({ ref, desk, sheets, beside }: FacsimileViewProps) {
  const { issue, openArticleId, painted, onReadBeside } = desk;
  const { facsimile } = useApplication();
  const translator = useTranslator();
  const { t } = translator;
  const scroller = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(0);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);

  const at = Math.min(page, sheets.length - 1);
  const sheet = sheets[at];
  const aspect = sheet ? sheet.width / sheet.height : 1;
  const words = usePart(facsimile.store, (state) => (sheet ? state.words.get(sheet.number) : undefined));
  const text = useIssueText(issue);
  const places = useMemo(() => (words ? placeWords(words, text, aspect) : null), [words, text, aspect]);
  const zones = useMemo(() => zonesByArticle(sheet?.zones ?? []), [sheet]);
  const zooming = useZoom(scroller, stage, aspect);
  const passage = usePassageOnPage(text, places, scroller, stage, desk.onSelect);
  const number = sheet?.number;
  // biome-ignore lint/correctness/useExhaustiveDependencies: pages that were read again come as other sheets
  useEffect(() => {
    if (number !== undefined) void facsimile.loadWords(number);
  }, [facsimile, number, sheets]);

  const { clear } = passage;
  const onPage = useCallback(
    (index: number) => {
      setPage(index);
      setHoveredId(null);
      clear();
    },
    [clear],
  );
  const going = useGoToPage({ facsimile, issue, sheets, text, at, onPage }, scroller);
  const { turn, reveal } = going;
  useGrantedWish(going, scroller, stage, places, zooming.width);
  const goToArticle = (id: string): boolean => {
    const isThere = going.toArticle(id, zooming.width > 0);
    if (isThere) setChosenId(id);
    return isThere;
  };
  const work = usePageWork({
    issue,
    sheet,
    places,
    text,
    aspect,
    canCorrect: desk.onCorrectArticle !== null,
    scroller,
  });
  const menu = useArticleMenu({
    scroller,
    stage,
    issue,
    zones: sheet?.zones ?? [],
    places,
    isWanted: desk.onCorrectArticle !== null,
  });

  const name = paperName(translator, issue.publication, issue.date, issue.masthead.dateText);
  const nameOf = useCallback(
    (one: FacsimileSheet) => pageHeading(translator, one.label ?? one.number, one.name),
    [translator],
  );
  const pageName = sheet ? nameOf(sheet) : '';
  const isMarking = work.mode === 'mark';
  const part = useMarkPart({
    isOn: isMarking,
    page: at,
    name: pageName,
    scroller,
    stage,
    onSelect: desk.onSelect,
  });
  const regionAt = useRegionAt(issue.id, at);

  // The article that is read beside the page is outlined on it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another article is opened
  useEffect(() => {
    if (openArticleId === null) setChosenId(null);
    else if (openArticleId !== chosenId) goToArticle(openArticleId);
  }, [openArticleId]);

  usePagePointer({
    scroller,
    stage,
    places,
    zones: sheet?.zones ?? [],
    isPaused: work.mode === 'region' || isMarking,
    onLine: work.mode === 'correct' ? work.openAt : null,
    onPoint: work.onPoint,
    onHover: setHoveredId,
    onSelect: passage.select,
    onWord: (unit) => {
      const under = painted.marks
        .filter((mark) => mark.start < unit.end && mark.end > unit.start)
        .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
      if (under) desk.onMarkActivate(under.id);
      return under !== undefined;
    },
    regionAt,
    onRegion: desk.onMarkActivate,
    onArticle: (id) => {
      setChosenId(id);
      onReadBeside(id);
    },
    onZoom: (point) => zooming.zoomBy(2, point),
  });

  useImperativeHandle(ref, (): PaperHandle => {
    const currentPlace = () => {
      if (zooming.width === 0 || !sheet) return null;
      const ids = new Set(sheet.zones.map((zone) => zone.articleId));
      const article = issue.articles.find(({ id }) => (chosenId !== null ? id === chosenId : ids.has(id)));
      const start = article?.start ?? words?.[0]?.start ?? 0;
      return { start, end: start + 1 };
    };
    return {
      reveal,
      // A page whose words are not known, or not yet, shows whatever was looked for on it.
      sees: (span) => !places || !words?.length || places.boxesOf(span).length > 0,
      revealArticle(id) {
        if (!goToArticle(id)) return false;
        scroller.current?.focus({ preventScroll: true });
        return true;
      },
      revealPage(wanted) {
        const index = sheets.findIndex((one) => one.number === wanted);
        if (index >= 0) turn(index);
        return index >= 0;
      },
      revealRegion: going.toBox,
      printedPage: () => at,
      markPart() {
        work.markByKey();
        return true;
      },
      currentPlace,
      place() {
        const here = currentPlace();
        return here && { offset: words?.[0]?.start ?? here.start, distance: 0, atStart: false };
      },
      restore: (to) => reveal({ start: to.offset, end: to.offset + 1 }),
      selection: () => part.current() ?? passage.current(),
      clearSelection() {
        if (isMarking) work.setMode('read');
        passage.clear();
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    };
  });

  const cancelKey = passage.span
    ? passage.clear
    : beside && openArticleId !== null
      ? desk.onCloseArticle
      : null;
  useFacsimileKeys({
    scroller,
    zooming,
    alone: !beside,
    next: at < sheets.length - 1 ? () => turn(at + 1) : null,
    previous: at > 0 ? () => turn(at - 1) : null,
    cancel: cancelKey,
  });

  const ofIssue = useMemo(() => picturesOfIssues([issue.id]), [issue.id]);
  return (
    // One element for both, so that turning to the text beside keeps the page as it lies.
    <section className="facsimile" aria-label={t('facsimile.name')}>
      {!beside && <h1 className="visually-hidden">{name}</h1>}
      <FacsimileBar
        sheets={sheets}
        current={at}
        nameOf={nameOf}
        zooming={zooming}
        beside={beside}
        onTurn={turn}
        onBeside={(wanted) => desk.onView(wanted ? 'beside' : 'facsimile')}
      >
        <PageWorkButtons work={work} />
      </FacsimileBar>
      {work.mode !== 'read' && <p className="facsimile-note">{t(hints[work.mode])}</p>}
      {sheet?.image && !sheet.hasWords && (
        <p className="facsimile-note">
          {t('facsimile.noWords')} <ReadPicturesButton className="plain-button" what={ofIssue} name={name} />
        </p>
      )}
      <div className="facsimile-body">
        {sheets.length > 1 && (
          <PageStrip name={t('facsimile.pages')} sheets={sheets} current={at} nameOf={nameOf} onTurn={turn} />
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard */}
        <div ref={scroller} className="facsimile-scroller" tabIndex={0} data-pointer="page">
          {sheet && (
            // biome-ignore lint/a11y/useSemanticElements: a figure would want its caption printed
            <div
              ref={stage}
              className="facsimile-page"
              role="group"
              aria-label={pageName}
              aria-busy={sheet.hasWords && !words}
              style={{ width: `${zooming.width}px`, height: `${zooming.width / aspect}px` }}
            >
              <PagePicture
                key={sheet.number}
                sheet={sheet}
                width={zooming.width}
                places={places}
                textOf={text.slice}
                language={issue.language}
              />
              {places && <PageInk places={places} painted={painted} selection={passage.span} />}
              <PageZones
                issue={issue}
                zones={zones}
                hoveredId={passage.span || work.mode !== 'read' ? null : (hoveredId ?? focusedId)}
                chosenId={chosenId}
                onOpen={onReadBeside}
                onFocus={setFocusedId}
              />
              <MarkLayer desk={desk} page={at} name={pageName} work={work} part={part} />
              <PageWorkLayer
                key={`work ${sheet.number}`}
                issue={issue}
                sheet={sheet}
                work={work}
                width={zooming.width}
                height={zooming.width / aspect}
                scroller={scroller}
                isQuiet={passage.span !== null || menu.at !== null}
              />
            </div>
          )}
        </div>
      </div>
      {menu.at && (
        <ArticleMenu
          issue={issue}
          at={menu.at}
          onMore={() => menu.at && desk.onCorrectArticle?.(menu.at.articleId)}
          onClose={menu.close}
        />
      )}
    </section>
  );
}
