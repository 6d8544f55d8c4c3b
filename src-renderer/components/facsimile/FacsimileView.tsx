import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Box, FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { picturesOfIssues } from '../../state/library/readablePictures.ts';
import type { IssueOnDesk } from '../desk/issueOnDesk.ts';
import { pageHeading, paperName } from '../desk/names.ts';
import type { PaperHandle } from '../desk/paperHandle.ts';
import { ReadPicturesButton } from '../pictures/ReadPicturesButton.tsx';
import { FacsimileBar } from './FacsimileBar.tsx';
import { PageInk } from './PageInk.tsx';
import { PagePicture } from './PagePicture.tsx';
import { PageStrip } from './PageStrip.tsx';
import { PageZones } from './PageZones.tsx';
import { useFacsimileKeys } from './useFacsimileKeys.ts';
import { useFindPage } from './useFindPage.ts';
import { usePagePointer } from './usePagePointer.ts';
import { useIssueText, usePassageOnPage } from './usePassageOnPage.ts';
import { useZoom } from './useZoom.ts';
import { placeWords } from './wordPlaces.ts';
import { zonesByArticle } from './zones.ts';

interface FacsimileViewProps {
  readonly ref?: Ref<PaperHandle>;
  readonly desk: IssueOnDesk;
  readonly sheets: readonly FacsimileSheet[];
  /** The text stands beside it. */
  readonly beside: boolean;
}

/** What is to be brought into sight once its page is there. */
type Wish = { readonly kind: 'span'; readonly span: Span } | { readonly kind: 'box'; readonly box: Box };

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
  const [wish, setWish] = useState<Wish | null>(null);

  const at = Math.min(page, sheets.length - 1);
  const sheet = sheets[at];
  const aspect = sheet ? sheet.width / sheet.height : 1;
  const words = usePart(facsimile.store, (state) => (sheet ? state.words.get(sheet.number) : undefined));
  const text = useIssueText(issue);
  const places = useMemo(() => (words ? placeWords(words, text, aspect) : null), [words, text, aspect]);
  const zones = useMemo(() => zonesByArticle(sheet?.zones ?? []), [sheet]);
  const zooming = useZoom(scroller, stage, aspect);
  const passage = usePassageOnPage(text, places, scroller, stage, desk.onSelect);
  const findPage = useFindPage(facsimile, issue, sheets, text);

  const number = sheet?.number;
  useEffect(() => {
    if (number !== undefined) void facsimile.loadWords(number);
  }, [facsimile, number]);

  const { clear } = passage;
  const turn = useCallback(
    (index: number, to: Wish | null = null) => {
      setPage(index);
      setHoveredId(null);
      setWish(to);
      clear();
      if (!to) scroller.current?.scrollTo({ top: 0, left: 0, behavior: 'instant' });
    },
    [clear],
  );

  const showsPage = (index: number) => at === index && zooming.width > 0;
  const articlePage = (id: string) => {
    const here = sheets[at]?.zones.some((zone) => zone.articleId === id) ? at : -1;
    return here >= 0 ? here : sheets.findIndex((one) => one.zones.some((zone) => zone.articleId === id));
  };
  const goToArticle = (id: string): boolean => {
    const index = articlePage(id);
    const first = sheets[index]?.zones.find((zone) => zone.articleId === id);
    if (!first) return false;
    setChosenId(id);
    if (showsPage(index)) setWish({ kind: 'box', box: first.box });
    else turn(index, { kind: 'box', box: first.box });
    return true;
  };
  // A page may take its time to be found; what was asked for last is shown.
  const rounds = useRef(0);
  const reveal = (span: Span): boolean => {
    const round = ++rounds.current;
    void findPage(span, at).then((index) => {
      if (index === null || round !== rounds.current) return;
      if (index === at) setWish({ kind: 'span', span });
      else turn(index, { kind: 'span', span });
    });
    return true;
  };

  // The article that is read beside the page is outlined on it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another article is opened
  useEffect(() => {
    if (openArticleId === null) setChosenId(null);
    else if (openArticleId !== chosenId) goToArticle(openArticleId);
  }, [openArticleId]);

  useLayoutEffect(() => {
    const [window, paper] = [scroller.current, stage.current];
    if (!wish || !window || !paper || zooming.width === 0) return;
    if (wish.kind === 'span' && !places) return;
    setWish(null);
    const box = wish.kind === 'box' ? wish.box : places?.boxesOf(wish.span)[0];
    if (box) scrollTo(window, paper, box);
  }, [wish, places, zooming.width]);

  usePagePointer({
    scroller,
    stage,
    places,
    zones: sheet?.zones ?? [],
    onHover: setHoveredId,
    onSelect: passage.select,
    onWord: (unit) => {
      const under = painted.marks
        .filter((mark) => mark.start < unit.end && mark.end > unit.start)
        .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
      if (under) desk.onMarkActivate(under.id);
      return under !== undefined;
    },
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
      currentPlace,
      place() {
        const here = currentPlace();
        return here && { offset: words?.[0]?.start ?? here.start, distance: 0, atStart: false };
      },
      restore: (to) => reveal({ start: to.offset, end: to.offset + 1 }),
      selection: passage.current,
      clearSelection: passage.clear,
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

  const name = paperName(translator, issue.publication, issue.date, issue.masthead.dateText);
  const ofIssue = useMemo(() => picturesOfIssues([issue.id]), [issue.id]);
  const nameOf = useCallback(
    (one: FacsimileSheet) => pageHeading(translator, one.label ?? one.number, one.name),
    [translator],
  );
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
      />
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
              aria-label={nameOf(sheet)}
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
                hoveredId={passage.span ? null : (hoveredId ?? focusedId)}
                chosenId={chosenId}
                onOpen={onReadBeside}
                onFocus={setFocusedId}
              />
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

/** Scrolls a box of the page to about a third of the window, unless it is well in sight. */
function scrollTo(window: HTMLElement, paper: HTMLElement, box: Box): void {
  const [view, page] = [window.getBoundingClientRect(), paper.getBoundingClientRect()];
  const left = page.left + box.left * page.width - view.left;
  const top = page.top + box.top * page.height - view.top;
  const margin = 24;
  const inSight =
    top >= margin &&
    top + Math.min(box.height * page.height, view.height / 3) <= view.height - margin &&
    left >= 0 &&
    left + Math.min(box.width * page.width, view.width) <= view.width + 1;
  if (inSight) return;
  window.scrollBy({
    left: left - Math.max(margin, (view.width - box.width * page.width) / 2),
    top: top - view.height * 0.3,
    behavior: 'instant',
  });
}
