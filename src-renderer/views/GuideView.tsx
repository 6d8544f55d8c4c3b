import { type RefObject, use, useEffect, useRef } from 'react';
import { FilterField } from '../components/fields/FilterField.tsx';
import { Frame } from '../components/frame/Frame.tsx';
import { fetchGuide } from '../components/guide/fetchGuide.ts';
import { headingId, PicturesContext } from '../components/guide/GuideBlocks.tsx';
import { GuideContents } from '../components/guide/GuideContents.tsx';
import { GuideHits } from '../components/guide/GuideHits.tsx';
import { GuideIndex, GuideSheet } from '../components/guide/GuideSheet.tsx';
import { pageNamed } from '../components/guide/guide.ts';
import { useApplication, usePart, useTranslator } from '../state/application.ts';
import { addressOf } from '../state/navigation/address.ts';
import type { GuideRoute } from '../state/navigation/route.ts';
import { useScrollPlace } from '../state/scrollPlace.ts';

/** The guide, inside the window and without a connection: its contents, a page of it, or what was found in it. */
export function GuideView({ route }: { readonly route: GuideRoute }) {
  const { router } = useApplication();
  const { t, language } = useTranslator();
  const { guide, pictures } = use(fetchGuide(language));
  const scroller = useRef<HTMLElement>(null);
  const entry = usePart(router.store, (state) => state.entry);
  const { find } = route;
  const page = route.page === null ? null : pageNamed(guide, route.page);
  const isFinding = find.trim() !== '';
  return (
    <Frame left={<GuideContents guide={guide} here={isFinding ? null : (page?.name ?? null)} />}>
      <main ref={scroller} id="content" className="desk guide" tabIndex={-1} aria-label={t('guide.title')}>
        <div className="guide-page">
          <search className="guide-ways">
            <FilterField
              value={find}
              label={t('guide.find')}
              onChange={(text) => router.replace({ ...route, find: text })}
            />
            <a
              className="plain-button"
              href={addressOf({ ...route, find: '' })}
              target="_blank"
              rel="noopener"
            >
              {t('guide.ownWindow')}
            </a>
          </search>
          {isFinding ? (
            <GuideHits guide={guide} query={find} />
          ) : (
            <PicturesContext value={pictures}>
              {page ? <GuideSheet guide={guide} page={page} /> : <GuideIndex guide={guide} />}
            </PicturesContext>
          )}
          <Arrival key={entry} scroller={scroller} section={isFinding ? null : route.section} />
        </div>
      </main>
    </Frame>
  );
}

interface ArrivalProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly section: string | null;
}

/** Once for each arrival: at the section that is named, at the beginning, or where one was. */
function Arrival({ scroller, section }: ArrivalProps) {
  const { router } = useApplication();
  useScrollPlace(scroller, {}, true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happens on arrival happens once for it
  useEffect(() => {
    if (router.store.getState().returned) return;
    const heading = section === null ? null : document.getElementById(headingId(section));
    if (!heading) {
      scroller.current?.scrollTo({ top: 0 });
      return;
    }
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  }, []);
  return null;
}
