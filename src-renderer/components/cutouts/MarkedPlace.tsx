import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { WantedPlace } from '#shared/model/draft.ts';
import { markedPlaceOf } from '../../state/issue/markable.ts';
import type { NoteDraft } from '../../state/issue/noteDrafts.ts';
import { Icon } from '../base/Icon.tsx';
import { Quoted } from '../base/shown/Quoted.tsx';
import { RegionPicture } from './RegionPicture.tsx';
import { usePageSheet } from './usePageSheet.ts';
import { labelOf, type PageLabel, usePlaceName } from './usePlaceName.ts';

interface AnnotationPlaceProps {
  readonly item: AnchoredAnnotation;
  readonly language: string | undefined;
}

interface MarkedPlaceProps {
  readonly issueId: string;
  readonly place: WantedPlace;
  /** Null where it is to be asked for. */
  readonly page: PageLabel | null;
  /** The headline of an article, or the words of a passage. */
  readonly quote: string;
  readonly language: string | undefined;
}

/** What an annotation is about. */
export function AnnotationPlace({ item, language }: AnnotationPlaceProps) {
  const { issueId, target } = item.annotation;
  const page = target.region ? labelOf(target.region) : null;
  return (
    <MarkedPlace
      issueId={issueId}
      place={markedPlaceOf(item)}
      page={page}
      quote={target.shown}
      language={language}
    />
  );
}

/** The same of a note that is begun. */
export const DraftPlace = ({ draft }: { readonly draft: NoteDraft }) => (
  <MarkedPlace issueId={draft.issueId} place={draft} page={null} quote={draft.quote} language={undefined} />
);

/** The cut-out and its page, the name of a whole thing, or the words of a passage. */
function MarkedPlace({ issueId, place, page, quote, language }: MarkedPlaceProps) {
  const nameOf = usePlaceName();
  const { region, about } = place;
  const index = region?.page ?? (about?.kind === 'page' ? about.page : null);
  const sheet = usePageSheet(issueId, page === null ? index : null);
  const name = nameOf(place, page ?? (sheet ? labelOf(sheet) : (index ?? 0) + 1));
  if (name === null) return <Quoted text={quote} language={language} />;
  return (
    <span className="marked-place">
      {region && <RegionPicture issueId={issueId} region={region} />}
      <span className="marked-name">
        {about && <Icon name={about.kind === 'page' ? 'wholePage' : 'notes'} />}
        {name}
      </span>
      {about?.kind === 'article' && (
        <span>
          <Quoted text={quote} language={language} />
        </span>
      )}
    </span>
  );
}
